import { describe, expect, test } from 'vitest'
import { decode, encode } from '../../../base/bytes'
import { failure, readText, writeText } from '../../testing/ask'
import { TestMachine } from '../../testing/test-machine'
import { executable } from '../../vfs/tree'
import type { Process, Program } from '../program'
import type { Blocking } from '../wait-queue'

type Look = (process: Process) => Blocking<unknown>

const machine = () =>
  new TestMachine({
    files: { '/bin/sleep': executable('sleep', 43_888), '/bin/show': executable('show', 35_000) },
    programs: {
      *sleep({ sys }) {
        yield* sys.nanosleep(1e15)
        return 0
      },
      *show(process) {
        for (const path of process.argv.slice(1)) yield* process.stdout.write(yield* readText(process, path))
        return 0
      },
    },
  })

/** What a process of its own finds out, as JSON. */
function ask(look: Look, on = machine()): unknown {
  const { stdout } = on.runProgram(function* (process) {
    const found = yield* look(process)
    yield* process.stdout.write(JSON.stringify(found))
    return 0
  })
  return JSON.parse(stdout)
}

/** Runs a program in new namespaces, as pid 1 of its own pid namespace with its own /proc. */
function* inContainer({ sys }: Process, main: Program): Blocking<void> {
  const child = sys.clone(
    function* (process) {
      process.sys.mount({ source: 'proc', target: '/proc', type: 'proc' })
      return yield* main(process)
    },
    ['CLONE_NEWPID', 'CLONE_NEWNS', 'CLONE_NEWUTS', 'CLONE_NEWCGROUP'],
  )
  yield* sys.wait4(child)
}

function spawn({ sys }: Process): Blocking<number> {
  return sys.spawn({ path: '/bin/sleep', argv: ['sleep', '1000'] })
}

test('status, with the fields and columns of Linux', () => {
  const status = machine().run(['show', '/proc/self/status'], { env: [] }).stdout
  expect(
    status
      .split('\n')
      .filter((line) => !/^(Vm|Rss|Mems)/.test(line))
      .join('\n'),
  ).toBe(`Name:	show
Umask:	0022
State:	R (running)
Tgid:	2
Ngid:	0
Pid:	2
PPid:	1
TracerPid:	0
Uid:	0	0	0	0
Gid:	0	0	0	0
FDSize:	64
Groups:	0 
NStgid:	2
NSpid:	2
NSpgid:	1
NSsid:	1
Kthread:	0
HugetlbPages:	       0 kB
CoreDumping:	0
THP_enabled:	1
untag_mask:	0xffffffffffffffff
Threads:	1
SigQ:	0/16384
SigPnd:	0000000000000000
ShdPnd:	0000000000000000
SigBlk:	0000000000000000
SigIgn:	0000000000000000
SigCgt:	0000000000000000
CapInh:	0000000000000000
CapPrm:	000001ffffffffff
CapEff:	000001ffffffffff
CapBnd:	000001ffffffffff
CapAmb:	0000000000000000
NoNewPrivs:	0
Seccomp:	0
Seccomp_filters:	0
Speculation_Store_Bypass:	vulnerable
SpeculationIndirectBranch:	always enabled
Cpus_allowed:	3
Cpus_allowed_list:	0-1
voluntary_ctxt_switches:	0
nonvoluntary_ctxt_switches:	0
`)
  expect(status).toMatch(/^VmRSS:\t {4}\d{4} kB$/m)
})

test('stat has 52 fields, with times in hundredths of a second since boot', () => {
  const fields = machine().run(['show', '/proc/self/stat']).stdout.trim().split(' ')
  expect(fields.length).toBe(52)
  expect(fields.slice(0, 8)).toEqual(['2', '(show)', 'R', '1', '1', '1', '0', '-1'])
  expect(fields[21]).toBe('100')
})

test('arguments, environment, directories and descriptors of another process', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const pid = yield* sys.spawn({
      path: '/bin/sleep',
      argv: ['sleep', '1000'],
      env: ['A=1', 'B=2'],
      cwd: '/tmp',
    })
    const names = sys
      .getdents(`/proc/${pid}/fd`)
      .map(({ name }) => `${name} ${sys.lstat(`/proc/${pid}/fd/${name}`).mode.toString(8)}`)
    return [
      yield* readText(process, `/proc/${pid}/cmdline`),
      yield* readText(process, `/proc/${pid}/environ`),
      yield* readText(process, `/proc/${pid}/comm`),
      sys.readlink(`/proc/${pid}/cwd`),
      sys.readlink(`/proc/${pid}/exe`),
      sys.readlink(`/proc/${pid}/root`),
      names,
    ]
  })
  expect(found).toEqual([
    'sleep\x001000\x00',
    'A=1\x00B=2\x00',
    'sleep\n',
    '/tmp',
    '/bin/sleep',
    '/',
    ['0 500', '1 300', '2 300'],
  ])
})

