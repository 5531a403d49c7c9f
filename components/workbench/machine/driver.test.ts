import { expect, test } from 'vitest'
import { type Advancing, Driver, type Heartbeat } from './driver'

const ms = 1_000_000

/** Real time under the test's control, and a world in which a step takes some of it. */
function bench({ stepCost = 0, work = 0, answers = [] as ('loading' | Error)[] } = {}) {
  const calls: { when: number | 'frame'; callback: () => void }[] = []
  const log: string[] = []
  let real = 0
  let left = work
  let finishLoading: (error?: Error) => void = () => {}
  const world = {
    now: 0,
    nextEvent: (3_600_000 * ms) as number | undefined,
    advance(until: number, maxSteps = Number.POSITIVE_INFINITY) {
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      if (answer) return answer
      const steps = Math.min(left, maxSteps)
      left -= steps
      real += steps * stepCost
      if (left > 0) return 'budget' as const
      world.now = until
      return 'time' as const
    },
    load: () =>
      new Promise<void>((resolve, reject) => {
        finishLoading = (error) => (error ? reject(error) : resolve())
      }),
  } satisfies Advancing
  const heartbeat: Heartbeat = {
    now: () => real,
    request(when, callback) {
      const call = { when, callback }
      calls.push(call)
      return () => void calls.splice(calls.indexOf(call), calls.includes(call) ? 1 : 0)
    },
  }
  const driver = new Driver(world, heartbeat, {
    onSlice: (result) => log.push(result),
    onCrash: (error) => log.push(`crash: ${error}`),
    onLoadFailed: (error) => log.push(`load failed: ${error}`),
  })
  return {
    world,
    driver,
    log,
    calls,
    pass: (milliseconds: number) => {
      real += milliseconds
    },
    real: () => real,
    addWork: (steps: number) => {
      left += steps
    },
    beat: () => calls.shift()?.callback(),
    finishLoading: (error?: Error) => finishLoading(error),
  }
}

test('virtual time follows real time', () => {
  const { driver, world, pass, beat } = bench()
  driver.resume()
  pass(100)
  beat()
  expect(world.now).toBe(100 * ms)
})

test('virtual time stands still while paused', () => {
  const { driver, world, pass, beat, calls } = bench()
  driver.resume()
  pass(10)
  beat()
  driver.pause()
  expect(calls).toEqual([])
  pass(60_000)
  driver.resume()
  pass(5)
  beat()
  expect(world.now).toBe(15 * ms)
})

test('no slice takes much longer than 8 ms, however much there is to do', () => {
  const { driver, real, beat, log } = bench({ stepCost: 0.001, work: 1_000_000 })
  driver.resume()
  const slices: number[] = []
  for (let count = 0; count < 50; count++) {
    const before = real()
    beat()
    slices.push(real() - before)
  }
  expect(Math.max(...slices)).toBeLessThanOrEqual(8.5)
  expect(Math.min(...slices)).toBeGreaterThan(4)
  expect(new Set(log)).toEqual(new Set(['budget']))
})

test('a machine that falls behind runs slower instead of catching up in a rush', () => {
  const { driver, world, pass, beat, addWork } = bench({ stepCost: 0.001, work: 1_000_000 })
  driver.resume()
  pass(10_000)
  beat()
  addWork(-10_000_000)
  pass(16)
  beat()
  expect(world.now).toBeLessThan(100 * ms)
})

test('a key is handled at the present moment and worked on at once', () => {
  const { driver, world, pass, log } = bench()
  driver.resume()
  pass(30_000)
  let seen = 0
  driver.input(() => {
    seen = world.now
  })
  expect(seen).toBe(30_000 * ms)
  expect(log).toEqual(['time', 'time', 'time'])
})

test('a machine is looked at again when something is due, and not at all when nothing is', () => {
  const { driver, world, calls } = bench()
  world.nextEvent = 1_500 * ms
  driver.resume()
  expect(calls[0]?.when).toBe(1_500)
  world.nextEvent = 5 * ms
  driver.input(() => {})
  expect(calls.map(({ when }) => when)).toEqual(['frame'])
  world.nextEvent = undefined
  driver.input(() => {})
  expect(calls).toEqual([])
})

test('loading takes no virtual time', async () => {
  const { driver, world, pass, beat, finishLoading } = bench({ answers: ['loading'] })
  driver.resume()
  pass(3_000)
  finishLoading()
  await Promise.resolve()
  await Promise.resolve()
  expect(world.now).toBe(0)
  pass(7)
  beat()
  expect(world.now).toBe(7 * ms)
})

test('when loading fails the machine waits, and resuming tries again', async () => {
  const { driver, log, finishLoading, world, pass, beat } = bench({ answers: ['loading'] })
  driver.resume()
  finishLoading(new Error('offline'))
  await new Promise((resolve) => setTimeout(resolve))
  expect(log).toEqual(['loading', 'load failed: Error: offline'])
  driver.resume()
  pass(4)
  beat()
  expect(world.now).toBe(4 * ms)
})

test('a crash stops the driver for good', () => {
  const { driver, log, calls } = bench({ answers: [new Error('broken')] })
  driver.resume()
  driver.resume()
  driver.input(() => log.push('acted'))
  expect(log).toEqual(['crash: Error: broken'])
  expect(calls).toEqual([])
})
