import { decode } from '../../base/bytes'
import { executableProgram } from '../vfs/executable'
import { everyId, idInside } from '../vfs/id-map'
import type { Path } from '../vfs/path'
import { permitted } from '../vfs/permission'
import { resolve } from '../vfs/walk'
import type { Credentials } from './credentials'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import type { Program } from './program'
import type { Task } from './task'
import type { Blocking } from './wait-queue'

/** An executable found, checked and ready to run. */
export interface LoadedImage {
  readonly program: Program
  readonly path: Path
  readonly argv: readonly string[]
  readonly comm: string
}

/** `#!` scripts may name scripts: this many times (fs/exec.c). */
const MAX_INTERPRETERS = 4
const SHEBANG_LENGTH = 256
const COMM_LENGTH = 15

/** Finds what execve(2) would run. @throws Errno ENOENT, EACCES, ENOEXEC, ELOOP, ENOTDIR */
export function* loadImage(
  kernel: Kernel,
  task: Task,
  file: string,
  argv: readonly string[],
): Blocking<LoadedImage> {
  let path = file
  let args = argv
  for (let depth = 0; depth <= MAX_INTERPRETERS; depth++) {
    const found = resolve(task.walker, path)
    const { inode } = found.dentry
    if (inode.type !== 'file') throw new Errno('EACCES')
    if (!permitted(task.credentials, inode, { execute: true }) || found.mount.flags.noExec)
      throw new Errno('EACCES')
    const key = executableProgram(inode)
    if (key !== undefined) {
      const program = yield* loadProgram(kernel, key)
      const comm = (file.split('/').pop() ?? '').slice(0, COMM_LENGTH)
      return { program, path: found, argv: args, comm }
    }
    const interpreter = shebang(decode(inode.readAt(0, SHEBANG_LENGTH)))
    if (!interpreter) throw new Errno('ENOEXEC')
    args = [interpreter.path, ...(interpreter.argument ? [interpreter.argument] : []), path, ...args.slice(1)]
    path = interpreter.path
  }
  throw new Errno('ELOOP')
}

function* loadProgram(kernel: Kernel, key: string): Blocking<Program> {
  const { modules } = kernel
  for (;;) {
    const program = modules.program(key)
    if (program) return program
    if (!modules.isLoadable(key)) throw new Errno('ENOEXEC')
    yield { queues: [], module: key }
  }
}

/** The interpreter line of a script (execve(2)): everything after the first blank is one argument. */
function shebang(head: string): { readonly path: string; readonly argument: string | undefined } | undefined {
  const match = /^#![ \t]*([^ \t\n]+)(?:[ \t]+([^\n]*?))?[ \t]*(?:\n|$)/.exec(head)
  return match?.[1] ? { path: match[1], argument: match[2] || undefined } : undefined
}

/** Makes a task run a loaded image: the point of no return of execve(2). */
export function replaceImage(task: Task, image: LoadedImage, env: readonly string[]): void {
  task.image = { comm: image.comm, argv: image.argv, env, exe: image.path }
  task.hasExecuted = true
  task.files.closeForExec()
  for (const [signal, disposition] of task.dispositions) {
    if (typeof disposition === 'object') task.dispositions.delete(signal)
  }
  const { inode } = image.path.dentry
  const mayChangeUser = !image.path.mount.flags.noSuid && !task.noNewPrivileges
  task.credentials = afterExec(task.credentials, mayChangeUser ? inode : undefined)
}

/** How execve(2) transforms ids and capabilities (capabilities(7)), for files without file capabilities. */
function afterExec(
  credentials: Credentials,
  file: { readonly mode: number; readonly uid: number; readonly gid: number } | undefined,
): Credentials {
  const euid = file && file.mode & 0o4000 ? file.uid : credentials.euid
  const egid = file && (file.mode & 0o2010) === 0o2010 ? file.gid : credentials.egid
  const isRoot = (id: number) => idInside(credentials.userNamespace?.uidMap ?? everyId, id) === 0
  const permitted = isRoot(credentials.uid) || isRoot(euid) ? credentials.bounding : new Set<never>()
  return {
    ...credentials,
    euid,
    suid: euid,
    egid,
    sgid: egid,
    permitted,
    effective: isRoot(euid) ? permitted : new Set<never>(),
  }
}