test('descriptors link to paths, to what has none, and to what is gone', () => {
  const found = ask(function* ({ sys }) {
    const file = yield* sys.open('/tmp/file', { access: 'read-write', create: true })
    const { write: writer } = sys.pipe()
    sys.unlink('/tmp/file')
    const handle = yield* sys.open('/proc/self/ns/uts', { access: 'read' })
    return [file, writer, handle].map((fd) => sys.readlink(`/proc/self/fd/${fd}`).replace(/\d+/, 'N'))
  })
  expect(found).toEqual(['/tmp/file (deleted)', 'pipe:[N]', 'uts:[N]'])
})

test('a pipe can be opened again through its descriptor', () => {
  const found = ask(function* ({ sys }) {
    const { read: reader, write: writer } = sys.pipe()
    const again = yield* sys.open(`/proc/self/fd/${writer}`, { access: 'write' })
    yield* sys.write(again, encode('through proc'))
    return decode(yield* sys.read(reader, 100))
  })
  expect(found).toBe('through proc')
})

test('an instance shows its pid namespace only, with the numbers there', () => {
  const found = ask(function* (process) {
    const seen: unknown[] = []
    yield* inContainer(process, function* (inner) {
      const numbers = () =>
        inner.sys
          .getdents('/proc')
          .map(({ name }) => name)
          .filter((name) => /^\d+$/.test(name))
      seen.push(numbers(), inner.sys.readlink('/proc/self'), inner.sys.getpid())
      yield* spawn(inner)
      seen.push(numbers(), (yield* readText(inner, '/proc/2/status')).match(/^(PPid|NSpid).*$/gm))
      return 0
    })
    return seen
  })
  expect(found).toEqual([['1'], '1', 1, ['1', '2'], ['PPid:\t1', 'NSpid:\t2']])
})

test('the parent namespace sees the same process under its own number, both in NSpid', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const child = sys.clone(
      function* ({ sys: inner }) {
        return yield* inner.pause()
      },
      ['CLONE_NEWPID'],
    )
    return [
      child,
      (yield* readText(process, `/proc/${child}/status`)).match(/^NSpid.*$/m)?.[0],
      sys.readlink(`/proc/${child}/ns/pid`) === sys.readlink('/proc/self/ns/pid'),
      sys.readlink(`/proc/${child}/ns/uts`) === sys.readlink('/proc/self/ns/uts'),
    ]
  })
  expect(found).toEqual([3, 'NSpid:\t3\t1', false, true])
})

test('a reader from outside the namespace of a proc instance has no self there', () => {
  const found = ask(function* ({ sys }) {
    sys.mkdir('/tmp/proc')
    sys.clone(
      function* ({ sys: inner }) {
        inner.mount({ source: 'proc', target: '/tmp/proc', type: 'proc' })
        return yield* inner.pause()
      },
      ['CLONE_NEWPID'],
    )
    yield* sys.nanosleep(1e6)
    return [
      sys
        .getdents('/tmp/proc')
        .filter(({ name }) => /^\d+$/.test(name))
        .map(({ name }) => name),
      yield* failure(function* () {
        return sys.readlink('/tmp/proc/self')
      }),
    ]
  })
  expect(found).toEqual([['1'], 'ENOENT'])
})

test('namespace files open as handles, can be bound elsewhere and keep their name', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const child = sys.clone(
      function* ({ sys: inner }) {
        inner.sethostname('inside')
        return yield* inner.pause()
      },
      ['CLONE_NEWUTS'],
    )
    yield* sys.nanosleep(1e6)
    yield* sys.open('/tmp/uts', { access: 'write', create: true })
    sys.mount({ source: `/proc/${child}/ns/uts`, target: '/tmp/uts', bind: true })
    const mounted = (yield* readText(process, '/proc/self/mountinfo'))
      .split('\n')
      .find((line) => line.includes('/tmp/uts'))
    sys.kill(child, 'SIGKILL')
    sys.setns(yield* sys.open('/tmp/uts', { access: 'read' }))
    return [
      mounted?.replace(/\d+/g, 'N'),
      sys.gethostname(),
      yield* readText(process, '/proc/sys/kernel/hostname'),
    ]
  })
  expect(found).toEqual(['N N N:N uts:[N] /tmp/uts rw - nsfs nsfs rw', 'inside', 'inside\n'])
})

