import { searchPath } from '../execute/find-command'
import type { Shell } from '../state/shell'

export const keywords: ReadonlySet<string> = new Set(
  'if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc'.split(
    ' ',
  ),
)

export type CommandKind = 'alias' | 'keyword' | 'function' | 'builtin' | 'file'

/** What a command name means, in the order in which the shell looks: `type -t`. */
export function* commandKinds(
  shell: Shell,
  name: string,
  all: boolean,
): Generator<readonly [CommandKind, string]> {
  const alias = shell.aliases.get(name)
  if (alias !== undefined && (shell.interactive || shell.shopt.has('expand_aliases'))) yield ['alias', alias]
  if (keywords.has(name)) yield ['keyword', name]
  if (shell.functions.has(name)) yield ['function', name]
  if (shell.interpreter.builtins.has(name) && !shell.disabled.has(name)) yield ['builtin', name]
  if (name.includes('/')) {
    if (shell.sys.access(name, { execute: true })) yield ['file', name]
    return
  }
  const hashed = all ? undefined : shell.hashed.get(name)
  if (hashed) yield ['file', hashed.path]
  else
    for (const path of searchPath(shell, name))
      if (shell.sys.access(path, { execute: true })) yield ['file', path]
}
