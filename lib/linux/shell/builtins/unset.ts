import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

export const unset: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'fvn')
    if (invalid) return yield* invalidOption(shell, 'unset', invalid, 'unset [-f] [-v] [-n] [name ...]')
    let status = 0
    for (const name of rest) {
      try {
        if (shell.dialect.name !== 'bash' && !/^[A-Za-z_]\w*$/.test(name))
          throw new ShellError(`${name}: bad variable name`, 'command', 2)
        unsetOne(shell, name, letters)
      } catch (error) {
        if (!(error instanceof ShellError)) throw error
        status = yield* fail(shell, 'unset', error.message, shell.dialect.name === 'bash' ? error.status : 2)
      }
    }
    return status
  },
}

function unsetOne(shell: Shell, name: string, letters: ReadonlySet<string>): void {
  const { variables, functions } = shell
  const element = /^([A-Za-z_]\w*)\[(.*)\]$/s.exec(name)
  if (element && !letters.has('f')) {
    unsetElement(shell, element[1] ?? '', element[2] ?? '')
    return
  }
  if (letters.has('f') || (!letters.has('v') && !variables.find(name))) {
    if (functions.get(name)?.readonly)
      throw new ShellError(`${name}: cannot unset: readonly function`, 'command')
    functions.delete(name)
    return
  }
  variables.unset(letters.has('n') ? name : variables.resolve(name))
}

function unsetElement(shell: Shell, name: string, key: string): void {
  const { variables } = shell
  const found = variables.lookup(name)
  if (!found) return
  if (found.readonly) throw new ShellError(`${name}: cannot unset: readonly variable`, 'command')
  if ((key === '@' || key === '*') && !found.associative) {
    variables.unset(variables.resolve(name))
    return
  }
  const variable = variables.own(variables.resolve(name))
  if (variable.associative) variable.associative.delete(key.replace(/^(["'])(.*)\1$/s, '$2'))
  else if (variable.indexed) {
    const index = shell.evaluate(key)
    const at = index < 0 ? index + variable.indexed.length : index
    if (at < 0) throw new ShellError(`[${key}]: bad array subscript`, 'command')
    delete variable.indexed[at]
    while (variable.indexed.length > 0 && !(variable.indexed.length - 1 in variable.indexed))
      variable.indexed.length--
  } else if (shell.evaluate(key) === 0) variables.unset(variables.resolve(name))
}