describe('what an ordinary user may see of others', () => {
  test.each([
    ['status', 'none'],
    ['cmdline', 'none'],
    ['environ', 'EACCES'],
    ['fd/', 'EACCES'],
    ['exe', 'EACCES'],
    ['ns/pid', 'EACCES'],
  ])('%s: %s', (name, expected) => {
    const found = ask(function* ({ sys }) {
      sys.setgroups([])
      sys.setresgid(1000, 1000, 1000)
      sys.setresuid(1000, 1000, 1000)
      return yield* failure(() => sys.open(`/proc/1/${name}`, { access: 'read' }))
    })
    expect(found).toBe(expected)
  })
})

test('root with fewer capabilities may not look into a process that has more', () => {
  const found = ask(function* ({ sys }) {
    sys.capset({ ...sys.capget(), permitted: ['CAP_CHOWN'], effective: ['CAP_CHOWN'] })
    return yield* failure(function* () {
      return sys.readlink('/proc/1/cwd')
    })
  })
  expect(found).toBe('EACCES')
})

test('a zombie keeps its number and status, and nothing else', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const child = sys.clone(function* () {
      return 3
    })
    yield* sys.nanosleep(1e6)
    const before = [
      (yield* readText(process, `/proc/${child}/status`)).match(/^State.*$/m)?.[0],
      yield* readText(process, `/proc/${child}/cmdline`),
      sys.getdents(`/proc/${child}/fd`),
      yield* failure(function* () {
        return sys.readlink(`/proc/${child}/exe`)
      }),
    ]
    yield* sys.wait4(child)
    return [...before, yield* failure(() => readText(process, `/proc/${child}/status`))]
  })
  expect(found).toEqual(['State:\tZ (zombie)', '', [], 'ENOENT', 'ENOENT'])
})

describe('user namespaces', () => {
  const mapped = (map: string) =>
    ask(function* (process) {
      const { sys } = process
      sys.unshare(['CLONE_NEWUSER'])
      const before = yield* readText(process, '/proc/self/uid_map')
      const wrote = yield* failure(() => writeText(process, '/proc/self/uid_map', map))
      const again = yield* failure(() => writeText(process, '/proc/self/uid_map', map))
      return [before, wrote, again, yield* readText(process, '/proc/self/uid_map')]
    })

  test('a map is written once', () => {
    expect(mapped('0 0 1\n')).toEqual(['', 'none', 'EPERM', '         0          0          1\n'])
  })

  test.each(['x', '0 0', '0 0 0', '-1 0 1'])('%j is no map', (map) => {
    expect((mapped(map) as string[])[1]).toBe('EINVAL')
  })

  test('without privilege, one line for oneself, and groups after giving up setgroups', () => {
    const found = ask(function* (process) {
      const { sys } = process
      sys.setgroups([])
      sys.setresgid(1000, 1000, 1000)
      sys.setresuid(1000, 1000, 1000)
      sys.unshare(['CLONE_NEWUSER'])
      return [
        yield* failure(() => writeText(process, '/proc/self/uid_map', '0 0 1')),
        yield* failure(() => writeText(process, '/proc/self/uid_map', '0 1000 1')),
        yield* failure(() => writeText(process, '/proc/self/gid_map', '0 1000 1')),
        yield* failure(() => writeText(process, '/proc/self/setgroups', 'deny')),
        yield* failure(() => writeText(process, '/proc/self/gid_map', '0 1000 1')),
        sys.getuid(),
        yield* readText(process, '/proc/self/gid_map'),
      ]
    })
    expect(found).toEqual(['EPERM', 'none', 'EPERM', 'none', 'none', 0, '         0       1000          1\n'])
  })
})

