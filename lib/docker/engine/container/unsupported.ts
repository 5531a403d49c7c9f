import type { HostConfig } from '../../api/types/host-config'
import { notSimulated } from '../error'

const knownSecurityOptions =
  /^(no-new-privileges([:=](true|false))?|seccomp[=:]unconfined|apparmor[=:]unconfined|label[=:]disable)$/

/** What a container may not ask for because nothing here would do it. @throws EngineError NotImplemented */
export function refuseUnsimulated(host: HostConfig): void {
  const wanted: readonly (readonly [boolean, string])[] = [
    [host.Sysctls !== undefined, 'sysctl in a container'],
    [host.StorageOpt !== undefined && Object.keys(host.StorageOpt).length > 0, 'a storage option'],
    [host.Cgroup !== '', 'sharing a cgroup'],
    [host.OomScoreAdj !== 0, 'an OOM score'],
    [
      host.LogConfig.Type !== 'json-file' && host.LogConfig.Type !== 'none',
      `the logging driver ${host.LogConfig.Type}`,
    ],
  ]
  const found = wanted.find(([isWanted]) => isWanted)
  if (found) throw notSimulated(found[1])
  for (const option of host.SecurityOpt ?? []) {
    if (!knownSecurityOptions.test(option)) throw notSimulated(`the security option ${option}`)
  }
}
