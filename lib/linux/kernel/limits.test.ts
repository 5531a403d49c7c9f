import { expect, test } from 'vitest'
import { decode, encode } from '../../base/bytes'
import { MILLISECOND, SECOND } from '../../base/clock'
import { failure } from '../testing/ask'
import { TestMachine } from '../testing/test-machine'
import { isErrno } from './errno'
import type { Process } from './program'
import type { Blocking } from './wait-queue'

function ask(look: (process: Process) => Blocking<unknown>): unknown {
  const { stdout } = new TestMachine().runProgram(function* (process) {
    yield* process.stdout.write(JSON.stringify(yield* look(process)))
    return 0
  })
  return JSON.parse(stdout)
}

function becomeNobody({ sys }: Process): void {
  sys.setgroups([])
  sys.setresgid(65534, 65534, 65534)
  sys.setresuid(65534, 65534, 65534)
}

test('a limit is read, lowered by anyone, raised above the hard one by root alone', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const before = sys.prlimit(0, 'NOFILE')
    const previous = sys.prlimit(0, 'NOFILE', { soft: 256, hard: 512 })
    becomeNobody(process)
    const raise = yield* failure(function* () {
      sys.prlimit(0, 'NOFILE', { soft: 256, hard: 1024 })
    })
    const invalid = yield* failure(function* () {
      sys.prlimit(0, 'NOFILE', { soft: 300, hard: 200 })
    })
    const foreign = yield* failure(function* () {
      sys.prlimit(1, 'NOFILE')
    })
    const fd = yield* sys.open('/proc/self/limits', { access: 'read' })
    const text = decode(yield* sys.read(fd, 4096))
    const line = text.split('\n').find((one) => one.startsWith('Max open files'))
    return [before, previous, sys.prlimit(0, 'NOFILE'), raise, invalid, foreign, line]
  })
  expect(found).toEqual([
    { soft: 1024, hard: 1_048_576 },
    { soft: 1024, hard: 1_048_576 },
    { soft: 256, hard: 512 },
    'EPERM',
    'EINVAL',
    'EPERM',
    'Max open files            256                  512                  files     ',
  ])
})

test('descriptors, file sizes, memory and processes end where their limits are', () => {
  const found = ask(function* (process) {
    const { sys } = process
    sys.prlimit(0, 'NOFILE', { soft: 4, hard: 64 })
    const first = yield* sys.open('/tmp/file', { access: 'write', create: true })
    const descriptors = yield* failure(() => sys.open('/tmp/file', { access: 'read' }))
    sys.prlimit(0, 'FSIZE', { soft: 10, hard: 10 })
    sys.sigaction('SIGXFSZ', 'ignore')
    const written = yield* sys.write(first, encode('123456789012345'))
    const size = yield* failure(() => sys.write(first, encode('x')))
    sys.prlimit(0, 'AS', { soft: 1024 ** 2, hard: 1024 ** 2 })
    const memory = yield* failure(() => sys.mmap(2 * 1024 ** 2))
    sys.prlimit(0, 'NPROC', { soft: 1, hard: 1 })
    const asRoot = sys.clone(function* () {
      return 0
    })
    yield* sys.wait4(asRoot)
    becomeNobody(process)
    const fork = yield* failure(function* () {
      sys.clone(function* () {
        return 0
      })
    })
    return [first, descriptors, written, size, memory, fork]
  })
  expect(found).toEqual([3, 'EMFILE', 10, 'EFBIG', 'ENOMEM', 'EAGAIN'])
})

test('too large a file and too much processor time are told by signals', () => {
  const found = ask(function* ({ sys }) {
    const big = sys.clone(function* (child) {
      child.sys.prlimit(0, 'FSIZE', { soft: 1, hard: 1 })
      const fd = yield* child.sys.open('/tmp/file', { access: 'write', create: true })
      yield* child.sys.write(fd, encode('ab'))
      yield* child.sys.write(fd, encode('c'))
      return 0
    })
    const long = sys.clone(function* (child) {
      child.sys.prlimit(0, 'CPU', { soft: 1, hard: 2 })
      for (;;) yield* child.sys.schedYield()
    })
    return [yield* sys.wait4(big), yield* sys.wait4(long), Math.round(sys.now() / SECOND)]
  })
  expect(found).toEqual([
    { pid: expect.any(Number), signaled: 'SIGXFSZ', coreDumped: false },
    { pid: expect.any(Number), signaled: 'SIGXCPU', coreDumped: false },
    2,
  ])
})

test('on one processor a process of nice 5 gets a third of what its rival gets', () => {
  const found = ask(function* ({ sys }) {
    const ticks = [0, 0]
    const start = (index: number) =>
      sys.clone(function* (child) {
        child.sys.setpriority(0, index * 5)
        for (;;) {
          yield* child.sys.schedYield()
          ticks[index] = (ticks[index] ?? 0) + 1
        }
      })
    sys.prlimit(0, 'NOFILE')
    // A third loop of the same weight as the first keeps the other processor busy.
    const children = [start(0), start(1), start(0)]
    yield* sys.nanosleep(900 * MILLISECOND)
    for (const child of children) sys.kill(child, 'SIGKILL')
    const [usual = 0, nice = 0] = ticks
    return Math.round((usual / nice) * 2) / 2
  })
  expect(found).toBeGreaterThan(3)
})

test('a seccomp filter needs no_new_privs or a capability, stays over fork and shows in status', () => {
  const found = ask(function* (process) {
    const { sys } = process
    becomeNobody(process)
    const refused = yield* failure(function* () {
      sys.seccomp(['unshare'])
    })
    sys.setNoNewPrivileges()
    sys.seccomp(['unshare'])
    const child = sys.clone(function* (own) {
      try {
        own.sys.unshare(['CLONE_NEWUSER'])
      } catch (error) {
        return isErrno(error, 'EPERM') ? 7 : 1
      }
      return 0
    })
    const status = yield* sys.wait4(child)
    const fd = yield* sys.open('/proc/self/status', { access: 'read' })
    const lines = decode(yield* sys.read(fd, 8192)).split('\n')
    return [refused, status, lines.filter((line) => /^(NoNewPrivs|Seccomp)/.test(line))]
  })
  expect(found).toEqual([
    'EACCES',
    { pid: expect.any(Number), exited: 7 },
    ['NoNewPrivs:\t1', 'Seccomp:\t2', 'Seccomp_filters:\t1'],
  ])
})
