import { rfc3339Nano } from '../../../base/civil'
import type { NetworkInspect } from '../../api/types/network'
import { sorted } from '../volume/volume-store'
import type { Network } from './network'

/** A network as the API shows it; lists leave the containers out. */
export function inspectNetwork(network: Network, withContainers = true): NetworkInspect {
  const { init } = network
  return {
    Name: init.name,
    Id: init.id,
    Created: rfc3339Nano(init.created),
    Scope: 'local',
    Driver: init.driver,
    EnableIPv4: init.enableIPv4,
    EnableIPv6: init.enableIPv6,
    IPAM: init.ipam,
    Internal: init.internal,
    Attachable: init.attachable,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: withContainers ? network.endpointResources : {},
    Options: sorted(init.options),
    Labels: sorted(init.labels),
  }
}
