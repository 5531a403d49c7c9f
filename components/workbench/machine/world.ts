import { worldContent } from '@/content/world'
import { bootWorld } from '@/lib/world/boot'
import { type Journal, JournalError, parseJournal } from '@/lib/world/journal'
import type { World } from '@/lib/world/types'
import type { SimulatedWorld } from '@/lib/world/world'
import type { GoalChecker } from './goal-checker'
import { replayInSlices, UnreachableError } from './replay-in-slices'

/** A fresh machine in its starting state. */
export function bootMachine(scenario: string): Promise<SimulatedWorld> {
  return bootWorld(worldContent, scenario)
}

function readJournal(text: string, scenario: string): Journal | undefined {
  try {
    const journal = parseJournal(JSON.parse(text))
    return journal.scenario === scenario ? journal : undefined
  } catch (error) {
    if (error instanceof JournalError || error instanceof SyntaxError) return undefined
    throw error
  }
}

interface RestoreOptions {
  /** Looked at all along, so that goals know at which step they were met. */
  readonly goals: GoalChecker | undefined
  onRestoring(commands: number): void
}

/** The machine that a saved journal leads to from a fresh one; undefined when it leads nowhere. Rejects with an UnreachableError. */
export async function restoreMachine(
  text: string,
  fresh: SimulatedWorld,
  { goals, onRestoring }: RestoreOptions,
): Promise<World | undefined> {
  const { scenario, seed } = fresh.journal
  const journal = readJournal(text, scenario)
  if (!journal) return undefined
  const isCommand = (entry: Journal['entries'][number]) => entry.type === 'input' && entry.data.includes('\r')
  onRestoring(journal.entries.filter(isCommand).length)
  const world =
    journal.seed === seed ? fresh : await bootWorld(worldContent, scenario, { seed: journal.seed })
  let steps = -1
  try {
    await replayInSlices(world, journal, {
      now: () => performance.now(),
      rest: () => new Promise((resolve) => setTimeout(resolve)),
      onMoment() {
        if (world.steps.length === steps) return
        steps = world.steps.length
        goals?.check(world)
      },
    })
    goals?.check(world)
    return world
  } catch (error) {
    if (error instanceof UnreachableError) throw error
    return undefined
  }
}
