import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode } from '../../base/bytes'
import { MILLISECOND, SECOND } from '../../base/clock'
import { TestMachine } from '../testing/test-machine'
import type { Process } from './program'
import { parseSignal, type Signal } from './signal'
import type { Task } from './task'
import type { Blocking } from './wait-queue'

type Deed = (
  process: Process,
  amount: number,
  child: (process: Process) => Blocking<number>,
) => Blocking<void>

/** What a process of a random family can do. */
const deeds = {
  *fork({ sys }, _, child) {
    sys.clone(child)
  },
  *namespace({ sys }, _, child) {
    sys.clone(child, ['CLONE_NEWPID', 'CLONE_NEWNS', 'CLONE_NEWNET', 'CLONE_NEWIPC'])
  },
  *mount({ sys }) {
    sys.unshare(['CLONE_NEWNS'])
    sys.mount({ source: 'none', target: '/', propagation: 'private', recursive: true })
    sys.mount({ source: 'tmpfs', target: '/tmp', type: 'tmpfs' })
  },
  *pipe({ sys }, amount) {
    const { write } = sys.pipe()
    yield* sys.write(write, encode('x'.repeat(amount)))
  },
  *memory({ sys }, amount) {
    yield* sys.mmap(amount * 100_000)
  },
  *file({ sys }, amount) {
    yield* sys.open(`/tmp/${amount}`, { access: 'read-write', create: true })
  },
  *sleep({ sys }, amount) {
    yield* sys.nanosleep(amount * MILLISECOND)
  },
  *spin({ sys }, amount) {
    for (let count = 0; count < amount * 10; count++) yield* sys.schedYield()
  },
  *group({ sys }) {
    sys.setpgid(0, 0)
  },
  *wait({ sys }) {
    try {
      yield* sys.wait4(-1)
    } catch {
      yield* sys.nanosleep(MILLISECOND)
    }
  },
} as const satisfies Record<string, Deed>

const names = Object.keys(deeds) as (keyof typeof deeds)[]
const family = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 40 })), {
  minLength: 1,
  maxLength: 8,
})
type Plan = readonly (readonly [keyof typeof deeds, number])[]

/** A process that does one thing after another; its children do what is left. */
function live(plan: Plan): (process: Process) => Blocking<number> {
  return function* (process) {
    for (const [index, [name, amount]] of plan.entries()) {
      const deed: Deed = deeds[name]
      yield* deed(process, amount, live(plan.slice(index + 1)))
    }
    return 0
  }
}

/** What is done to one of the living processes after some milliseconds. */
const blow = fc.record({
  after: fc.integer({ min: 0, max: 60 }),
  which: fc.nat({ max: 30 }),
  signal: fc.constantFrom('SIGKILL', 'SIGINT', 'SIGTERM', 'SIGSTOP', 'SIGCONT', 'freeze', 'thaw'),
})

const GROUP = '/sys/fs/cgroup/family'

/** What the machine holds: everything of it must be as before when the family is gone. */
function holdings({ kernel }: TestMachine): Readonly<Record<string, unknown>> {
  const { tasks } = kernel.initNamespaces.pid
  const family = kernel.rootCgroup.at('/family')
  return {
    processes: [...tasks.keys()].length,
    mounts: kernel.initNamespaces.mnt.mountTable(kernel.initNamespaces.mnt.rootPath).split('\n').length,
    memory: kernel.rootCgroup.memory.current,
    shared: kernel.rootCgroup.sharedMemory,
    charged: family.memory.current,
    counted: kernel.rootCgroup.pids.current,
    members: family.tasks.size + family.pids.current,
    ready: kernel.rootCgroup.cpu.length,
  }
}

function strike(machine: TestMachine, alive: readonly Task[], which: number, what: string): void {
  const { kernel } = machine
  const target = alive[which % Math.max(alive.length, 1)]
  if (what === 'freeze' || what === 'thaw') {
    machine.runProgram(function* ({ sys }) {
      const fd = yield* sys.open(`${GROUP}/cgroup.freeze`, { access: 'write' })
      yield* sys.write(fd, encode(what === 'freeze' ? '1' : '0'))
      return 0
    })
    return
  }
  const signal: Signal | undefined = parseSignal(what)
  if (target && signal) kernel.signal(target, signal)
}

test('killing, stopping and freezing at random moments leaves no process, descriptor, mount or charge behind', () => {
  const machine = new TestMachine({ files: { '/sys/fs/cgroup/here': '' } })
  const { kernel } = machine
  machine.runProgram(function* ({ sys }) {
    sys.setChildSubreaper()
    sys.mount({ source: 'cgroup2', target: '/sys/fs/cgroup', type: 'cgroup2' })
    return 0
  })
  kernel.rootCgroup.at('/family')
  machine.advance(SECOND)
  const before = holdings(machine)
  fc.assert(
    fc.property(family, fc.array(blow, { maxLength: 8 }), (plan, blows) => {
      const born: Task[] = []
      const stop = kernel.watch((event) => {
        if (event.type === 'clone') born.push(event.task)
      })
      machine.runProgram(function* ({ sys }) {
        sys.clone(function* (leader) {
          leader.sys.moveToCgroup('/family')
          return yield* live(plan)(leader)
        })
        return 0
      })
      for (const { after, which, signal } of blows) {
        machine.advance(after * MILLISECOND)
        const alive = born.filter((task) => !task.isZombie && task.cgroup.name === 'family')
        strike(machine, alive, which, signal)
      }
      stop()
      machine.runProgram(function* ({ sys }) {
        for (const [file, text] of [
          ['cgroup.kill', '1'],
          ['cgroup.freeze', '0'],
        ] as const) {
          const fd = yield* sys.open(`${GROUP}/${file}`, { access: 'write' })
          yield* sys.write(fd, encode(text))
        }
        return 0
      })
      machine.advance(SECOND)
      expect(born.filter((task) => !task.isZombie).map((task) => task.pid.numbers)).toEqual([])
      expect(born.flatMap((task) => task.files.fds())).toEqual([])
      expect(holdings(machine)).toEqual(before)
      expect(machine.faults).toEqual([])
    }),
    { numRuns: 300, seed: 20_261_121 },
  )
})
