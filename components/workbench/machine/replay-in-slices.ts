import type { Nanoseconds } from '@/lib/base/clock'
import type { Journal, JournalEntry } from '@/lib/world/journal'
import type { RunResult } from '@/lib/world/types'

/** A world that can be led through a journal. */
export interface Replayable {
  advance(until: Nanoseconds, maxSteps?: number): RunResult
  load(): Promise<void>
  replayEntry(entry: JournalEntry): void
}

/** Something the machine needs could not be fetched; that says nothing against the journal. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

async function load(world: Replayable): Promise<void> {
  try {
    await world.load()
  } catch (cause) {
    throw new UnreachableError('a part of the machine could not be fetched', { cause })
  }
}

interface ReplayOptions {
  /** Real milliseconds, counting up. */
  now(): number
  /** Lets the page do its own work. */
  rest(): Promise<void>
  /** Called at every moment at which something came in, and at the end. */
  onMoment(): void
}

const stepsAtOnce = 8
const sliceMilliseconds = 8

/** Runs a journal again in a freshly booted world without holding up the page. Rejects with an UnreachableError, or as the world does. */
export async function replayInSlices(
  world: Replayable,
  journal: Journal,
  options: ReplayOptions,
): Promise<void> {
  const { now, rest, onMoment } = options
  let sliceBegan = now()
  const live = async (until: Nanoseconds) => {
    for (;;) {
      const result = world.advance(until, stepsAtOnce)
      if (result === 'loading') await load(world)
      if (now() - sliceBegan > sliceMilliseconds) {
        await rest()
        sliceBegan = now()
      }
      if (result === 'idle' || result === 'time') return
    }
  }
  for (const entry of journal.entries) {
    await live(entry.at)
    onMoment()
    world.replayEntry(entry)
  }
  await live(journal.until)
  onMoment()
}
