import { concat, decode } from '@/lib/base/bytes'
import { SECOND } from '@/lib/base/clock'
import { HostOutput } from '@/lib/linux/kernel/host-file'
import { launch } from '@/lib/linux/kernel/launch'
import { launchTerminal } from '@/lib/linux/kernel/launch-terminal'
import type { Task } from '@/lib/linux/kernel/task'
import type { CommandResult, CommandSession } from '@/lib/world/command-session'
import { runUntil } from '@/lib/world/run-until'
import type { SimulatedWorld } from '@/lib/world/world'

const SIZE = { columns: 120, rows: 40 }
const PATIENCE = 120 * SECOND

/** Runs a command of a session on a terminal of its own, on which the shell code `input` types what it prints. */
export async function runOnTerminal(
  world: SimulatedWorld,
  session: CommandSession,
  command: string,
  input = '',
): Promise<CommandResult> {
  const { env, cwd } = await surroundings(session)
  const shown: Uint8Array[] = []
  const { kernel, init } = world.machine
  const { tty, task } = launchTerminal(kernel, init, {
    path: '/bin/bash',
    argv: ['bash', '-c', command],
    env,
    cwd,
    size: SIZE,
  })
  tty.attach((bytes) => shown.push(bytes))
  const typist = launchTypist(world, init, input, (bytes) => tty.type(bytes))
  const ended = await runUntil(world, () => task.isZombie && typist.isZombie, PATIENCE)
  if (!ended) for (const one of [task, typist]) kernel.signal(one, 'SIGKILL')
  if (!ended) await runUntil(world, () => task.isZombie, PATIENCE)
  const { exitStatus } = task
  const exit = exitStatus && 'exited' in exitStatus ? exitStatus.exited : 137
  return { stdout: decode(concat(shown)), stderr: '', exit }
}

/** Where the session's shell is and what it exports. */
async function surroundings(session: CommandSession): Promise<{ env: readonly string[]; cwd: string }> {
  const { stdout } = await session.run('env -0')
  const env = stdout.split('\0').filter((entry) => entry !== '' && !entry.startsWith('TERM='))
  const cwd = env.find((entry) => entry.startsWith('PWD='))?.slice('PWD='.length) ?? '/'
  return { env, cwd }
}

function launchTypist(
  world: SimulatedWorld,
  parent: Task,
  input: string,
  type: (bytes: Uint8Array) => void,
): Task {
  const { kernel } = world.machine
  const stat = () => kernel.anonymousStat(1, 'fifo')
  const keyboard = new HostOutput(type, stat)
  const nowhere = new HostOutput(() => {}, stat)
  const program = function* ({ sys }: Parameters<Parameters<typeof launch>[2]>[0]) {
    return yield* sys.execve('/bin/bash', ['bash', '-c', input], ['PATH=/usr/bin:/bin'])
  }
  return launch(
    kernel,
    parent,
    program,
    new Map([
      [1, keyboard],
      [2, nowhere],
    ]),
  )
}
