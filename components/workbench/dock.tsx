'use client'

import { fill } from '@/lib/i18n/fill'
import styles from './dock.module.css'
import type { WorkbenchMessages } from './messages'
import { updateWorkbench, useWorkbench, type WorkbenchView } from './store'

interface DockProps {
  /** Undefined on pages without goals. */
  goalCount: number | undefined
  messages: WorkbenchMessages
}

/** A phone's choice of view: the text, the terminal, the goals. */
export function Dock({ goalCount, messages }: DockProps) {
  const view = useWorkbench((state) => state.view)
  const host = useWorkbench((state) => state.host)
  const steps = useWorkbench((state) => state.steps.length)
  const met = useWorkbench((state) => state.goals.filter((goal) => goal.state === 'met').length)
  const broken = useWorkbench((state) => state.goals.filter((goal) => goal.state === 'broken').length)
  const item = (name: WorkbenchView, title: string, hint: string, className?: string) => (
    <button
      type="button"
      className={className}
      aria-current={view === name ? 'page' : undefined}
      onClick={() => updateWorkbench({ view: name })}
    >
      {title}
      <small>{hint}</small>
    </button>
  )
  return (
    <nav className={`${styles.dock} scripted`} aria-label={messages.views}>
      {item('read', messages.read, messages.readHint)}
      {item('machine', messages.terminal, host || messages.terminalHint, styles.machine)}
      {goalCount === undefined
        ? item('goals', messages.journal, fill(messages.journalSteps, { count: steps }))
        : item(
            'goals',
            fill(messages.goalsCount, { met, total: goalCount }),
            broken > 0 ? fill(messages.goalsBroken, { count: broken }) : messages.goalsHint,
            broken > 0 ? styles.broken : undefined,
          )}
    </nav>
  )
}
