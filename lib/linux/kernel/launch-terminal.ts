import { resolve } from '../vfs/walk'
import { DevptsFileSystem } from './devpts'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import { launch } from './launch'
import type { TerminalSize } from './syscalls'
import type { Task } from './task'
import type { Tty } from './tty'

/** Where systemd-logind puts the processes of root's login sessions. */
export const LOGIN_CGROUP = '/user.slice/user-0.slice/session-1.scope'

/** systemd gives the processes of one user a third of what the machine can hold (TasksMax=33%): fork bombs end there. */
function limitUser({ rootCgroup }: Kernel): void {
  rootCgroup.at('/user.slice/user-0.slice').pids.max = Math.floor(rootCgroup.pids.max * 0.33)
}

export interface TerminalLaunch {
  readonly path: string
  readonly argv: readonly string[]
  readonly env: readonly string[]
  readonly cwd: string
  readonly size: TerminalSize
}

/** Starts a session on a new pseudo-terminal whose master side is outside the machine, as a terminal emulator holds it. */
export function launchTerminal(
  kernel: Kernel,
  parent: Task,
  { path, argv, env, cwd, size }: TerminalLaunch,
): { readonly tty: Tty; readonly task: Task } {
  limitUser(kernel)
  const { fs } = resolve(parent.walker, '/dev/pts').dentry.inode
  if (!(fs instanceof DevptsFileSystem)) throw new Errno('ENOENT')
  const tty = fs.allocate(kernel)
  tty.resize(size)
  const task = launch(kernel, parent, function* ({ sys }) {
    sys.setsid()
    sys.moveToCgroup(LOGIN_CGROUP)
    const fd = yield* sys.open(`/dev/pts/${tty.index}`, { access: 'read-write' })
    for (const target of [0, 1, 2]) sys.dup2(fd, target)
    if (fd > 2) sys.close(fd)
    sys.chdir(cwd)
    return yield* sys.execve(path, argv, [...env, 'TERM=xterm-256color'])
  })
  return { tty, task }
}
