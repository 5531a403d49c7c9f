import type { Nanoseconds } from '../base/clock'
import type { SimulatedWorld } from './world'

/** Scheduler steps without a moment of rest after which what runs is taken for an endless loop. */
const MAX_BUSY_STEPS = 10_000

/**
 * Lets a world live, skipping idle time, until a claim about it is met. False when it is not met within `patience`, or
 * cannot be since nothing more would happen by itself.
 */
export async function runUntil(
  world: SimulatedWorld,
  isMet: () => boolean,
  patience: Nanoseconds,
): Promise<boolean> {
  const deadline = world.now + patience
  let busySteps = 0
  while (!isMet()) {
    const next = world.nextEvent
    if (next === undefined || next > deadline) return false
    busySteps = next > world.now ? 0 : busySteps + 1
    if (busySteps > MAX_BUSY_STEPS) return false
    if (world.advance(next + 1) === 'loading') await world.load()
  }
  return true
}
