import { journalBefore } from '@/lib/world/journal-before'
import { updateWorkbench, useWorkbench } from './store'

/** The journal that leads to right after a command (0: to the start); what comes later can be gone forward to. */
export function journalTo(position: number): string | undefined {
  const { session, timeline } = useWorkbench.getState()
  if (!session) return undefined
  const current = session.timeline
  const whole = timeline && timeline.steps.length > current.steps.length ? timeline : current
  updateWorkbench({ timeline: whole })
  return JSON.stringify(journalBefore(whole.journal, whole.steps, position + 1))
}
