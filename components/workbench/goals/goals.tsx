'use client'

import { useRef } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import { fill } from '@/lib/i18n/fill'
import type { ExerciseOutline } from '../exercise-outline'
import type { WorkbenchMessages } from '../messages'
import { type ShownGoal, useWorkbench } from '../store'
import { useScrollStop } from '../use-scroll-stop'
import { Goal } from './goal'
import { GoalAnnouncer } from './goal-announcer'
import styles from './goals.module.css'

/** The goals of an exercise: as the machine finds them, or as they were written until the machine runs. */
export function Goals({ exercise, messages }: { exercise: ExerciseOutline; messages: WorkbenchMessages }) {
  const found = useWorkbench((state) => state.goals)
  // An untouched machine has not failed at anything yet.
  const hasBegun = useWorkbench((state) => state.steps.length > 0)
  const metBefore = useProgress((progress) => progress.lessons[exercise.id]?.goals)
  const goals: readonly ShownGoal[] =
    found.length > 0 ? found : exercise.goals.map(({ id, text }) => ({ id, text, state: 'unmet' }))
  const scroller = useRef<HTMLElement>(null)
  useScrollStop(scroller)
  const met = goals.filter(({ state }) => state === 'met').length
  return (
    <section ref={scroller} className={styles.goals} aria-labelledby="goals-title">
      <h2 className={styles.title} id="goals-title">
        {messages.goals}
        <span>{fill(messages.goalsMet, { met, total: goals.length })}</span>
      </h2>
      <ol>
        {goals.map((goal) => (
          <Goal
            key={goal.id}
            goal={goal}
            isExplained={hasBegun}
            hints={exercise.goals.find(({ id }) => id === goal.id)?.hints ?? []}
            wasMetBefore={metBefore?.[goal.id] !== undefined}
            messages={messages}
          />
        ))}
      </ol>
      <GoalAnnouncer goals={goals} messages={messages} />
    </section>
  )
}
