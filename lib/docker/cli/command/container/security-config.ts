import { decode } from '../../../../base/bytes'
import { Errno } from '../../../../linux/kernel/errno'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { messageOf } from '../../error'
import { pathError, readFile } from '../../files'
import { quote } from '../../go/quote'
import { cut } from '../../opts/cut'
import type { ContainerFlags } from './flags/container-flags'

/** Capabilities in their full names, sorted; null for none. */
export function capabilities(names: readonly string[]): string[] | null {
  if (names.length === 0) return null
  const full = names.map((name) => {
    const upper = name.trim().toUpperCase()
    return upper === 'ALL' || upper.startsWith('CAP_') ? upper : `CAP_${upper}`
  })
  return [...new Set(full)].sort()
}

const namespaceModes = [
  ['pid', 'PID', /^(|host|container:.+)$/],
  ['uts', 'UTS', /^(|host)$/],
  ['userns', 'USER', /^(|host)$/],
  ['cgroupns', 'CGROUP', /^(|host|private)$/],
] as const

/** @throws Error in the client's words */
export function checkNamespaceModes(flags: ContainerFlags): void {
  for (const [flag, name, valid] of namespaceModes) {
    if (!valid.test(flags[flag])) throw new Error(`--${flag}: invalid ${name} mode`)
  }
}

interface SecurityOptions {
  /** null when none were given */
  readonly options: readonly string[] | null
  /** `systempaths=unconfined`: nothing of /proc and /sys is hidden */
  readonly unconfinedPaths: boolean
}

/** `--security-opt` values, seccomp profiles read from their files. @throws Error in the client's words */
export function* securityOptions(sys: Syscalls, given: readonly string[]): Blocking<SecurityOptions> {
  const options: string[] = []
  for (const option of given) {
    let [key, value, found] = cut(option, '=')
    if (!found && key !== 'no-new-privileges') [key, value, found] = cut(option, ':')
    if (value === '' && key !== 'no-new-privileges')
      throw new Error(`Invalid --security-opt: ${quote(option)}`)
    const isFile = key === 'seccomp' && value !== 'builtin' && value !== 'unconfined'
    options.push(isFile ? `seccomp=${yield* seccompProfile(sys, value)}` : option)
  }
  if (given.length === 0) return { options: null, unconfinedPaths: false }
  const kept = options.filter((option) => option !== 'systempaths=unconfined')
  return { options: kept, unconfinedPaths: kept.length < options.length }
}

function* seccompProfile(sys: Syscalls, path: string): Blocking<string> {
  let content: Uint8Array | undefined
  try {
    content = yield* readFile(sys, path)
    if (!content) throw new Errno('ENOENT')
  } catch (error) {
    throw new Error(`opening seccomp profile (${path}) failed: ${pathError('open', path, error).message}`)
  }
  try {
    return JSON.stringify(JSON.parse(decode(content)))
  } catch (error) {
    throw new Error(`compacting json for seccomp profile (${path}) failed: ${messageOf(error)}`)
  }
}
