import { Errno, type ErrnoCode, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { signalNumbers } from '../../kernel/signal'
import type { WaitStatus } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'

const DEFAULT_PATH = '/bin:/usr/bin'

/** Where execvp(3) looks for a program, in order. */
function candidates(name: string, path: string): readonly string[] {
  if (name.includes('/')) return [name]
  return path.split(':').map((directory) => (directory === '' ? name : `${directory}/${name}`))
}

/** Tries each place until one is not merely missing, as execvp(3) does. */
function* search<T>(
  name: string,
  path: string | undefined,
  attempt: (file: string) => Blocking<T>,
): Blocking<T> {
  let worst: ErrnoCode = 'ENOENT'
  if (name === '') throw new Errno('ENOENT')
  for (const file of candidates(name, path ?? DEFAULT_PATH)) {
    try {
      return yield* attempt(file)
    } catch (error) {
      if (!isErrno(error, 'ENOENT', 'ENOTDIR', 'EACCES')) throw error
      if (error.code === 'EACCES') worst = 'EACCES'
    }
  }
  throw new Errno(worst)
}

const environment = (variables: ReadonlyMap<string, string>): string[] =>
  [...variables].map(([name, value]) => `${name}=${value}`)

/** Becomes the command, found by the new environment's PATH (execvp(3)). @throws Errno when it cannot */
export function* run(
  process: Process,
  command: readonly string[],
  variables: ReadonlyMap<string, string> = process.env,
): Blocking<number> {
  const env = environment(variables)
  return yield* search(command[0] ?? '', variables.get('PATH'), (file) =>
    process.sys.execve(file, command, env),
  )
}

/** Starts the command as a child (posix_spawnp(3)); its process id. @throws Errno when it cannot */
export function* start(
  process: Process,
  command: readonly string[],
  options: { readonly fds?: ReadonlyMap<number, number>; readonly cwd?: string } = {},
): Blocking<number> {
  const env = environment(process.env)
  return yield* search(command[0] ?? '', process.env.get('PATH'), (path) =>
    process.sys.spawn({ ...options, path, argv: command, env }),
  )
}

/** The status a shell would report for an ended child. */
export function exitStatus(status: WaitStatus | undefined): number {
  if (status && 'exited' in status) return status.exited
  if (status && 'signaled' in status) return 128 + signalNumbers[status.signaled]
  return 0
}

/** Waits for a child to end; its status as a shell reports it. */
export function* waitFor(process: Process, pid: number): Blocking<number> {
  for (;;) {
    try {
      return exitStatus(yield* process.sys.wait4(pid))
    } catch (error) {
      if (!isErrno(error, 'EINTR')) throw error
    }
  }
}
