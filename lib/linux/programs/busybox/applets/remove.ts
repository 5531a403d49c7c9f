import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { joinPath } from '../../support/files'
import { type Applet, type AppletContext, AppletUsage, complain } from '../applet'

/** Removes a path and all below it. @throws Errno */
export function* removeTree(context: AppletContext, path: string): Blocking<void> {
  const { sys, stdout } = context.process
  const isDirectory = sys.lstat(path).type === 'directory'
  if (isDirectory) {
    for (const { name } of sys.getdents(path)) yield* removeTree(context, joinPath(path, name))
    sys.rmdir(path)
  } else sys.unlink(path)
  yield* sys.schedYield()
  if (context.name === 'rm' && context.flags.has('v'))
    yield* stdout.write(`removed ${isDirectory ? 'directory: ' : ''}'${path}'\n`)
}

export const rm: Applet = {
  options: 'rRfiv',
  long: 'recursive:r force:f interactive:i verbose:v',
  usage: '[-irf] FILE...',
  about: 'Remove files; -r: directories and what is in them, -f: never complain that there is none',
  *run(context) {
    const { process, flags, operands } = context
    const isRecursive = flags.has('r') || flags.has('R')
    if (operands.length === 0 && !flags.has('f')) throw new AppletUsage('')
    let status = 0
    for (const path of operands) {
      try {
        if (/(^|\/)\.\.?\/*$/.test(path)) {
          yield* complain(context, "can't remove '.' or '..'")
          status = 1
          continue
        }
        if (process.sys.lstat(path).type === 'directory' && !isRecursive) {
          yield* complain(context, `'${path}' is a directory`)
          status = 1
          continue
        }
        if (flags.has('i') && !(yield* agrees(context, path))) continue
        yield* removeTree(context, path)
      } catch (error) {
        if (!isErrno(error)) throw error
        if (error.code === 'ENOENT' && flags.has('f')) continue
        yield* complain(context, `can't remove '${path}': ${error.message}`)
        status = 1
      }
    }
    return status
  },
}

function* agrees({ process }: AppletContext, path: string): Blocking<boolean> {
  yield* process.stderr.write(`rm: remove '${path}'? `)
  return /^[yY]/.test((yield* process.stdin.readLine()) ?? '')
}
