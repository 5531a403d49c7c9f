import type { Blocking } from '../../kernel/wait-queue'
import { assignArray } from '../execute/assign'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { Builtin, DeclarationArgument } from './builtin'
import { declaration, posixAssignment } from './declare-output'
import { fail, invalidOption } from './report'

/** `export` and `readonly`: set one attribute of variables, globally or where they are. */
function marking(name: 'export' | 'readonly', attribute: 'exported' | 'readonly', letter: string): Builtin {
  const usage =
    name === 'export'
      ? 'export [-fn] [name[=value] ...] or export -p'
      : 'readonly [-aAf] [name[=value] ...] or readonly -p'

  const run = function* (shell: Shell, argv: readonly DeclarationArgument[]): Blocking<number> {
    const isOption = (word: DeclarationArgument): word is string =>
      typeof word === 'string' && /^-[a-zA-Z]+$/.test(word)
    const words = argv.slice(1)
    const operands = words.filter((word) => word !== '--' && !isOption(word))
    const letters = words.filter(isOption).join('').replaceAll('-', '')
    const bad = [...letters].find((each) => !'pnfaA'.includes(each))
    if (bad) return yield* invalidOption(shell, name, `-${bad}`, usage)
    if (letters.includes('f')) {
      const options = letters.includes('n') ? ['-f', `+${letter}`] : [`-f${letter}`]
      const { declare } = (yield* extras(shell)).builtins
      return yield* (declare.declare as typeof run)(shell, [name, ...options, ...operands])
    }
    return operands.length === 0 ? yield* list(shell) : yield* markAll(shell, operands, letters.includes('n'))
  }

  function* markAll(
    shell: Shell,
    operands: readonly DeclarationArgument[],
    remove: boolean,
  ): Blocking<number> {
    let status = 0
    for (const operand of operands) {
      try {
        yield* mark(shell, operand, remove)
      } catch (error) {
        if (!(error instanceof ShellError) || error.stops === 'line') throw error
        status = yield* fail(shell, name, error.message, shell.dialect.name === 'bash' ? 1 : 2)
      }
    }
    return status
  }

  function* list(shell: Shell): Blocking<number> {
    const marked = shell.variables.list().filter(([, variable]) => variable[attribute])
    const lines = marked.map(([each, variable]) =>
      shell.dialect.name === 'bash' ? declaration(each, variable) : posixAssignment(shell, each, `${name} `),
    )
    yield* shell.write(1, lines.map((line) => `${line}\n`).join(''))
    return 0
  }

  function* mark(shell: Shell, operand: DeclarationArgument, remove: boolean): Blocking<void> {
    const { variables } = shell
    if (typeof operand !== 'string') {
      const variable = variables.own(operand.name)
      yield* assignArray(shell, operand.name, operand.array, operand.append, variable)
      variable[attribute] = true
      return
    }
    const match = /^([A-Za-z_]\w*)(?:(\+?)=([\s\S]*))?$/.exec(operand)
    if (!match?.[1]) {
      const isBash = shell.dialect.name === 'bash'
      throw new ShellError(
        isBash ? `\`${operand}': not a valid identifier` : `${operand}: bad variable name`,
        'command',
      )
    }
    const [, each, plus, value] = match
    if (value !== undefined) variables.set(each, value, { append: plus === '+' })
    const variable = variables.own(variables.resolve(each))
    if (remove) delete variable[attribute]
    else variable[attribute] = true
  }

  return { run, declare: run, isSpecial: true }
}

export const exportBuiltin = marking('export', 'exported', 'x')

export const readonly = marking('readonly', 'readonly', 'r')
