import { expect, test } from 'vitest'
import { SECOND } from '../../../base/clock'
import { failure, readText, writeText } from '../../testing/ask'
import { TestMachine } from '../../testing/test-machine'
import type { Process, Program } from '../program'
import type { Blocking } from '../wait-queue'

const AT = '/sys/fs/cgroup'
const MEBIBYTE = 1024 ** 2

const read = (process: Process, path: string): Blocking<string> => readText(process, `${AT}/${path}`)

const write = (process: Process, path: string, text: string): Blocking<void> =>
  writeText(process, `${AT}/${path}`, text)

/** Runs a program with all controllers on; what it finds, and the kernel's log. */
function ask(look: (process: Process) => Blocking<unknown>): { found: unknown; log: string[] } {
  const machine = new TestMachine({ files: { [`${AT}/here`]: '' } })
  const { stdout } = machine.runProgram(function* (process) {
    process.sys.mount({ source: 'cgroup2', target: AT, type: 'cgroup2' })
    yield* write(process, 'cgroup.subtree_control', '+cpu +cpuset +memory +pids +io')
    yield* process.stdout.write(JSON.stringify(yield* look(process)))
    return 0
  })
  return { found: JSON.parse(stdout), log: machine.kernel.messages.slice(3).map(({ text }) => text) }
}

/** A child that begins in a group of its own. */
function* startIn(process: Process, group: string, program: Program): Blocking<number> {
  return process.sys.clone(function* (child) {
    yield* write(child, `${group}/cgroup.procs`, '0')
    return yield* program(child)
  })
}

function* spin({ sys }: Process): Blocking<number> {
  for (;;) yield* sys.schedYield()
}

const usage = (stat: string) => Number(/usage_usec (\d+)/.exec(stat)?.[1]) / 1e6

test('the OOM killer ends who takes more than memory.max, and says so', () => {
  const { found, log } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/small`)
    yield* write(process, 'small/memory.max', '20M')
    const child = yield* startIn(process, 'small', function* (own) {
      for (;;) yield* own.sys.mmap(MEBIBYTE)
    })
    return [
      yield* sys.wait4(child),
      yield* read(process, 'small/memory.max'),
      yield* read(process, 'small/memory.events'),
      yield* read(process, 'small/memory.current'),
      Number(yield* read(process, 'small/memory.peak')) > 19 * MEBIBYTE,
    ]
  })
  expect(found).toEqual([
    expect.objectContaining({ signaled: 'SIGKILL' }),
    '20971520\n',
    'low 0\nhigh 0\nmax 1\noom 1\noom_kill 1\noom_group_kill 0\n',
    '0\n',
    true,
  ])
  expect(log.at(0)).toBe('init invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0')
  expect(log.at(-1)).toMatch(
    /^Memory cgroup out of memory: Killed process 3 \(init\) total-vm:\d+kB, anon-rss:/,
  )
})

test('of several processes the one that takes most is killed, unless it is adjusted', () => {
  const { found } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/small`)
    yield* write(process, 'small/memory.max', '20M')
    const big = yield* startIn(process, 'small', function* (own) {
      yield* own.sys.mmap(12 * MEBIBYTE)
      yield* own.sys.nanosleep(60 * SECOND)
      return 0
    })
    yield* sys.nanosleep(SECOND)
    const little = yield* startIn(process, 'small', function* (own) {
      yield* own.sys.mmap(9 * MEBIBYTE)
      yield* own.sys.nanosleep(SECOND)
      return 7
    })
    return [
      { pid: big, signaled: 'SIGKILL', coreDumped: false },
      yield* sys.wait4(big),
      { pid: little, exited: 7 },
      yield* sys.wait4(little),
    ]
  })
  const [big, killed, little, ended] = found as unknown[]
  expect([killed, ended]).toEqual([big, little])
})

test('files in memory are charged to who writes them and given back when removed', () => {
  const { found } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/small`)
    sys.mount({ source: 'tmpfs', target: '/tmp', type: 'tmpfs' })
    const charged = function* () {
      const stat = yield* read(process, 'small/memory.stat')
      return /^shmem (\d+)/m.exec(stat)?.[1]
    }
    const child = yield* startIn(process, 'small', function* (own) {
      const fd = yield* own.sys.open('/tmp/file', { access: 'write', create: true })
      yield* own.sys.write(fd, new Uint8Array(MEBIBYTE).fill(1))
      return 0
    })
    yield* sys.wait4(child)
    const before = yield* charged()
    sys.unlink('/tmp/file')
    return [before, yield* charged(), yield* read(process, 'small/memory.current')]
  })
  expect(found).toEqual([String(MEBIBYTE), '0', '0\n'])
})

test('pids.max refuses forks; zombies count until they are waited for', () => {
  const { found, log } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/few`)
    yield* write(process, 'few/pids.max', '3')
    const child = yield* startIn(process, 'few', function* (own) {
      const codes: string[] = []
      for (let count = 0; count < 3; count++) {
        codes.push(
          yield* failure(function* () {
            own.sys.clone(function* () {
              return 0
            })
          }),
        )
      }
      yield* own.sys.wait4(-1)
      own.sys.clone(function* () {
        return 0
      })
      return codes.indexOf('EAGAIN')
    })
    const status = yield* sys.wait4(child)
    return [
      status && 'exited' in status && status.exited,
      yield* read(process, 'few/pids.events'),
      yield* read(process, 'few/pids.peak'),
    ]
  })
  expect(found).toEqual([2, 'max 1\n', '3\n'])
  expect(log).toEqual(['cgroup: fork rejected by pids controller in /few'])
})

