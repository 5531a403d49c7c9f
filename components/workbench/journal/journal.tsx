'use client'

import { useEffect, useRef } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from '../messages'
import { useWorkbench } from '../store'
import { useScrollStop } from '../use-scroll-stop'
import { type GoalEvents, goalEvents } from './goal-events'
import styles from './journal.module.css'

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

/** The commands typed so far, in order, with the goals each met or broke. */
export function Journal({ messages }: { messages: WorkbenchMessages }) {
  const steps = useWorkbench((state) => state.steps)
  const goals = useWorkbench((state) => state.goals)
  const list = useRef<HTMLOListElement>(null)
  const count = steps.length
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
      <ol className={styles.steps} ref={list} aria-labelledby="journal-title">
        <li className={styles.step}>
          <span className={styles.number}>{messages.journalStart}</span>
        </li>
        {steps.map(({ number, command, exit }) => (
          <li className={styles.step} key={number}>
            <Events events={goalEvents(goals, number)} messages={messages} />
            <span className={styles.number}>{number}</span>
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
      </ol>
    </section>
  )
}
