import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { exitStatus, run } from '../support/run'
import { Failure } from '../utility'

const DEFAULT_SHELL = '/bin/sh'

/** Becomes the command, or a shell when there is none. @throws Failure as util-linux's errexec words it */
export function* becomeCommand(process: Process, operands: readonly string[]): Blocking<number> {
  const command = operands.length > 0 ? operands : [process.env.get('SHELL') ?? DEFAULT_SHELL]
  try {
    return yield* run(process, command)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(
      `failed to execute ${command[0]}: ${error.message}`,
      error.code === 'ENOENT' ? 127 : 126,
    )
  }
}

/** Runs `main` in a child and ends as it ended: killed by the same signal, or with the same status. */
export function* inChild(
  process: Process,
  main: (child: Process) => Blocking<number>,
  name: string,
): Blocking<number> {
  const { sys } = process
  const pid = sys.clone(function* (child) {
    try {
      return yield* main(withEnvironment(child, process.env))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      yield* child.stderr.write(`${name}: ${error.message}\n`)
      return error.status
    }
  })
  for (;;) {
    const status = yield* sys.wait4(pid, { untraced: true })
    if (!status || 'continued' in status) continue
    if ('stopped' in status) {
      sys.kill(sys.getpid(), 'SIGSTOP')
      sys.kill(pid, 'SIGCONT')
      continue
    }
    if ('signaled' in status) {
      sys.sigaction(status.signaled === 'SIGKILL' ? 'SIGTERM' : status.signaled, 'default')
      sys.kill(sys.getpid(), status.signaled)
      yield* sys.schedYield()
    }
    return exitStatus(status)
  }
}

/** A child starts with the environment its parent was given; this hands it the one its parent has now. */
function withEnvironment({ sys, argv, stdin, stdout, stderr }: Process, env: Map<string, string>): Process {
  return { sys, argv, env, stdin, stdout, stderr }
}
