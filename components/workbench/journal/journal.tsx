'use client'

import { useEffect, useRef } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from '../messages'
import { useWorkbench } from '../store'
import { useScrollStop } from '../use-scroll-stop'
import { type GoalEvents, goalEvents } from './goal-events'
import styles from './journal.module.css'
import { StepButton } from './step-button'
import { UndoRedo } from './undo-redo'

function Events({ events, messages }: { events: GoalEvents; messages: WorkbenchMessages }) {
  return (
    <span className={styles.events}>
      {events.met.length > 0 && (
        <span className={styles.met}>
          {fill(messages.stepGoalsMet, { count: events.met.length, goals: events.met.join(', ') })}
        </span>
      )}
      {events.broken.length > 0 && (
        <span className={styles.broken}>
          {fill(messages.stepGoalsBroken, { count: events.broken.length, goals: events.broken.join(', ') })}
        </span>
      )}
    </span>
  )
}

interface JournalProps {
  messages: WorkbenchMessages
  /** Takes the machine to right after the command of a number; 0 is its start. */
  onTravel(position: number): void
}

/** The commands typed so far, in order, with the goals each met or broke; the machine can be taken back to any of them. */
export function Journal({ messages, onTravel }: JournalProps) {
  const steps = useWorkbench((state) => state.steps)
  const timeline = useWorkbench((state) => state.timeline)
  const isUp = useWorkbench((state) => state.session !== undefined)
  const goals = useWorkbench((state) => state.goals)
  const list = useRef<HTMLOListElement>(null)
  const count = steps.length
  const ahead = timeline?.steps.slice(count) ?? []
  useScrollStop(list)
  useEffect(() => {
    if (count > 0 && list.current) list.current.scrollLeft = list.current.scrollWidth
  }, [count])
  return (
    <section className={styles.journal} aria-labelledby="journal-title">
      <h2 className={styles.title} id="journal-title">
        {messages.journal}
        <span>{count === 0 ? messages.journalEmpty : fill(messages.journalSteps, { count })}</span>
      </h2>
      <UndoRedo
        canUndo={isUp && count > 0}
        canRedo={isUp && ahead.length > 0}
        messages={messages}
        onUndo={() => onTravel(count - 1)}
        onRedo={() => onTravel(count + 1)}
      />
      <ol className={styles.steps} ref={list} aria-labelledby="journal-title">
        <li className={styles.step}>
          <button
            type="button"
            className={styles.number}
            aria-label={messages.goToStart}
            disabled={!isUp || count === 0}
            onClick={() => onTravel(0)}
          >
            {messages.journalStart}
          </button>
        </li>
        {steps.map(({ number, command, exit }) => (
          <li className={styles.step} key={number}>
            <Events events={goalEvents(goals, number)} messages={messages} />
            <StepButton
              number={number}
              command={command}
              isDisabled={!isUp || number === count}
              messages={messages}
              onTravel={onTravel}
            />
            <code className={styles.command} lang="en" title={command}>
              {command}
            </code>
            {exit !== undefined && exit !== 0 && (
              <span className={styles.exit}>{fill(messages.stepExit, { code: exit })}</span>
            )}
          </li>
        ))}
        <li className={`${styles.step} ${styles.now}`} aria-current="step">
          <svg viewBox="0 0 11 10" aria-hidden="true">
            <path d="M0 0h11L5.5 9.5z" />
          </svg>
          <span className={styles.number}>{messages.journalNow}</span>
        </li>
        {ahead.map(({ number, command }) => (
          <li className={`${styles.step} ${styles.ahead}`} key={number}>
            <StepButton
              number={number}
              command={command}
              isDisabled={!isUp}
              messages={messages}
              onTravel={onTravel}
            />
            <code className={styles.command} lang="en" title={command}>
              {command}
            </code>
          </li>
        ))}
      </ol>
    </section>
  )
}
