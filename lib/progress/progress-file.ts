import { type ProgressFault, parseProgress, readProgress } from './parse-progress'
import type { Progress } from './progress'

const kind = 'drydock-progress'

/** The text of the file a learner takes along: progress, and when it was written (ISO 8601). */
export function writeProgressFile(progress: Progress, writtenAt: string): string {
  return `${JSON.stringify({ kind, writtenAt, progress }, null, 2)}\n`
}

/** Reads such a file. Anything else gives a fault, never an exception. */
export function readProgressFile(text: string): Progress | ProgressFault {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'not-json', path: '' }
  }
  if (typeof value !== 'object' || value === null) return { fault: 'not-progress', path: '' }
  if ('kind' in value && value.kind === kind && 'progress' in value) return readProgress(value.progress)
  // A store that was set aside is downloaded as it stood, without the file's own frame.
  return parseProgress(text)
}
