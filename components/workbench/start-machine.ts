import type { Locale } from '@/lib/i18n/locale'
import { recordGoals } from '@/lib/progress/record'
import { updateProgress } from '../progress/use-progress'
import type { SessionListener } from './machine/machine-session'
import { restWorkbench, updateWorkbench, useWorkbench } from './store'

/** Restoring is only worth a word when it takes longer than this. */
const quietMilliseconds = 400

export interface MachineOrder {
  readonly id: string
  readonly scenario: string
  readonly hasGoals: boolean
  readonly isKept: boolean
  /** Leads to where the machine should be, instead of what is saved. */
  readonly journal?: string | undefined
  readonly locale: Locale
  /** Fetches what shows the machine; there is no session before it is there. */
  loadView(): Promise<void>
}

function listenerFor({ id, hasGoals }: MachineOrder): SessionListener {
  return {
    onGoals(goals) {
      updateWorkbench({ goals })
      const met = goals.filter(({ state }) => state === 'met').map((goal) => goal.id)
      if (hasGoals && met.length > 0) updateProgress(recordGoals(id, met, Date.now()))
    },
    onSteps(steps) {
      const { timeline } = useWorkbench.getState()
      // Another command than the one that was taken back: what came after it is no longer ahead.
      const isOnIt = steps.every(({ command }, index) => command === timeline?.steps[index]?.command)
      updateWorkbench({ steps, ...(timeline && !isOnIt && { timeline: undefined }) })
    },
    onTerminals(terminals) {
      const { activeTerminal } = useWorkbench.getState()
      updateWorkbench({
        terminals,
        activeTerminal: terminals.includes(activeTerminal) ? activeTerminal : (terminals[0] ?? 0),
      })
    },
    onTypingDone: () => updateWorkbench({ queue: [] }),
    onCrash: (message) => updateWorkbench({ phase: { name: 'failed', message } }),
    onLoadFailed: () => updateWorkbench({ phase: { name: 'unreachable' } }),
  }
}

async function open(order: MachineOrder, signal: AbortSignal): Promise<void> {
  let restoring: ReturnType<typeof setTimeout> | undefined
  updateWorkbench({ phase: { name: 'loading' } })
  try {
    const view = order.loadView()
    // When both cannot be fetched, one of them has said so.
    view.catch(() => {})
    const { openMachine } = await import('./machine/open-machine')
    const session = await openMachine({
      ...order,
      listener: listenerFor(order),
      signal,
      onNotice: (notice) => signal.aborted || updateWorkbench({ notice }),
      onRestoring(commands) {
        restoring = setTimeout(() => {
          if (!signal.aborted) updateWorkbench({ phase: { name: 'restoring', commands } })
        }, quietMilliseconds)
      },
    })
    if (signal.aborted) {
      await session.dispose()
      return
    }
    signal.addEventListener('abort', () => void session.dispose())
    await view
    updateWorkbench({ session, host: session.host, steps: session.steps, phase: { name: 'ready' } })
    session.start()
  } catch {
    if (!signal.aborted) updateWorkbench({ phase: { name: 'unreachable' } })
  } finally {
    clearTimeout(restoring)
  }
}

/** Starts the page's machine; returns what stops it and leaves the workbench as it was before. */
export function startMachine(order: MachineOrder): () => void {
  const control = new AbortController()
  void open(order, control.signal)
  return () => {
    control.abort()
    restWorkbench()
  }
}

/** Deletes the machine of an exercise and its journal; what starts next starts afresh. */
export async function forgetMachine(id: string): Promise<void> {
  const { session } = useWorkbench.getState()
  if (session) {
    await session.forget()
    return
  }
  const { openJournalDatabase } = await import('./machine/journal-database')
  const database = await openJournalDatabase()
  await database.remove(id)
}
