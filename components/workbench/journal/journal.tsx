'use client'

import { useEffect, useRef } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from '../messages'
import { useWorkbench } from '../store'
import { useScrollStop } from '../use-scroll-stop'
import { goalEvents } from './goal-events'
import styles from './journal.module.css'
import { JournalStep } from './journal-step'
import { TravelButton } from './travel-button'
import { UndoRedo } from './undo-redo'

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
  // One list with stable keys: whoever goes back by keyboard keeps the focus while the machine starts again.
  const line = [...steps, ...ahead].map((step, index) => (
    <JournalStep
      key={step.number}
      step={step}
      events={index < count ? goalEvents(goals, step.number) : undefined}
      isPossible={isUp && index !== count - 1}
      messages={messages}
      onTravel={onTravel}
    />
  ))
  line.splice(
    count,
    0,
    <li className={`${styles.step} ${styles.now}`} key="now" aria-current="step">
      <svg viewBox="0 0 11 10" aria-hidden="true">
        <path d="M0 0h11L5.5 9.5z" />
      </svg>
      <span className={styles.number}>{messages.journalNow}</span>
    </li>,
  )
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
          <TravelButton
            className={styles.number}
            label={messages.goToStart}
            isPossible={isUp && count > 0}
            onPress={() => onTravel(0)}
          >
            {messages.journalStart}
          </TravelButton>
        </li>
        {line}
      </ol>
    </section>
  )
}
