import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { PortBinding, PortMap } from '../../api/types/host-config'
import type { Container } from '../container/container'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { exists } from '../files'
import { removeRule } from './bridge-driver'
import { addRule, type FirewallRule, type PublishedPort, publishRules } from './firewall-rules'
import type { Endpoint, Network } from './network'
import type { Protocol } from './port-allocator'

const PROXY = '/usr/sbin/docker-proxy'

/** A host port given to a container, and all that must be undone when it stops. */
export interface Publication {
  readonly protocol: Protocol
  readonly addresses: readonly string[]
  readonly port: number
  readonly rules: readonly FirewallRule[]
  readonly proxies: readonly number[]
}

/** Numeric order of `80/tcp` keys, as the API shows ports. */
export function comparePorts(left: string, right: string): number {
  const [leftNumber = '', leftProtocol = ''] = left.split('/')
  const [rightNumber = '', rightProtocol = ''] = right.split('/')
  return (
    Number(leftNumber) - Number(rightNumber) ||
    (leftProtocol < rightProtocol ? -1 : leftProtocol > rightProtocol ? 1 : 0)
  )
}

/** Publishes what a container asks for on the host. @throws EngineError when a port is taken */
export function* publishPorts(
  engine: Engine,
  container: Container,
  network: Network,
  endpoint: Endpoint,
): Blocking<void> {
  const { sandbox } = container
  if (!sandbox) return
  const done: Publication[] = []
  container.publications = done
  try {
    for (const [port, bindings] of wantedPorts(container)) {
      const shown: PortBinding[] = []
      for (const binding of bindings) {
        const publication = yield* publish(engine, network, endpoint, port, binding)
        done.push(publication)
        shown.push(
          ...publication.addresses.map((address) => ({
            HostIp: address,
            HostPort: String(publication.port),
          })),
        )
      }
      sandbox.ports[port] = bindings.length > 0 ? shown : null
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    throw error.wrap(
      `driver failed programming external connectivity on endpoint ${container.name} (${endpoint.id})`,
    )
  }
}

/** Ports that are exposed or published, each with the host's sides; an empty list is merely exposed. */
function wantedPorts(container: Container): [string, PortBinding[]][] {
  const { hostConfig, config } = container
  const ports = new Map<string, PortBinding[]>()
  for (const port of Object.keys(config.ExposedPorts ?? {})) ports.set(withProtocol(port), [])
  for (const [port, bindings] of Object.entries((hostConfig.PortBindings ?? {}) as PortMap)) {
    const key = withProtocol(port)
    ports.set(key, [...(ports.get(key) ?? []), ...(bindings ?? [])])
  }
  if (hostConfig.PublishAllPorts) {
    for (const [port, bindings] of ports)
      if (bindings.length === 0) ports.set(port, [{ HostIp: '', HostPort: '' }])
  }
  return [...ports].sort(([left], [right]) => comparePorts(left, right))
}

function withProtocol(port: string): string {
  return port.includes('/') ? port : `${port}/tcp`
}

function* publish(
  engine: Engine,
  network: Network,
  endpoint: Endpoint,
  port: string,
  binding: PortBinding,
): Blocking<Publication> {
  const [number = '', protocol = 'tcp'] = port.split('/') as [string, Protocol]
  const addresses = binding.HostIp === '' ? ['0.0.0.0', '::'] : [binding.HostIp]
  const [first = '0', last = first] = binding.HostPort.split('-')
  const hostPort = engine.portAllocator.allocate(protocol, addresses, Number(first || 0), Number(last || 0))
  const rules: FirewallRule[] = []
  const proxies: number[] = []
  try {
    for (const hostAddress of addresses) {
      const published: PublishedPort = {
        protocol: protocol === 'udp' ? 'udp' : 'tcp',
        hostAddress,
        hostPort,
        containerAddress: endpoint.address,
        containerPort: Number(number),
      }
      if (protocol !== 'udp') checkBindable(engine, published)
      const pid = yield* startProxy(engine, published)
      if (pid !== undefined) proxies.push(pid)
      if (!hostAddress.includes(':')) rules.push(...publishRules(network.bridgeName, published))
    }
    for (const rule of rules) engine.sys.netlink(addRule(rule))
  } catch (error) {
    engine.portAllocator.release(protocol, addresses, hostPort)
    for (const pid of proxies) engine.sys.kill(pid, 'SIGTERM')
    throw error
  }
  return { protocol, addresses, port: hostPort, rules, proxies }
}

/** dockerd binds the port itself first, so that a port some other program holds is noticed. @throws EngineError */
function checkBindable(
  { sys }: Engine,
  { hostAddress, hostPort, containerAddress, containerPort, protocol }: PublishedPort,
): void {
  if (hostAddress.includes(':')) return
  const fd = sys.socket('inet')
  try {
    sys.bind(fd, { family: 'inet', address: hostAddress, port: hostPort })
    sys.listen(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    const reason = error.message.charAt(0).toLowerCase() + error.message.slice(1)
    throw new EngineError(
      'System',
      `failed to bind host port for ${hostAddress}:${hostPort}:${containerAddress}:${containerPort}/${protocol}: ${reason}`,
    )
  } finally {
    sys.close(fd)
  }
}

/** The userland proxy serves what no firewall rule redirects: connections from the host to its own loopback. */
function* startProxy(
  { sys, config }: Engine,
  { protocol, hostAddress, hostPort, containerAddress, containerPort }: PublishedPort,
): Blocking<number | undefined> {
  if (config['userland-proxy'] === false || !exists(sys, PROXY)) return undefined
  const argv = [
    ...[PROXY, '-proto', protocol, '-host-ip', hostAddress, '-host-port', String(hostPort)],
    ...['-container-ip', containerAddress, '-container-port', String(containerPort), '-use-listen-fd'],
  ]
  const silence = yield* sys.open('/dev/null', { access: 'read-write' })
  const pid = yield* sys.spawn({ path: PROXY, argv, fds: new Map([0, 1, 2].map((fd) => [fd, silence])) })
  sys.close(silence)
  return pid
}

export function* unpublishPorts(engine: Engine, container: Container): Blocking<void> {
  for (const { protocol, addresses, port, rules, proxies } of container.publications) {
    engine.portAllocator.release(protocol, addresses, port)
    for (const rule of rules) removeRule(engine.sys, rule)
    for (const pid of proxies) yield* endProxy(engine, pid)
  }
  container.publications = []
}

function* endProxy({ sys }: Engine, pid: number): Blocking<void> {
  try {
    sys.kill(pid, 'SIGTERM')
    yield* sys.wait4(pid)
  } catch (error) {
    if (!isErrno(error, 'ESRCH', 'ECHILD')) throw error
  }
}
