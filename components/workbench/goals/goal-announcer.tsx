import { useEffect, useRef, useState } from 'react'
import type { WorkbenchMessages } from '../messages'
import type { ShownGoal } from '../store'
import { describeChanges } from './describe-changes'

/** Tells screen readers, politely, when a goal is met or broken. */
export function GoalAnnouncer({
  goals,
  messages,
}: {
  goals: readonly ShownGoal[]
  messages: WorkbenchMessages
}) {
  const before = useRef(goals)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const sentences = describeChanges(before.current, goals, messages)
    before.current = goals
    if (sentences.length > 0) setSpoken(sentences.join(' '))
  }, [goals, messages])
  return (
    <p className="vh" role="status">
      {spoken}
    </p>
  )
}
