import { isErrno } from '../../kernel/errno'
import type { Shell } from '../state/shell'

/** The file that a command name means: found along PATH and remembered; undefined when there is none. */
export function findCommand(shell: Shell, name: string): string | undefined {
  if (name.includes('/')) return name
  if (name === '') return undefined
  const known = shell.hashed.get(name)
  if (known !== undefined && isExecutable(shell, known.path)) {
    shell.hashed.set(name, { path: known.path, hits: known.hits + 1 })
    return known.path
  }
  let first: string | undefined
  for (const path of candidates(name, shell.variables.get('PATH') ?? '')) {
    if (!isFile(shell, path)) continue
    if (shell.sys.access(path, { execute: true })) {
      if (path.startsWith('/')) shell.hashed.set(name, { path, hits: 1 })
      return path
    }
    first ??= path
  }
  return first
}

/** Every file along PATH that a name could mean, executable ones first if there are any. */
export function searchPath(
  shell: Shell,
  name: string,
  path: string = shell.variables.get('PATH') ?? '',
): string[] {
  const files = candidates(name, path).filter((candidate) => isFile(shell, candidate))
  const executable = files.filter((candidate) => isExecutable(shell, candidate))
  return executable.length ? executable : files
}

function candidates(name: string, path: string): string[] {
  return path.split(':').map((directory) => `${directory || '.'}/${name}`)
}

export function isFile(shell: Shell, path: string): boolean {
  try {
    return shell.sys.stat(path).type === 'file'
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

function isExecutable(shell: Shell, path: string): boolean {
  return isFile(shell, path) && shell.sys.access(path, { execute: true })
}
