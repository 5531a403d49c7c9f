import type { Nanoseconds } from '../base/clock'
import type { WorldContent } from './content'
import { type Journal, JournalError } from './journal'
import type { Scenario } from './scenario'
import { BOOT_TIME, SimulatedWorld } from './world'

export interface BootOptions {
  /** what chance begins from: ids, generated names, addresses */
  readonly seed?: string
}

/** A world in its starting state, its machines up. Rejects with a JournalError when there is no such scenario. */
export async function bootWorld(
  content: WorldContent,
  scenarioName: string,
  { seed = 'drydock' }: BootOptions = {},
): Promise<SimulatedWorld> {
  const world = new SimulatedWorld(findScenario(content, scenarioName), seed, content)
  await live(world, BOOT_TIME)
  return world
}

/** The world a journal leads to: the same bytes again. Rejects with a JournalError when it cannot be run. */
export async function replayJournal(content: WorldContent, journal: Journal): Promise<SimulatedWorld> {
  const world = await bootWorld(content, journal.scenario, { seed: journal.seed })
  for (const entry of journal.entries) {
    await live(world, entry.at)
    world.replayEntry(entry)
  }
  await live(world, journal.until)
  return world
}

/** Lets a world live until a point in virtual time, fetching what it needs. */
export async function live(world: SimulatedWorld, until: Nanoseconds): Promise<void> {
  for (;;) {
    const result = world.advance(until)
    if (result === 'loading') await world.load()
    else if (result !== 'budget') return
  }
}

function findScenario({ scenarios }: WorldContent, name: string): Scenario {
  const scenario = scenarios[name]
  if (scenario) return scenario
  throw new JournalError(`there is no scenario ${name}; there are ${Object.keys(scenarios).join(', ')}`)
}
