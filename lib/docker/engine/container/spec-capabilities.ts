import type { Capability } from '../../../linux/kernel/capabilities'
import type { HostConfig } from '../../api/types/host-config'
import { defaultCapabilities, everyCapability } from '../runtime/default-spec'
import type { OciProcess } from '../runtime/oci-spec'
import { normalizeCapability } from './validate-config'

/** What `--cap-add`, `--cap-drop` and `--privileged` leave (moby caps.TweakCapabilities). */
export function capabilitySets({
  Privileged,
  CapAdd,
  CapDrop,
}: Pick<HostConfig, 'Privileged' | 'CapAdd' | 'CapDrop'>): OciProcess['capabilities'] {
  const added = new Set((CapAdd ?? []).map(normalizeCapability))
  const dropped = new Set((CapDrop ?? []).map(normalizeCapability))
  const start = added.has('ALL') ? everyCapability : dropped.has('ALL') ? [] : defaultCapabilities
  const all = everyCapability.filter((capability) => start.includes(capability) || added.has(capability))
  const set: Capability[] = Privileged
    ? [...everyCapability]
    : all.filter((capability) => added.has(capability) || !dropped.has(capability))
  return { bounding: set, effective: set, permitted: set }
}
