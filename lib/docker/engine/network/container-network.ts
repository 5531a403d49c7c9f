import type { Blocking } from '../../../linux/kernel/wait-queue'
import { parseAddress } from '../../../linux/net/ipv4'
import type { EndpointSettings } from '../../api/types/network'
import type { Container } from '../container/container'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { generateId } from '../identifier'
import { bringUpLoopback, newHostLink, plugIn, unplug } from './bridge-driver'
import { stopDnsServer } from './dns-server'
import { endpointsOf } from './endpoints-of'
import type { Endpoint, Network } from './network'
import { publishPorts, unpublishPorts } from './published-ports'

export const emptyEndpoint: EndpointSettings = {
  IPAMConfig: null,
  Links: null,
  Aliases: null,
  MacAddress: '',
  DriverOpts: null,
  GwPriority: 0,
  NetworkID: '',
  EndpointID: '',
  Gateway: '',
  IPAddress: '',
  IPPrefixLen: 0,
  IPv6Gateway: '',
  GlobalIPv6Address: '',
  GlobalIPv6PrefixLen: 0,
  DNSNames: null,
}

/** Whether a container has a network stack of its own. */
export function hasOwnNetwork(container: Container): boolean {
  return (
    container.hostConfig.NetworkMode !== 'host' && !container.hostConfig.NetworkMode.startsWith('container:')
  )
}

/** Gives a container that is about to start its endpoints and host ports. @throws EngineError worded as dockerd does */
export function* allocateNetwork(engine: Engine, container: Container): Blocking<void> {
  if (container.hostConfig.NetworkMode.startsWith('container:')) return
  const id = generateId(engine.sys)
  container.sandbox = {
    id,
    key: `/var/run/docker/netns/${container.hostConfig.NetworkMode === 'host' ? 'default' : id.slice(0, 12)}`,
    ports: {},
  }
  for (const [name, settings] of [...container.endpoints]) {
    yield* allocateEndpoint(engine, container, engine.networkStore.find(name), settings)
  }
  const gateway = gatewayEndpoint(engine, container)
  if (gateway) yield* publishPorts(engine, container, gateway.network, gateway.endpoint)
}

/** Makes an endpoint of a network for a container, without touching its interfaces yet. */
export function* allocateEndpoint(
  engine: Engine,
  container: Container,
  network: Network,
  settings: EndpointSettings,
): Blocking<Endpoint> {
  const endpoint = newEndpoint(engine, container, network, settings)
  network.endpoints.set(container.id, endpoint)
  const isUserDefined = !network.isPredefined
  if (settings.NetworkID === '' && container.endpoints.has(network.id)) container.endpoints.delete(network.id)
  container.endpoints.set(network.name, {
    ...settings,
    MacAddress: endpoint.macAddress,
    NetworkID: network.id,
    EndpointID: endpoint.id,
    Gateway: endpoint.gateway,
    IPAddress: endpoint.address,
    IPPrefixLen: endpoint.prefixLength,
    IPv6Gateway: network.init.pool6?.gateway ?? '',
    GlobalIPv6Address: endpoint.address6,
    GlobalIPv6PrefixLen: network.init.pool6?.length ?? 0,
    DNSNames: isUserDefined ? [...endpoint.dnsNames] : null,
  })
  yield* engine.log('network', 'connect', network.id, {
    container: container.id,
    name: network.name,
    type: network.driver,
  })
  return endpoint
}

function newEndpoint(
  engine: Engine,
  container: Container,
  network: Network,
  settings: EndpointSettings,
): Endpoint {
  for (const local of settings.IPAMConfig?.LinkLocalIPs ?? []) {
    if (!/^(169\.254\.|fe[89ab]\w:)/i.test(local))
      throw new EngineError('InvalidParameter', `invalid link local IP address: ${local}`)
  }
  const [pool] = network.init.pools
  const wanted = settings.IPAMConfig?.IPv4Address
  const address = pool ? (wanted ? pool.reserve(parseAddress(wanted) ?? -1) : pool.allocate()) : ''
  return {
    id: generateId(engine.sys),
    containerId: container.id,
    containerName: container.name,
    macAddress: address === '' ? '' : settings.MacAddress || randomMac(engine),
    address,
    prefixLength: pool?.subnet.length ?? 0,
    address6: settings.IPAMConfig?.IPv6Address || (network.init.pool6?.allocate() ?? ''),
    gateway: network.init.internal ? '' : network.gateway,
    dnsNames: dnsNames(container, settings),
    interfaceName: `eth${nextInterface(engine, container)}`,
    hostLink: newHostLink(engine.sys),
  }
}