test('root of a user namespace has no power over files of ids it does not know', () => {
  const found = ask(function* (process) {
    const { sys } = process
    sys.chmod('/etc/passwd', 0o600)
    sys.setgroups([])
    sys.setresgid(1000, 1000, 1000)
    sys.setresuid(1000, 1000, 1000)
    sys.unshare(['CLONE_NEWUSER'])
    yield* writeText(process, '/proc/self/uid_map', '0 1000 1')
    return [
      sys.getuid(),
      yield* failure(() => readText(process, '/etc/passwd')),
      yield* failure(() => writeText(process, '/proc/sys/vm/swappiness', '1')),
    ]
  })
  expect(found).toEqual([0, 'EACCES', 'EACCES'])
})

test('settings belong to the machine or to a namespace', () => {
  const found = ask(function* (process) {
    yield* writeText(process, '/proc/sys/net/ipv4/ip_forward', '1\n')
    yield* writeText(process, '/proc/sys/vm/swappiness', '10')
    const refused = [
      yield* failure(() => writeText(process, '/proc/sys/vm/swappiness', 'much')),
      yield* failure(() => writeText(process, '/proc/sys/kernel/ostype', 'Hurd')),
      yield* failure(() => writeText(process, '/proc/sys/kernel/new', '1')),
    ]
    process.sys.unshare(['CLONE_NEWNET', 'CLONE_NEWUTS'])
    yield* writeText(process, '/proc/sys/kernel/hostname', 'renamed\n')
    return [
      refused,
      yield* readText(process, '/proc/sys/net/ipv4/ip_forward'),
      yield* readText(process, '/proc/sys/vm/swappiness'),
      process.sys.gethostname(),
    ]
  })
  expect(found).toEqual([['EINVAL', 'EACCES', 'ENOENT'], '0\n', '10\n', 'renamed'])
})

test('the cgroup is told relative to the cgroup namespace of the reader', () => {
  const found = ask(function* (process) {
    const { sys } = process
    sys.moveToCgroup('/system.slice/docker-1.scope')
    const outside = yield* readText(process, '/proc/self/cgroup')
    sys.unshare(['CLONE_NEWCGROUP'])
    return [
      outside,
      yield* readText(process, '/proc/self/cgroup'),
      yield* readText(process, '/proc/1/cgroup'),
    ]
  })
  expect(found).toEqual(['0::/system.slice/docker-1.scope\n', '0::/\n', '0::/../../init.scope\n'])
})

test('limits in columns', () => {
  const { stdout } = machine().run(['show', '/proc/self/limits'])
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'Limit                     Soft Limit           Hard Limit           Units     ',
    'Max cpu time              unlimited            unlimited            seconds   ',
  ])
  expect(stdout).toContain('Max nice priority         0                    0                    \n')
})

test('nothing can be made, moved or removed', () => {
  const found = ask(function* ({ sys }) {
    return [
      yield* failure(() => sys.open('/proc/new', { access: 'write', create: true })),
      yield* failure(function* () {
        sys.mkdir('/proc/new')
      }),
      yield* failure(function* () {
        sys.unlink('/proc/version')
      }),
    ]
  })
  expect(found).toEqual(['ENOENT', 'ENOENT', 'EPERM'])
})

test('the machine: memory, processors, uptime, load', () => {
  const { stdout } = machine().run(['show', '/proc/uptime', '/proc/loadavg', '/proc/stat'])
  expect(stdout.split('\n').slice(0, 5)).toEqual([
    '1.00 2.00',
    '0.00 0.00 0.00 1/2 2',
    'cpu  0 0 0 200 0 0 0 0 0 0',
    'cpu0 0 0 0 100 0 0 0 0 0 0',
    'cpu1 0 0 0 100 0 0 0 0 0 0',
  ])
  const memory = machine().run(['show', '/proc/meminfo']).stdout
  expect(memory).toMatch(/^MemTotal: {8}4194304 kB\nMemFree: {9}\d{7} kB\nMemAvailable: {4}\d{7} kB\n/)
  const processors = machine().run(['show', '/proc/cpuinfo']).stdout
  expect(processors.match(/^processor\t: \d$/gm)).toEqual(['processor\t: 0', 'processor\t: 1'])
})

test('dead processes do not pile up', () => {
  const on = machine()
  ask(function* ({ sys }) {
    for (let count = 0; count < 1000; count++) {
      const child = sys.clone(function* () {
        return 0
      })
      sys.stat(`/proc/${child}/status`)
      yield* sys.wait4(child)
    }
    return 0
  }, on)
  expect(
    ask(function* ({ sys }) {
      return sys.getdents('/proc').filter(({ name }) => /^\d+$/.test(name)).length
    }, on),
  ).toBe(2)
})