test('two busy loops on one processor share it by cpu.weight; on two processors each has its own', () => {
  const { found } = ask(function* (process) {
    const { sys } = process
    const measure = function* (cpus: string): Blocking<number[]> {
      const names = ['half', 'whole']
      const children: number[] = []
      for (const [index, name] of names.entries()) {
        sys.mkdir(`${AT}/${name}`)
        yield* write(process, `${name}/cpu.weight`, String(50 * (index + 1)))
        yield* write(process, `${name}/cpuset.cpus`, cpus)
        children.push(yield* startIn(process, name, spin))
      }
      yield* sys.nanosleep(3 * SECOND)
      const times: number[] = []
      for (const name of names) times.push(usage(yield* read(process, `${name}/cpu.stat`)))
      for (const child of children) sys.kill(child, 'SIGKILL')
      for (const child of children) yield* sys.wait4(child)
      for (const name of names) sys.rmdir(`${AT}/${name}`)
      return times.map((time) => Math.round(time * 10) / 10)
    }
    return [yield* measure('0'), yield* measure('0-1')]
  })
  expect(found).toEqual([
    [1, 2],
    [3, 3],
  ])
})

test('cpu.max holds a group to its share of each period', () => {
  const { found } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/slow`)
    yield* write(process, 'slow/cpu.max', '25000 100000')
    const child = yield* startIn(process, 'slow', spin)
    yield* sys.nanosleep(4 * SECOND)
    const stat = yield* read(process, 'slow/cpu.stat')
    sys.kill(child, 'SIGKILL')
    const [, periods, throttled] = /nr_periods (\d+)\nnr_throttled (\d+)/.exec(stat) ?? []
    const waited = Number(/throttled_usec (\d+)/.exec(stat)?.[1]) / 1e6
    return [
      Math.round(usage(stat) * 10) / 10,
      Number(periods) >= 39,
      Number(throttled) >= 39,
      Math.round(waited),
      yield* read(process, 'slow/cpu.max'),
      yield* failure(() => write(process, 'slow/cpu.max', '5')),
    ]
  })
  expect(found).toEqual([1, true, true, 3, '25000 100000\n', 'EINVAL'])
})

test('controllers are given on from the top; groups that give some on hold no processes', () => {
  const { found } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/outer`)
    sys.mkdir(`${AT}/outer/inner`)
    const before = sys.getdents(`${AT}/outer/inner`).some(({ name }) => name === 'memory.max')
    yield* write(process, 'outer/cgroup.subtree_control', '+memory +pids')
    return [
      before,
      yield* read(process, 'outer/cgroup.controllers'),
      yield* read(process, 'outer/inner/cgroup.controllers'),
      yield* read(process, 'outer/inner/cgroup.subtree_control'),
      yield* failure(() => write(process, 'outer/inner/cgroup.subtree_control', '+cpu')),
      yield* failure(() => write(process, 'outer/cgroup.subtree_control', '+nothing')),
      yield* failure(() => write(process, 'outer/cgroup.procs', '0')),
      yield* failure(() => write(process, 'outer/inner/pids.max', 'many')),
      yield* failure(() => write(process, 'outer/inner/memory.max', '-1')),
      yield* read(process, 'outer/inner/pids.max'),
    ]
  })
  expect(found).toEqual([
    false,
    'cpuset cpu io memory pids\n',
    'memory pids\n',
    '\n',
    'ENOENT',
    'EINVAL',
    'EBUSY',
    'EINVAL',
    'EINVAL',
    'max\n',
  ])
})

test('cgroup.kill ends everyone below', () => {
  const { found } = ask(function* (process) {
    const { sys } = process
    sys.mkdir(`${AT}/outer`)
    sys.mkdir(`${AT}/outer/inner`)
    const child = yield* startIn(process, 'outer/inner', spin)
    yield* sys.nanosleep(SECOND)
    yield* write(process, 'outer/cgroup.kill', '1')
    const { pid, ...status } = (yield* sys.wait4(child)) ?? { pid: 0 }
    return [pid === child, status, yield* read(process, 'outer/cgroup.events')]
  })
  expect(found).toEqual([true, { signaled: 'SIGKILL', coreDumped: false }, 'populated 0\nfrozen 0\n'])
})
