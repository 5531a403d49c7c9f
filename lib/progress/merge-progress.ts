import type { LessonProgress, Milliseconds, Progress } from './progress'

type Table<T> = Readonly<Record<string, T>>

function mergeTables<T>(left: Table<T>, right: Table<T>, both: (left: T, right: T) => T): Record<string, T> {
  const merged: Record<string, T> = { ...left }
  for (const [key, value] of Object.entries(right)) {
    const known = merged[key]
    merged[key] = known === undefined ? value : both(known, value)
  }
  return merged
}

const earlier = (left: Milliseconds, right: Milliseconds) => Math.min(left, right)

// Equal times fall back to the text, so that merging gives the same result in whichever order it is done.
function later<T extends { readonly at: Milliseconds }>(left: T, right: T): T {
  if (left.at !== right.at) return left.at > right.at ? left : right
  return JSON.stringify(left) >= JSON.stringify(right) ? left : right
}

const mergeLessons = (left: LessonProgress, right: LessonProgress): LessonProgress => ({
  visitedAt: earlier(left.visitedAt, right.visitedAt),
  goals: mergeTables(left.goals, right.goals, earlier),
})

function mergeContents(left: Progress, right: Progress, generation: number): Progress {
  const place = left.place && right.place ? later(left.place, right.place) : (left.place ?? right.place)
  return {
    version: 1,
    generation,
    lessons: mergeTables(left.lessons, right.lessons, mergeLessons),
    answers: mergeTables(left.answers, right.answers, later),
    ...(place && { place }),
    preferences: mergeTables(left.preferences, right.preferences, later),
  }
}

/**
 * Brings together what two tabs know: a goal keeps the time it was first met, a question its latest answer. A newer
 * generation (after clearing or importing) replaces an older one whole.
 */
export function mergeProgress(left: Progress, right: Progress): Progress {
  if (left.generation !== right.generation) return left.generation > right.generation ? left : right
  return mergeContents(left, right, left.generation)
}

/** Adds what a file knows to what this browser knows, by the same rules, whatever was cleared here before. */
export function importProgress(current: Progress, imported: Progress): Progress {
  return mergeContents(current, imported, current.generation + 1)
}
