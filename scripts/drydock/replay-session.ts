import { CommandSession } from '@/lib/world/command-session'
import type { SimulatedWorld } from '@/lib/world/world'
import { UsageError } from './usage-error'

/** A line of a recorded session: a step that prepares something, or a record of what a real machine answered. */
interface RecordedLine {
  readonly quiet?: true
  readonly cmd: string
  readonly tty?: true
  readonly input?: string
}

const WORKING_DIRECTORY = '/root/work'

/** Runs a recorded session in a world and prints each record with the simulator's answer in place of the recorded one. */
export async function replaySession(world: SimulatedWorld, source: string): Promise<number> {
  const setUp = new CommandSession(world)
  await setUp.run(`mkdir -p ${WORKING_DIRECTORY}`)
  const session = new CommandSession(world, { cwd: WORKING_DIRECTORY })
  for (const [index, line] of source.split('\n').entries()) {
    if (line.trim() === '') continue
    const record = readLine(line, index + 1)
    const answer = record.tty
      ? { stdout: '', stderr: 'a terminal is not simulated in replays yet\n', exit: 125 }
      : await session.run(record.cmd)
    if (!record.quiet) process.stdout.write(`${JSON.stringify({ ...record, ...answer })}\n`)
  }
  return 0
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
