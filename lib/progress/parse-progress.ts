import { migrate } from './migrate'
import type { LessonProgress, Place, Preference, Progress, StoredAnswer } from './progress'

const currentVersion = 1

/** Why stored text cannot be used: not JSON, not this site's, from a newer version of it, or damaged at `path`. */
export interface ProgressFault {
  readonly fault: 'not-json' | 'not-progress' | 'newer' | 'damaged'
  readonly path: string
}

class Damage extends Error {}

// Checked by hand: a schema library would outweigh everything else a page loads first.
type Fields = Record<string, unknown>

function fields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Damage(path)
  return value as Fields
}

function number(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Damage(path)
  return value
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new Damage(path)
  return value
}

function table<T>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): Record<string, T> {
  const entries = Object.entries(fields(value, path))
  return Object.fromEntries(entries.map(([key, item]) => [key, read(item, `${path}.${key}`)]))
}

function lesson(value: unknown, path: string): LessonProgress {
  const { visitedAt, goals } = fields(value, path)
  return { visitedAt: number(visitedAt, `${path}.visitedAt`), goals: table(goals, `${path}.goals`, number) }
}

function answer(value: unknown, path: string): StoredAnswer {
  const stored = fields(value, path)
  return {
    rev: number(stored.rev, `${path}.rev`),
    answer: stored.answer,
    score: Math.min(1, Math.max(0, number(stored.score, `${path}.score`))),
    tries: number(stored.tries, `${path}.tries`),
    at: number(stored.at, `${path}.at`),
  }
}

function preference(stored: unknown, path: string): Preference {
  const { value, at } = fields(stored, path)
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new Damage(path)
  return { value, at: number(at, `${path}.at`) }
}

function place(value: unknown): Place {
  const stored = fields(value, 'place')
  const section = stored.section === undefined ? {} : { section: text(stored.section, 'place.section') }
  return { lesson: text(stored.lesson, 'place.lesson'), ...section, at: number(stored.at, 'place.at') }
}

/** Checks a JSON value and brings it up to today's version. */
export function readProgress(value: unknown): Progress | ProgressFault {
  try {
    const stored = fields(value, '')
    if (!Number.isInteger(stored.version)) return { fault: 'not-progress', path: 'version' }
    if (Number(stored.version) > currentVersion) return { fault: 'newer', path: 'version' }
    const now = migrate(stored, currentVersion)
    return {
      version: currentVersion,
      generation: number(now.generation, 'generation'),
      lessons: table(now.lessons, 'lessons', lesson),
      answers: table(now.answers, 'answers', answer),
      ...(now.place !== undefined && { place: place(now.place) }),
      preferences: table(now.preferences, 'preferences', preference),
    }
  } catch (error) {
    if (error instanceof Damage)
      return { fault: error.message === '' ? 'not-progress' : 'damaged', path: error.message }
    return { fault: 'damaged', path: 'version' }
  }
}

/** Reads stored text; a text that cannot be used gives its fault, never an exception. */
export function parseProgress(stored: string): Progress | ProgressFault {
  let value: unknown
  try {
    value = JSON.parse(stored)
  } catch {
    return { fault: 'not-json', path: '' }
  }
  return readProgress(value)
}
