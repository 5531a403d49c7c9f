import { UsageError } from '../usage-error'

/** A line of a recorded session: a step that prepares something, or a record of what a real machine answered. */
export interface RecordedLine {
  readonly quiet?: true
  readonly seq?: number
  readonly cmd: string
  readonly stdout?: string
  readonly stderr?: string
  readonly exit?: number
  readonly tty?: true
  readonly input?: string
  readonly unstable?: true
}

/** The lines of a recorded session. @throws UsageError naming the line that cannot be read */
export function parseSession(source: string): readonly RecordedLine[] {
  return source
    .split('\n')
    .map((line, index) => (line.trim() === '' ? undefined : readLine(line, index + 1)))
    .filter((line) => line !== undefined)
}

function readLine(line: string, number: number): RecordedLine {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && 'cmd' in value) return value as RecordedLine
  } catch {
    // reported below, with the line it is on
  }
  throw new UsageError(`line ${number} of the session is not a JSON object with a "cmd"`)
}
