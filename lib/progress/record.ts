import {
  emptyProgress,
  type Milliseconds,
  type Place,
  type Preference,
  type Progress,
  type StoredAnswer,
} from './progress'

/** A change to what is remembered. Records return the same object when there is nothing new to remember. */
export type ProgressChange = (progress: Progress) => Progress

export const recordVisit =
  (lesson: string, at: Milliseconds): ProgressChange =>
  (progress) => {
    const before = progress.lessons[lesson]
    if (before) return progress
    return { ...progress, lessons: { ...progress.lessons, [lesson]: { visitedAt: at, goals: {} } } }
  }

/** Remembers goals as met; one that was met before keeps its first time, and a broken goal stays remembered. */
export const recordGoals =
  (lesson: string, met: readonly string[], at: Milliseconds): ProgressChange =>
  (progress) => {
    const before = progress.lessons[lesson] ?? { visitedAt: at, goals: {} }
    const fresh = met.filter((goal) => before.goals[goal] === undefined)
    if (fresh.length === 0) return progress
    const goals = { ...before.goals, ...Object.fromEntries(fresh.map((goal) => [goal, at])) }
    return { ...progress, lessons: { ...progress.lessons, [lesson]: { ...before, goals } } }
  }

/** Remembers an answer; `tries` is counted here. */
export const recordAnswer =
  (question: string, answer: Omit<StoredAnswer, 'tries'>): ProgressChange =>
  (progress) => {
    const before = progress.answers[question]
    const tries = before?.rev === answer.rev ? before.tries + 1 : 1
    return { ...progress, answers: { ...progress.answers, [question]: { ...answer, tries } } }
  }

export const recordPlace =
  (place: Place): ProgressChange =>
  (progress) => {
    const { place: before } = progress
    if (before?.lesson === place.lesson && before.section === place.section) return progress
    return { ...progress, place }
  }

export const recordPreference =
  (name: string, value: Preference['value'], at: Milliseconds): ProgressChange =>
  (progress) => {
    if (progress.preferences[name]?.value === value) return progress
    return { ...progress, preferences: { ...progress.preferences, [name]: { value, at } } }
  }

/** Forgets lessons, answers and place. Preferences stay: they are about the browser, not about learning. */
export const clearProgress: ProgressChange = ({ generation, preferences }) => ({
  ...emptyProgress,
  generation: generation + 1,
  preferences,
})
