import { expect, test } from 'vitest'
import { encode } from '../../../base/bytes'
import { SECOND } from '../../../base/clock'
import { failure, readText, writeText } from '../../testing/ask'
import { TestMachine } from '../../testing/test-machine'
import type { Process } from '../program'
import type { Blocking } from '../wait-queue'

const AT = '/sys/fs/cgroup'

function ask(look: (process: Process) => Blocking<unknown>): unknown {
  const { stdout } = new TestMachine({ files: { [`${AT}/here`]: '' } }).runProgram(function* (process) {
    process.sys.mount({ source: 'cgroup2', target: AT, type: 'cgroup2' })
    yield* process.stdout.write(JSON.stringify(yield* look(process)))
    return 0
  })
  return JSON.parse(stdout)
}

test('a group is a directory; processes are moved by writing their number', () => {
  const found = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/demo`)
    const before = yield* readText(process, `${AT}/demo/cgroup.events`)
    yield* writeText(process, `${AT}/demo/cgroup.procs`, `${sys.getpid()}\n`)
    return [
      before,
      yield* readText(process, `${AT}/demo/cgroup.events`),
      (yield* readText(process, `${AT}/demo/cgroup.procs`)) === `${sys.getpid()}\n`,
      yield* readText(process, '/proc/self/cgroup'),
      yield* readText(process, `${AT}/demo/pids.current`),
      yield* failure(function* () {
        sys.rmdir(`${AT}/demo`)
      }),
      yield* failure(() => writeText(process, `${AT}/demo/cgroup.procs`, '99999')),
      yield* failure(() => writeText(process, `${AT}/demo/cgroup.procs`, 'me')),
    ]
  })
  expect(found).toEqual([
    'populated 0\nfrozen 0\n',
    'populated 1\nfrozen 0\n',
    true,
    '0::/demo\n',
    '1\n',
    'EBUSY',
    'ESRCH',
    'EINVAL',
  ])
})

test('an empty group can be removed, a file cannot be made', () => {
  const found = ask(function* ({ sys }) {
    sys.mkdir(`${AT}/demo`)
    sys.mkdir(`${AT}/demo/below`)
    const busy = yield* failure(function* () {
      sys.rmdir(`${AT}/demo`)
    })
    sys.rmdir(`${AT}/demo/below`)
    sys.rmdir(`${AT}/demo`)
    return [
      busy,
      sys.getdents(AT).map(({ name }) => name),
      yield* failure(() => sys.open(`${AT}/x`, { access: 'write', create: true })),
    ]
  })
  expect(found).toEqual([
    'EBUSY',
    [
      'cgroup.controllers',
      'cgroup.procs',
      'cgroup.stat',
      'cgroup.subtree_control',
      'cgroup.threads',
      'cpu.stat',
      'cpuset.cpus.effective',
      'cpuset.mems.effective',
      'io.stat',
      'memory.stat',
      'init.scope',
    ],
    'EACCES',
  ])
})

test('a mount in a cgroup namespace begins at its root', () => {
  const found = ask(function* (process) {
    const { sys } = process
    sys.moveToCgroup('/docker/abc')
    sys.unshare(['CLONE_NEWCGROUP', 'CLONE_NEWNS'])
    sys.mount({ source: 'cgroup', target: AT, type: 'cgroup2', readOnly: true })
    return [
      sys.getdents(AT).map(({ name }) => name),
      (yield* readText(process, '/proc/self/mountinfo'))
        .trimEnd()
        .split('\n')
        .at(-1)
        ?.replace(/^\d+ \d+ \d+:\d+/, ''),
    ]
  })
  expect(found).toEqual([
    [
      ...['cgroup.controllers', 'cgroup.events', 'cgroup.freeze', 'cgroup.kill', 'cgroup.max.depth'],
      ...['cgroup.max.descendants', 'cgroup.procs', 'cgroup.stat', 'cgroup.subtree_control'],
      ...['cgroup.threads', 'cgroup.type', 'cpu.idle', 'cpu.max', 'cpu.max.burst', 'cpu.stat', 'cpu.weight'],
      ...['cpuset.cpus', 'cpuset.cpus.effective', 'cpuset.cpus.partition', 'cpuset.mems'],
      ...['cpuset.mems.effective', 'io.max', 'io.stat', 'io.weight', 'memory.current', 'memory.events'],
      ...['memory.high', 'memory.low', 'memory.max', 'memory.min', 'memory.oom.group', 'memory.peak'],
      ...['memory.reclaim', 'memory.stat', 'memory.swap.current', 'memory.swap.events', 'memory.swap.high'],
      ...['memory.swap.max', 'pids.current', 'pids.events', 'pids.max', 'pids.peak'],
    ],
    ' / /sys/fs/cgroup ro,relatime - cgroup2 cgroup rw,nsdelegate,memory_recursiveprot',
  ])
})

test('a frozen group stands still until it is thawed, and can be killed all the same', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const [out, ticks] = [sys.pipe(), () => sys.poll([{ fd: out.read, read: true }], 0)]
    sys.mkdir(`${AT}/demo`)
    sys.mkdir(`${AT}/demo/inner`)
    const child = sys.clone(function* (self) {
      for (;;) {
        yield* self.sys.write(out.write, encode('.'))
        yield* self.sys.nanosleep(SECOND)
      }
    })
    yield* writeText(process, `${AT}/demo/inner/cgroup.procs`, String(child))
    const count = function* (): Blocking<number> {
      yield* sys.nanosleep(3.5 * SECOND)
      return (yield* ticks()).length === 0 ? 0 : (yield* sys.read(out.read, 100)).length
    }
    const counts = [yield* count()]
    yield* writeText(process, `${AT}/demo/cgroup.freeze`, '1\n')
    yield* count()
    counts.push(yield* count())
    const frozen = yield* readText(process, `${AT}/demo/inner/cgroup.events`)
    const own = yield* readText(process, `${AT}/demo/inner/cgroup.freeze`)
    sys.kill(child, 'SIGTERM')
    const isAlive = (yield* sys.wait4(child, { noHang: true })) === undefined
    yield* writeText(process, `${AT}/demo/inner/cgroup.freeze`, '1')
    sys.kill(child, 'SIGKILL')
    const status = yield* sys.wait4(child)
    return [
      counts.map((ticked) => ticked > 0),
      frozen,
      own,
      isAlive,
      status,
      yield* failure(() => writeText(process, `${AT}/demo/cgroup.freeze`, '2')),
      yield* failure(() => writeText(process, `${AT}/demo/cgroup.freeze`, 'on')),
    ]
  })
  expect(found).toEqual([
    [true, false],
    'populated 1\nfrozen 1\n',
    '0\n',
    true,
    expect.objectContaining({ signaled: 'SIGKILL' }),
    'ERANGE',
    'EINVAL',
  ])
})
