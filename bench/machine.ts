import { execFileSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { worldContent } from '@/content/world'
import { SECOND } from '@/lib/base/clock'
import { launch } from '@/lib/linux/kernel/launch'
import { bootWorld, live } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import type { SimulatedWorld } from '@/lib/world/world'
import type { Figure } from './figure'

const SCENARIO = 'docker-host'
const LOOPS = 300_000
const PIPELINES = 3000
const SPAWNS = 5000
const PROCESSES = 500
const DAEMONS = 100

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const loop = (count: number) => `for ((i = 0; i < ${count}; i++)); do :; done`
const pipelines = (count: number) =>
  `for ((i = 0; i < ${count}; i++)); do echo a | cat | cat | cat > /dev/null; done`
const spawns = (count: number) => `for ((i = 0; i < ${count}; i++)); do /usr/bin/true; done`

/** How fast the machine is, beside the real bash here, and what it takes. */
export async function machineFigures(): Promise<Figure[]> {
  const boots: number[] = []
  for (let count = 0; count < 7; count++)
    boots.push((await timed(() => bootWorld(worldContent, SCENARIO))) * 1000)
  const world = await bootWorld(worldContent, SCENARIO)
  return [
    { name: 'machine, boot', value: Math.min(...boots), unit: 'ms', goal: 15 },
    await rate(world, 'shell loop iterations', loop, LOOPS, 100_000),
    await rate(world, 'four-stage pipelines', pipelines, PIPELINES, 4000),
    await rate(world, 'spawns', spawns, SPAWNS),
    {
      name: 'memory of a machine',
      value: await memoryOf(1, () => bootWorld(worldContent, SCENARIO)),
      unit: 'kB',
    },
    { name: 'memory of a sleeping process', value: await sleepers(), unit: 'kB', goal: 12 },
    { name: `virtual minutes, ${DAEMONS} idle daemons`, value: await idleDaemons(), unit: '/s' },
  ]
}

/** Times a script of so many rounds, once to warm up, here and in the real bash. */
async function rate(
  world: SimulatedWorld,
  name: string,
  script: (count: number) => string,
  count: number,
  goal?: number,
): Promise<Figure> {
  const session = new CommandSession(world)
  await session.run(script(Math.ceil(count / 3)))
  const seconds = await timed(() => session.run(script(count)))
  const fewer = Math.ceil(count / 10)
  const real = await timed(async () => execFileSync('bash', ['-c', script(fewer)]))
  return {
    name,
    value: count / seconds,
    unit: '/s',
    baseline: fewer / real,
    ...(goal !== undefined && { goal }),
  }
}

/** Kilobytes each. */
async function memoryOf(count: number, make: () => Promise<unknown>): Promise<number> {
  for (let round = 0; round < 3; round++) collectGarbage()
  const before = process.memoryUsage().heapUsed
  const kept = await make()
  collectGarbage()
  const used = process.memoryUsage().heapUsed - before
  return kept === undefined ? 0 : used / 1000 / count
}

async function sleepers(): Promise<number> {
  const world = await bootWorld(worldContent, SCENARIO)
  startSleepers(world, 1, 1e9)
  await live(world, world.now + SECOND)
  return memoryOf(PROCESSES, async () => {
    startSleepers(world, PROCESSES, 1e9)
    await live(world, world.now + SECOND)
    return world
  })
}

/** Daemons that look around once a second. */
async function idleDaemons(): Promise<number> {
  const world = await bootWorld(worldContent, SCENARIO)
  startSleepers(world, DAEMONS, 1)
  const minutes = 15
  return minutes / (await timed(() => live(world, world.now + minutes * 60 * SECOND)))
}

function startSleepers({ machine: { kernel, init } }: SimulatedWorld, count: number, seconds: number): void {
  for (let started = 0; started < count; started++) {
    launch(kernel, init, function* ({ sys }) {
      for (;;) {
        yield* sys.nanosleep(seconds * SECOND)
        sys.getpid()
      }
    })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1000
}
