import { singleQuote } from '../expand/quote'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption, usageOnly } from './report'

export const alias: Builtin = {
  *run(shell, argv) {
    const { rest, invalid } = parseOptions(argv, 'p')
    if (invalid) return yield* invalidOption(shell, 'alias', invalid, 'alias [-p] [name[=value] ... ]')
    const lead = shell.dialect.name === 'bash' ? 'alias ' : ''
    if (rest.length === 0) {
      const lines = [...shell.aliases.entries()].sort(([left], [right]) => (left < right ? -1 : 1))
      yield* shell.write(1, lines.map(([name, value]) => `${lead}${name}=${singleQuote(value)}\n`).join(''))
      return 0
    }
    let status = 0
    for (const word of rest) {
      const equals = word.indexOf('=')
      if (equals > 0) {
        shell.aliases.set(word.slice(0, equals), word.slice(equals + 1))
        continue
      }
      const value = shell.aliases.get(word)
      if (value !== undefined) yield* shell.write(1, `${lead}${word}=${singleQuote(value)}\n`)
      else
        status = yield* fail(
          shell,
          'alias',
          shell.dialect.name === 'bash' ? `${word}: not found` : `${word} not found`,
        )
    }
    return status
  },
}

export const unalias: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'a')
    if (invalid) return yield* invalidOption(shell, 'unalias', invalid, 'unalias [-a] name [name ...]')
    if (letters.has('a')) shell.aliases.clear()
    else if (rest.length === 0) return yield* usageOnly(shell, 'unalias', 'unalias [-a] name [name ...]')
    let status = 0
    for (const name of rest) {
      if (!shell.aliases.delete(name))
        status = yield* fail(
          shell,
          'unalias',
          shell.dialect.name === 'bash' ? `${name}: not found` : `${name} not found`,
        )
    }
    return status
  },
}
