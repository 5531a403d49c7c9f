import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { runTrap } from '../execute/checkpoint'
import { isFile } from '../execute/find-command'
import { ExitShell, ReturnFromFunction } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { readFile } from '../state/users'
import type { Builtin } from './builtin'
import { fail, usageOnly } from './report'

/** Reads a file and runs it in this shell; `argv` are its positional parameters if there are any. */
export function* sourceFile(
  shell: Shell,
  path: string,
  parameters: readonly string[] = [],
): Blocking<number> {
  const text = yield* readFile(shell.sys, path)
  const { frames, positional, line, loopDepth } = shell
  shell.frames = [...frames, { kind: 'source', name: 'source', source: path, line }]
  if (parameters.length > 0) shell.positional = parameters
  shell.indirection++
  try {
    const status = yield* shell.interpreter.source(shell, text, { firstLine: 1 })
    const trap = shell.traps.get('RETURN')
    if (trap && shell.options.has('functrace')) yield* runTrap(shell, trap)
    return status
  } catch (error) {
    if (error instanceof ReturnFromFunction) return error.status
    throw error
  } finally {
    shell.indirection--
    shell.frames = frames
    if (parameters.length > 0) shell.positional = positional
    shell.line = line
    shell.loopDepth = loopDepth
  }
}

export const source: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    const words = argv[1] === '--' ? argv.slice(2) : argv.slice(1)
    const [file, ...parameters] = words
    const isBash = shell.dialect.name === 'bash'
    if (file === undefined) {
      yield* fail(shell, argv[0] ?? '', 'filename argument required')
      return yield* usageOnly(shell, argv[0] ?? '', `${argv[0]} filename [arguments]`)
    }
    try {
      return yield* sourceFile(shell, locate(shell, file), parameters)
    } catch (error) {
      if (!isErrno(error)) throw error
      const message = error.code === 'EISDIR' ? 'is a directory' : error.message
      if (isBash) yield* shell.complain(`${error.code === 'EISDIR' ? `${argv[0]}: ` : ''}${file}: ${message}`)
      else {
        const isPath = file.includes('/')
        const reason =
          shell.dialect.name === 'dash'
            ? `cannot open ${file}: No such file`
            : `can't open '${file}': ${error.message}`
        yield* shell.complain(isPath ? reason : `${file}: not found`, argv[0])
        if (!shell.interactive) throw new ExitShell(2)
      }
      return 1
    }
  },
}

/** A name without a slash is looked for along PATH, then in the working directory. */
function locate(shell: Shell, file: string): string {
  if (file.includes('/')) return file
  const found = shell
    .get('PATH')
    .split(':')
    .map((directory) => `${directory || '.'}/${file}`)
    .find((path) => isFile(shell, path))
  return found ?? file
}
