import { isErrno } from '../../kernel/errno'
import { keywords } from '../builtins/command-kind'
import type { Shell } from '../state/shell'

/** Files whose names begin so; directories end in a slash. */
export function fileCandidates(
  shell: Shell,
  prefix: string,
  accepts: (path: string) => boolean = () => true,
): string[] {
  const slash = prefix.lastIndexOf('/') + 1
  const directory = prefix.slice(0, slash)
  const name = prefix.slice(slash)
  const home = shell.variables.get('HOME') ?? ''
  const real = directory.startsWith('~/') ? home + directory.slice(1) : directory
  return entries(shell, real || '.')
    .filter((entry) => entry.startsWith(name) && (name.startsWith('.') || !entry.startsWith('.')))
    .map((entry) => directory + entry + (isDirectory(shell, real + entry) ? '/' : ''))
    .filter((path) => accepts(path))
    .sort()
}

function entries(shell: Shell, directory: string): string[] {
  try {
    return shell.sys.getdents(directory).map(({ name }) => name)
  } catch (error) {
    if (isErrno(error)) return []
    throw error
  }
}

function isDirectory(shell: Shell, path: string): boolean {
  try {
    return shell.sys.stat(path).type === 'directory'
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

/** Commands that begin so: aliases, functions, builtins, keywords and what PATH has. */
export function commandCandidates(shell: Shell, prefix: string): string[] {
  if (prefix.includes('/'))
    return fileCandidates(
      shell,
      prefix,
      (path) => path.endsWith('/') || shell.sys.access(path, { execute: true }),
    )
  const names = new Set<string>([
    ...keywords,
    ...shell.interpreter.builtins.keys(),
    ...shell.functions.keys(),
    ...shell.aliases.keys(),
  ])
  for (const directory of shell.get('PATH').split(':')) {
    if (directory === '') continue
    for (const name of entries(shell, directory)) {
      if (name.startsWith(prefix) && shell.sys.access(`${directory}/${name}`, { execute: true }))
        names.add(name)
    }
  }
  return [...names].filter((name) => name.startsWith(prefix)).sort()
}

/** Variables that begin so, with `$` or `${` as typed. */
export function variableCandidates(shell: Shell, typed: string): string[] {
  const braces = typed.startsWith('${')
  const prefix = typed.slice(braces ? 2 : 1)
  return shell.variables.list(prefix).map(([name]) => (braces ? `\${${name}}` : `$${name}`))
}
