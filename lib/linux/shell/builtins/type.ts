import type { Blocking } from '../../kernel/wait-queue'
import { singleQuote } from '../expand/quote'
import { printFunction } from '../parse/print-function'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { type CommandKind, commandKinds } from './command-kind'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

/** The sentence that `type` and `command -V` say about a command. */
export function* describe(shell: Shell, name: string, kind: CommandKind, value: string): Blocking<void> {
  const isBash = shell.dialect.name === 'bash'
  switch (kind) {
    case 'alias':
      return yield* shell.write(
        1,
        isBash ? `${name} is aliased to \`${value}'\n` : `${name} is an alias for ${value}\n`,
      )
    case 'keyword':
      return yield* shell.write(1, `${name} is a shell keyword\n`)
    case 'function': {
      const fn = shell.functions.get(name)
      const source = isBash && fn ? printFunction(fn.definition) : ''
      return yield* shell.write(1, `${name} is a ${isBash ? '' : 'shell '}function\n${source}`)
    }
    case 'builtin': {
      const isSpecial = !isBash && shell.interpreter.builtins.get(name)?.isSpecial
      return yield* shell.write(1, `${name} is a ${isSpecial ? 'special ' : ''}shell builtin\n`)
    }
    case 'file': {
      const hashed = isBash && shell.hashed.get(name)?.path === value
      return yield* shell.write(1, hashed ? `${name} is hashed (${value})\n` : `${name} is ${value}\n`)
    }
  }
}

export const type: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'aftpP')
    if (invalid) return yield* invalidOption(shell, 'type', invalid, 'type [-afptP] name [name ...]')
    let status = 0
    for (const name of rest) {
      const kinds = [...commandKinds(shell, name, letters.has('a') || letters.has('P'))].filter(
        ([kind]) => !(kind === 'function' && letters.has('f')) && !(kind !== 'file' && letters.has('P')),
      )
      const shown = letters.has('a') ? kinds : kinds.slice(0, 1)
      for (const [kind, value] of shown) {
        if (letters.has('t')) yield* shell.write(1, `${kind}\n`)
        else if (letters.has('p') || letters.has('P'))
          yield* shell.write(1, kind === 'file' ? `${value}\n` : '')
        else yield* describe(shell, name, kind, value)
      }
      if (shown.length > 0) continue
      status = shell.dialect.name === 'bash' ? 1 : 127
      if (letters.has('t') || letters.has('p') || letters.has('P')) continue
      if (shell.dialect.name === 'bash') yield* fail(shell, 'type', `${name}: not found`)
      else yield* shell.write(1, `${name}: not found\n`)
    }
    return status
  },
}

/** What `command -v` prints. */
export function invocation(name: string, kind: CommandKind, value: string): string {
  if (kind === 'alias') return `alias ${name}=${singleQuote(value)}`
  return kind === 'file' ? value : name
}
