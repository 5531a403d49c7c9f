import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import { goErrorText, RuntimeError } from './runtime-error'

/** The file a command names (Go's exec.LookPath, as runc uses it). @throws RuntimeError in its words */
export function findExecutable(sys: Syscalls, name: string, env: readonly string[]): string {
  if (name.includes('/')) {
    const problem = whyNotExecutable(sys, name)
    if (problem) throw new RuntimeError(`exec: ${JSON.stringify(name)}: ${problem}`)
    return name
  }
  const path = env.find((entry) => entry.startsWith('PATH='))?.slice('PATH='.length) ?? ''
  for (const directory of path.split(':')) {
    const candidate = `${directory || '.'}/${name}`
    if (!whyNotExecutable(sys, candidate)) return candidate
  }
  throw new RuntimeError(`exec: ${JSON.stringify(name)}: executable file not found in $PATH`)
}

function whyNotExecutable(sys: Syscalls, path: string): string | undefined {
  try {
    if (sys.stat(path).type === 'directory') return 'is a directory'
    return sys.access(path, { execute: true }) ? undefined : 'permission denied'
  } catch (error) {
    if (!isErrno(error)) throw error
    return `stat ${path}: ${goErrorText(error)}`
  }
}
