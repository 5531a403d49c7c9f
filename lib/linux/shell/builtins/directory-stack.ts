import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { changeDirectory } from './cd'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

function shorten(shell: Shell, path: string): string {
  const home = shell.variables.get('HOME')
  if (!home || home === '/') return path
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path
}

function* show(shell: Shell, long = false, separator = ' '): Blocking<number> {
  const all = [shell.directory, ...shell.directoryStack]
  yield* shell.write(1, `${all.map((path) => (long ? path : shorten(shell, path))).join(separator)}\n`)
  return 0
}

/** The place in a stack of `size` that `+n` or `-n` names. */
function indexOf(word: string, size: number): number | undefined {
  const match = /^([-+])(\d+)$/.exec(word)
  if (!match) return undefined
  return match[1] === '+' ? Number(match[2]) : size - 1 - Number(match[2])
}

function* enter(shell: Shell, name: string, path: string): Blocking<boolean> {
  try {
    changeDirectory(shell, path)
    return true
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* fail(shell, name, `${path}: ${error.message}`)
    return false
  }
}

export const dirs: Builtin = {
  *run(shell, argv) {
    const indexed = argv.slice(1).find((word) => /^[-+]\d+$/.test(word))
    const { letters, invalid } = parseOptions(
      argv.filter((word) => word !== indexed),
      'clpv',
    )
    if (invalid) return yield* invalidOption(shell, 'dirs', invalid, 'dirs [-clpv] [+N] [-N]')
    if (letters.has('c')) {
      shell.directoryStack = []
      return 0
    }
    const all = [shell.directory, ...shell.directoryStack]
    const shown = all.map((path) => (letters.has('l') ? path : shorten(shell, path)))
    if (indexed !== undefined) {
      const found = shown[indexOf(indexed, all.length) ?? -1]
      if (found === undefined)
        return yield* fail(
          shell,
          'dirs',
          shell.directoryStack.length
            ? `${indexed}: directory stack index out of range`
            : 'directory stack empty',
        )
      yield* shell.write(1, `${found}\n`)
      return 0
    }
    if (letters.has('v'))
      yield* shell.write(
        1,
        `${shown.map((path, index) => `${String(index).padStart(2)}  ${path}`).join('\n')}\n`,
      )
    else yield* show(shell, letters.has('l'), letters.has('p') ? '\n' : ' ')
    return 0
  },
}

export const pushd: Builtin = {
  *run(shell, argv) {
    const stack = shell.directoryStack
    const word = argv.slice(1).find((argument) => argument !== '-n' && argument !== '--')
    if (word === undefined) {
      const [top, ...rest] = stack
      if (top === undefined) return yield* fail(shell, 'pushd', 'no other directory')
      const old = shell.directory
      if (!(yield* enter(shell, 'pushd', top))) return 1
      shell.directoryStack = [old, ...rest]
      return yield* show(shell)
    }
    const all = [shell.directory, ...stack]
    const index = indexOf(word, all.length)
    if (index !== undefined) {
      const [first = '', ...rotated] = [...all.slice(index), ...all.slice(0, index)]
      if (all[index] === undefined)
        return yield* fail(shell, 'pushd', `${word}: directory stack index out of range`)
      if (!(yield* enter(shell, 'pushd', first))) return 1
      shell.directoryStack = rotated
      return yield* show(shell)
    }
    if (argv.includes('-n')) {
      shell.directoryStack = [word, ...stack]
      return yield* show(shell)
    }
    const old = shell.directory
    const target = word === '-' ? shell.get('OLDPWD') : word
    if (!(yield* enter(shell, 'pushd', target))) return 1
    shell.directoryStack = [old, ...stack]
    return yield* show(shell)
  },
}

export const popd: Builtin = {
  *run(shell, argv) {
    const stack = shell.directoryStack
    const [top, ...rest] = stack
    if (top === undefined) return yield* fail(shell, 'popd', 'directory stack empty')
    const word = argv.slice(1).find((argument) => argument !== '-n')
    const index = word === undefined ? 0 : indexOf(word, stack.length + 1)
    if (index === undefined || index > stack.length || index < 0)
      return yield* fail(shell, 'popd', `${word}: directory stack index out of range`)
    if (index === 0 && argv.includes('-n')) {
      shell.directoryStack = rest
      return yield* show(shell)
    }
    if (index > 0) {
      shell.directoryStack = stack.filter((_, at) => at !== index - 1)
      return yield* show(shell)
    }
    if (!(yield* enter(shell, 'popd', top))) return 1
    shell.directoryStack = rest
    return yield* show(shell)
  },
}
