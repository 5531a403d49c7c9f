import type { Realtime } from '../../../base/clock'
import type { EndpointResource, Ipam } from '../../api/types/network'
import type { AddressPool } from './address-pool'
import type { Ipv6Pool } from './ipv6-pool'

/** A container's place in a network while it runs. */
export interface Endpoint {
  readonly id: string
  readonly containerId: string
  containerName: string
  readonly macAddress: string
  /** empty when the network gives no addresses */
  readonly address: string
  readonly prefixLength: number
  /** empty without IPv6 */
  readonly address6: string
  readonly gateway: string
  dnsNames: readonly string[]
  /** name of the interface in the container: `eth0` */
  readonly interfaceName: string
  /** the other end, on the host: `veth1a2b3c4` */
  readonly hostLink: string
}

export interface NetworkInit {
  readonly id: string
  readonly name: string
  readonly created: Realtime
  readonly driver: 'bridge' | 'host' | 'null'
  readonly ipam: Ipam
  readonly pools: readonly AddressPool[]
  /** the subnet was asked for, so fixed addresses may be asked for too */
  readonly hasOwnSubnet: boolean
  readonly enableIPv4: boolean
  readonly enableIPv6: boolean
  readonly pool6?: Ipv6Pool
  readonly internal: boolean
  readonly attachable: boolean
  readonly options: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
}

export const PREDEFINED: readonly string[] = ['bridge', 'host', 'none', 'default']

/** A network as dockerd knows it. */
export class Network {
  readonly endpoints = new Map<string, Endpoint>()

  constructor(readonly init: NetworkInit) {}

  get id(): string {
    return this.init.id
  }

  get name(): string {
    return this.init.name
  }

  get driver(): NetworkInit['driver'] {
    return this.init.driver
  }

  get isPredefined(): boolean {
    return PREDEFINED.includes(this.name)
  }

  /** The address of the bridge on the host; empty when it has none. */
  get gateway(): string {
    return this.init.ipam.Config?.[0]?.Gateway ?? ''
  }

  /** Name of the bridge interface on the host. */
  get bridgeName(): string {
    return this.init.options['com.docker.network.bridge.name'] ?? `br-${this.id.slice(0, 12)}`
  }

  /** Endpoints as inspect shows them. */
  get endpointResources(): Record<string, EndpointResource> {
    const sorted = [...this.endpoints.values()].sort((left, right) =>
      left.containerId < right.containerId ? -1 : 1,
    )
    return Object.fromEntries(
      sorted.map(({ id, containerId, containerName, macAddress, address, address6, prefixLength }) => [
        containerId,
        {
          Name: containerName,
          EndpointID: id,
          MacAddress: macAddress,
          IPv4Address: address === '' ? '' : `${address}/${prefixLength}`,
          IPv6Address: address6 === '' ? '' : `${address6}/${this.init.pool6?.length}`,
        },
      ]),
    )
  }
}
