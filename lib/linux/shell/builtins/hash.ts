import { findCommand } from '../execute/find-command'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

export const hash: Builtin = {
  *run(shell, argv) {
    const { letters, values, rest, invalid } = parseOptions(argv, 'rdtlp:')
    if (invalid)
      return yield* invalidOption(shell, 'hash', invalid, 'hash [-lr] [-p pathname] [-dt] [name ...]')
    if (letters.has('r')) shell.hashed.clear()
    const given = values.get('p')
    let status = 0
    for (const name of rest) {
      if (given !== undefined) shell.hashed.set(name, { path: given, hits: 0 })
      else if (letters.has('d') || letters.has('t')) {
        const known = shell.hashed.get(name)
        if (!known) status = yield* fail(shell, 'hash', `${name}: not found`)
        else if (letters.has('d')) shell.hashed.delete(name)
        else yield* shell.write(1, `${known.path}\n`)
      } else {
        shell.hashed.delete(name)
        const path = shell.interpreter.builtins.has(name) ? '' : findCommand(shell, name)
        if (path === undefined) status = yield* fail(shell, 'hash', `${name}: not found`)
        else if (path !== '') shell.hashed.set(name, { path, hits: 0 })
      }
    }
    if (rest.length > 0 || letters.has('r')) return status
    if (shell.hashed.size === 0) {
      if (shell.dialect.name === 'bash') yield* shell.write(1, 'hash: hash table empty\n')
      return 0
    }
    const lines = [...shell.hashed.entries()].map(([name, { path, hits }]) =>
      letters.has('l') ? `builtin hash -p ${path} ${name}\n` : `${String(hits).padStart(4)}\t${path}\n`,
    )
    yield* shell.write(1, (letters.has('l') ? '' : 'hits\tcommand\n') + lines.join(''))
    return 0
  },
}
