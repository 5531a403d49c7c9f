import { type CommandResult, CommandSession } from '@/lib/world/command-session'
import type { SimulatedWorld } from '@/lib/world/world'
import type { RecordedLine } from './session'
import { runOnTerminal } from './terminal-command'

const WORKING_DIRECTORY = '/root/work'

/** Sessions of the client alone (`90-client-unknown-flag`) were recorded with nothing but it: no daemon, no plugins. */
const CLIENT_ALONE = 'export DOCKER_HOST=unix:///nonexistent.sock; rm -r /usr/libexec/docker/cli-plugins'

/** Runs a recorded session in a world, line by line, and gives what was answered here to each record. */
export async function* replay(
  world: SimulatedWorld,
  name: string,
  lines: readonly RecordedLine[],
): AsyncGenerator<readonly [RecordedLine, CommandResult]> {
  const setUp = new CommandSession(world, { cwd: '/' })
  await setUp.run(`mkdir -p ${WORKING_DIRECTORY}`)
  const session = new CommandSession(world, { cwd: WORKING_DIRECTORY })
  if (/(^|-)client-/.test(name)) await session.run(CLIENT_ALONE)
  for (const line of lines) {
    const answer = line.tty
      ? await runOnTerminal(world, session, line.cmd, line.input)
      : await session.run(line.cmd)
    if (!line.quiet) yield [line, answer]
  }
}
