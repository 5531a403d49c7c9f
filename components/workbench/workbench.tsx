'use client'

import { useEffect, useRef, useState } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import { Dock } from './dock'
import type { ExerciseOutline } from './exercise-outline'
import { Goals } from './goals/goals'
import { Journal } from './journal/journal'
import { JournalNoticeBar } from './journal/journal-notice-bar'
import { MachineState } from './machine-state'
import type { WorkbenchMessages } from './messages'
import { Splitter } from './splitter'
import { forgetMachine, type MachineOrder, startMachine } from './start-machine'
import { updateWorkbench, useWorkbench } from './store'
import { TerminalPlaceholder } from './terminal-placeholder'
import { journalTo } from './travel'
import { useMachineWish } from './use-machine-wish'
import { useSheet } from './use-sheet'
import styles from './workbench.module.css'

// Not React's lazy, which may hold back for 300 ms what has long been fetched.
let TerminalPanel: typeof import('./terminal/terminal-panel')['TerminalPanel'] | undefined
async function loadPanel(): Promise<void> {
  TerminalPanel = (await import('./terminal/terminal-panel')).TerminalPanel
}

/** The version the simulated engine reports. */
const dockerVersion = '28.5.2'

interface WorkbenchProps {
  /** The exercise; on the playground one without goals. */
  exercise: ExerciseOutline
  locale: Locale
  messages: WorkbenchMessages
}

/** Runs the machine as long as it is on the page; under another key it starts again. */
function RunMachine({ id, scenario, hasGoals, journal, locale }: Omit<MachineOrder, 'isKept' | 'loadView'>) {
  useEffect(() => {
    return startMachine({ id, scenario, hasGoals, journal, isKept: true, locale, loadView: loadPanel })
  }, [id, scenario, hasGoals, journal, locale])
  return null
}

/** The machine beside the text: terminals, goals and journal. On a phone a sheet over the text, opened from the dock. */
export function Workbench({ exercise, locale, messages }: WorkbenchProps) {
  const bench = useRef<HTMLElement>(null)
  const [{ attempt, journal }, setStart] = useState<{ attempt: number; journal?: string }>({ attempt: 0 })
  const phase = useWorkbench((state) => state.phase)
  const session = useWorkbench((state) => state.session)
  const host = useWorkbench((state) => state.host)
  const isWanted = useMachineWish(bench)
  const { id, scenario } = exercise
  const hasGoals = exercise.goals.length > 0
  useSheet(bench)

  useEffect(() => () => updateWorkbench({ view: 'read', timeline: undefined }), [])

  const tryAgain = () => {
    if (!session) setStart({ attempt: attempt + 1 })
    else {
      updateWorkbench({ phase: { name: 'ready' } })
      session.resume()
    }
  }
  const reset = async () => {
    await forgetMachine(id).catch(() => {})
    updateWorkbench({ timeline: undefined })
    setStart({ attempt: attempt + 1 })
  }
  const travel = (position: number) => {
    const there = journalTo(position)
    if (there !== undefined) setStart({ attempt: attempt + 1, journal: there })
  }

  const placeholder = <TerminalPlaceholder isLoading={phase.name === 'loading'} messages={messages} />
  return (
    <>
      <section
        ref={bench}
        className={`bench ${styles.bench}`}
        style={{ '--goals': exercise.goals.length } as React.CSSProperties}
        aria-label={messages.machine}
      >
        <Splitter label={messages.resize} />
        <div className={styles.machine}>
          {session && TerminalPanel ? (
            <TerminalPanel
              session={session}
              status={fill(messages.status, { host, version: dockerVersion })}
              messages={messages}
              onReset={() => void reset()}
            />
          ) : (
            placeholder
          )}
          <MachineState
            phase={phase}
            messages={messages}
            onTryAgain={tryAgain}
            onReset={() => void reset()}
          />
        </div>
        <JournalNoticeBar messages={messages} />
        {hasGoals && <Goals exercise={exercise} messages={messages} />}
        <Journal messages={messages} onTravel={travel} />
      </section>
      {isWanted && (
        <RunMachine
          key={attempt}
          id={id}
          scenario={scenario}
          hasGoals={hasGoals}
          journal={journal}
          locale={locale}
        />
      )}
      <Dock goalCount={hasGoals ? exercise.goals.length : undefined} messages={messages} />
    </>
  )
}
