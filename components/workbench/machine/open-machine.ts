import type { Locale } from '@/lib/i18n/locale'
import type { World } from '@/lib/world/types'
import type { SimulatedWorld } from '@/lib/world/world'
import type { JournalNotice } from '../store'
import type { GoalChecker } from './goal-checker'
import { holdJournal } from './hold-journal'
import { type JournalDatabase, openJournalDatabase } from './journal-database'
import { JournalKeeper, setJournalAside } from './journal-keeper'
import { MachineSession, type SessionListener } from './machine-session'
import { bootMachine, restoreMachine } from './world'

export interface MachineRequest {
  /** The exercise's id, under which the journal is kept. */
  readonly id: string
  readonly scenario: string
  /** Whether there are goals to check: those of the lesson of that id. */
  readonly hasGoals: boolean
  /** Whether the machine is saved and brought back; if not, every visit has a fresh one. */
  readonly isKept: boolean
  /** Leads to where the machine should be, instead of what is saved. */
  readonly journal?: string | undefined
  readonly locale: Locale
  readonly listener: SessionListener
  onNotice(notice: JournalNotice): void
  /** A saved journal is about to be run again. */
  onRestoring(commands: number): void
  /** The page has gone on to something else. */
  readonly signal: AbortSignal
}

async function openDatabase(request: MachineRequest): Promise<JournalDatabase | undefined> {
  const { id, isKept, signal, onNotice } = request
  if (!isKept) return undefined
  if (!(await holdJournal(id, signal))) {
    onNotice('elsewhere')
    return undefined
  }
  try {
    return await openJournalDatabase()
  } catch {
    onNotice('not-kept')
    return undefined
  }
}

interface Parts {
  readonly database: JournalDatabase | undefined
  readonly goals: GoalChecker | undefined
  readonly fresh: SimulatedWorld
}

/** The world the saved journal leads to; the fresh one when nothing is saved; another when what is saved leads nowhere. */
async function worldFor(request: MachineRequest, { database, goals, fresh }: Parts): Promise<World> {
  const { id, scenario, journal, onNotice, onRestoring } = request
  if (database && journal !== undefined) await database.write(id, { text: journal, savedAt: Date.now() })
  const text = journal ?? (await database?.read(id))?.text
  if (text === undefined) return fresh
  const restored = await restoreMachine(text, fresh, { goals, onRestoring })
  if (restored) return restored
  if (database) await setJournalAside(database, id)
  onNotice('set-aside')
  return bootMachine(scenario)
}

/** Starts the machine of an exercise where the learner left it, or afresh. Rejects when a part of it cannot be fetched. */
export async function openMachine(request: MachineRequest): Promise<MachineSession> {
  const { id, scenario, hasGoals, locale, listener, onNotice } = request
  // Booting keeps the page's thread busy, so what comes over the network is asked for first.
  const [goals, database, fresh] = await Promise.all([
    hasGoals ? import('./load-goals').then(({ loadGoals }) => loadGoals(id)) : undefined,
    openDatabase(request),
    bootMachine(scenario),
  ])
  const world = await worldFor(request, { database, goals, fresh })
  const keeper = new JournalKeeper({
    database,
    id,
    journal: () => world.journal,
    now: () => Date.now(),
    wait(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
    onNotice,
  })
  return new MachineSession({ world, goals, keeper, locale, listener })
}
