import type { Blocking } from '../../kernel/wait-queue'
import { findCommand } from '../execute/find-command'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

function* hashOne(
  shell: Shell,
  name: string,
  letters: ReadonlySet<string>,
  given: string | undefined,
): Blocking<number> {
  const known = shell.hashed.get(name)
  if (given !== undefined) shell.hashed.set(name, { path: given, hits: 0 })
  else if (letters.has('d') || letters.has('t')) {
    if (!known) return yield* fail(shell, 'hash', `${name}: not found`)
    if (letters.has('d')) shell.hashed.delete(name)
    else yield* shell.write(1, `${known.path}\n`)
  } else if (!shell.interpreter.builtins.has(name)) {
    shell.hashed.delete(name)
    const path = findCommand(shell, name)
    if (path === undefined) return yield* fail(shell, 'hash', `${name}: not found`)
    shell.hashed.set(name, { path, hits: 0 })
  }
  return 0
}

function* list(shell: Shell, asCommands: boolean): Blocking<number> {
  if (shell.hashed.size === 0) {
    if (shell.dialect.name === 'bash') yield* shell.write(1, 'hash: hash table empty\n')
    return 0
  }
  const lines = [...shell.hashed.entries()].map(([name, { path, hits }]) =>
    asCommands ? `builtin hash -p ${path} ${name}\n` : `${String(hits).padStart(4)}\t${path}\n`,
  )
  yield* shell.write(1, (asCommands ? '' : 'hits\tcommand\n') + lines.join(''))
  return 0
}

export const hash: Builtin = {
  *run(shell, argv) {
    const { letters, values, rest, invalid } = parseOptions(argv, 'rdtlp:')
    if (invalid)
      return yield* invalidOption(shell, 'hash', invalid, 'hash [-lr] [-p pathname] [-dt] [name ...]')
    if (letters.has('r')) shell.hashed.clear()
    let status = 0
    for (const name of rest) status = (yield* hashOne(shell, name, letters, values.get('p'))) || status
    return rest.length > 0 || letters.has('r') ? status : yield* list(shell, letters.has('l'))
  },
}
