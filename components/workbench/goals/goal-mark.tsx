import type { ShownGoal } from '../store'
import styles from './goals.module.css'

const shapes: Record<ShownGoal['state'], React.ReactNode> = {
  unmet: <circle cx="10" cy="10" r="8.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  met: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M5.5 10.3l3.1 3.1 6-6.6" fill="none" stroke="var(--surface)" strokeWidth="2" />
    </>
  ),
  broken: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" fill="none" stroke="var(--surface)" strokeWidth="2" />
    </>
  ),
}

/** A goal's state as a shape: ring, disc with tick, disc with cross. */
export function GoalMark({ state, label }: { state: ShownGoal['state']; label: string }) {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" role="img" aria-label={label}>
      {shapes[state]}
    </svg>
  )
}