/** Names by which others on the same user-defined network find a container. */
export function dnsNames(container: Container, settings: EndpointSettings): string[] {
  return [
    ...new Set([
      container.name,
      ...(settings.Aliases ?? []),
      container.id.slice(0, 12),
      container.config.Hostname,
    ]),
  ].filter(Boolean)
}

function nextInterface(engine: Engine, container: Container): number {
  const used = new Set(endpointsOf(engine, container).map(({ endpoint }) => endpoint.interfaceName))
  let index = 0
  while (used.has(`eth${index}`)) index++
  return index
}

function randomMac(engine: Engine): string {
  const bytes = [...engine.sys.getrandom(6)]
  bytes[0] = ((bytes[0] ?? 0) & 0xfe) | 2
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')
}

/** The endpoint whose gateway is the default route: highest priority, then by name, internal networks never. */
export function gatewayEndpoint(
  engine: Engine,
  container: Container,
): { network: Network; endpoint: Endpoint } | undefined {
  const priority = (name: string) => container.endpoints.get(name)?.GwPriority ?? 0
  return endpointsOf(engine, container)
    .filter(({ network }) => network.driver === 'bridge' && !network.init.internal)
    .sort(
      (left, right) =>
        priority(right.network.name) - priority(left.network.name) ||
        (left.network.name < right.network.name ? -1 : 1),
    )[0]
}

/** Connects the interfaces of a container whose process 1 exists but waits. */
export function* connectInterfaces(engine: Engine, container: Container, pid: number): Blocking<void> {
  if (!hasOwnNetwork(container)) return
  yield* bringUpLoopback(engine.sys, pid)
  const gateway = gatewayEndpoint(engine, container)
  for (const { network, endpoint } of endpointsOf(engine, container)) {
    if (network.driver === 'bridge')
      yield* plugIn(engine.sys, pid, network, endpoint, network === gateway?.network)
  }
}

/** Takes back what {@link allocateNetwork} gave (moby releaseNetwork). */
export function* releaseNetwork(engine: Engine, container: Container): Blocking<void> {
  if (!container.sandbox) return
  stopDnsServer(engine, container)
  yield* unpublishPorts(engine, container)
  for (const { network, endpoint } of endpointsOf(engine, container)) {
    yield* releaseEndpoint(engine, container, network, endpoint)
    const settings = container.endpoints.get(network.name) ?? emptyEndpoint
    container.endpoints.set(network.name, withoutAddresses(settings))
  }
  container.sandbox = undefined
}

export function* releaseEndpoint(
  engine: Engine,
  container: Container,
  network: Network,
  endpoint: Endpoint,
): Blocking<void> {
  network.endpoints.delete(container.id)
  const [pool] = network.init.pools
  const address = parseAddress(endpoint.address)
  if (pool && address !== undefined) pool.release(address)
  network.init.pool6?.release(endpoint.address6)
  unplug(engine.sys, endpoint)
  yield* engine.log('network', 'disconnect', network.id, {
    container: container.id,
    name: network.name,
    type: network.driver,
  })
}

/** What remains of an endpoint while its container is stopped. */
function withoutAddresses(settings: EndpointSettings): EndpointSettings {
  const { IPv6Gateway, GlobalIPv6Address, GlobalIPv6PrefixLen } = emptyEndpoint
  const none = { IPv6Gateway, GlobalIPv6Address, GlobalIPv6PrefixLen }
  return { ...settings, MacAddress: '', EndpointID: '', Gateway: '', IPAddress: '', IPPrefixLen: 0, ...none }
}

/** Checks a fixed address against a network. @throws EngineError InvalidParameter */
export function validateFixedAddress(network: Network, settings: EndpointSettings): void {
  const wanted = settings.IPAMConfig?.IPv4Address
  if (!wanted) return
  const address = parseAddress(wanted)
  const [pool] = network.init.pools
  if (network.isPredefined) {
    const advice = 'user specified IP address is supported on user defined networks only'
    throw new EngineError('InvalidParameter', `invalid endpoint settings:\n${advice}`)
  }
  if (!network.init.hasOwnSubnet) {
    const advice =
      'user specified IP address is supported only when connecting to networks with user configured subnets'
    throw new EngineError('InvalidParameter', `invalid endpoint settings:\n${advice}`)
  }
  if (address !== undefined && pool?.contains(address)) return
  throw new EngineError(
    'InvalidParameter',
    `invalid endpoint settings:\nno configured subnet or ip-range contain the IP address ${wanted}`,
  )
}
