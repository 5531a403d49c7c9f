import type { NetworkInspect } from '../../docker/api/types/network'
import { flagProperty, itemsProperty, type Properties, pairsProperty, valueProperty } from './property'
import type { Kind } from './thing'

/** What can be asked of a network. */
export interface NetworkWants {
  readonly driver?: string
  /** as `172.20.0.0/16` */
  readonly subnet?: string
  readonly internal?: boolean
  readonly labels?: Readonly<Record<string, string>>
  /** names of running containers connected to it */
  readonly connects?: readonly string[]
}

const properties: Properties<NetworkInspect, NetworkWants> = {
  driver: valueProperty({ en: 'driver', zh: '驱动' }, ({ Driver }) => Driver),
  subnet: valueProperty({ en: 'subnet', zh: '子网' }, ({ IPAM }) => IPAM.Config?.[0]?.Subnet ?? ''),
  internal: flagProperty(
    { en: 'is internal', zh: '是内部网络' },
    { en: 'is not internal', zh: '不是内部网络' },
    ({ Internal }) => Internal,
  ),
  labels: pairsProperty({ en: 'label', zh: '标签' }, ({ Labels }) => Labels ?? {}),
  connects: itemsProperty({ en: 'running container', zh: '正在运行的容器' }, ({ Containers }) =>
    Object.values(Containers).map(({ Name }) => Name),
  ),
}

export const networkKind: Kind<NetworkInspect, NetworkWants> = {
  noun: { en: 'network', zh: '网络' },
  all: ({ networks }) => networks,
  nameOf: ({ Name }) => Name,
  isCalled: (name, found) => name === found,
  madeAt: ({ Created }) => Created,
  properties,
}
