import type { HostConfig } from '../../api/types/host-config'
import { EngineError } from '../error'
import { capabilitySets } from './spec-capabilities'

/** What `--security-opt` asks for. */
export interface SecurityOptions {
  readonly noNewPrivileges: boolean
  /** empty unless asked for; this kernel has no AppArmor to apply it */
  readonly appArmorProfile: string
  /** `unconfined`, the text of a profile, or empty for dockerd's own */
  readonly seccompProfile: string
}

/** Reads the security options of a container (moby parseSecurityOpt). @throws EngineError InvalidParameter */
export function securityOptions({ SecurityOpt }: Pick<HostConfig, 'SecurityOpt'>): SecurityOptions {
  let noNewPrivileges = false
  let appArmorProfile = ''
  let seccompProfile = ''
  for (const option of SecurityOpt ?? []) {
    if (option === 'no-new-privileges') noNewPrivileges = true
    if (option === 'no-new-privileges' || option === 'disable') continue
    const [, key, value = ''] = /^([^=:]*)[=:](.*)$/s.exec(option) ?? []
    if (key === undefined) throw invalid(1, option)
    if (key === 'apparmor') appArmorProfile = value
    else if (key === 'seccomp') seccompProfile = value
    else if (key === 'no-new-privileges') noNewPrivileges = truth(value, option)
    else if (key !== 'label' && key !== 'writable-cgroups') throw invalid(2, option)
  }
  return { noNewPrivileges, appArmorProfile, seccompProfile }
}

function truth(text: string, option: string): boolean {
  if (/^(1|t|true|T|TRUE|True)$/.test(text)) return true
  if (/^(0|f|false|F|FALSE|False)$/.test(text)) return false
  throw invalid(2, option)
}

function invalid(number: 1 | 2, option: string): EngineError {
  return new EngineError('InvalidParameter', `invalid --security-opt ${number}: ${JSON.stringify(option)}`)
}

/** The calls of the default profile that matter to a kernel this small, and the capability that lets them through. */
const guarded = ['mount', 'umount2', 'unshare', 'setns', 'reboot']

interface Profile {
  readonly defaultAction?: string
  readonly syscalls?: readonly { readonly names?: readonly string[]; readonly action?: string }[]
}

/** System calls that fail with EPERM in a container; undefined without a filter (moby seccomp profiles). @throws EngineError */
export function deniedCalls(host: HostConfig): string[] | undefined {
  const { seccompProfile } = securityOptions(host)
  if (host.Privileged || seccompProfile === 'unconfined') return undefined
  if (seccompProfile === '' || seccompProfile === 'builtin')
    return capabilitySets(host).bounding.includes('CAP_SYS_ADMIN') ? [] : guarded
  let profile: Profile
  try {
    profile = JSON.parse(seccompProfile) as Profile
  } catch {
    throw new EngineError('System', 'Decoding seccomp profile failed: invalid character')
  }
  const rules = profile.syscalls ?? []
  const named = (pattern: RegExp) =>
    rules.filter(({ action = '' }) => pattern.test(action)).flatMap(({ names }) => names ?? [])
  const allowed = new Set(named(/ALLOW/))
  const isClosed = /ERRNO|KILL/.test(profile.defaultAction ?? '')
  return [...named(/ERRNO|KILL/), ...(isClosed ? guarded.filter((name) => !allowed.has(name)) : [])]
}
