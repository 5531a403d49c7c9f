import { MILLISECOND } from '../../../base/clock'
import type { Kernel } from '../../kernel/kernel'
import { DNS_PORT } from '../dns-message'
import { formatAddress, mask, type Prefix, parseAddress } from '../ipv4'
import type { Link } from '../link'
import { Listener } from '../listener'
import { NetNamespace } from '../net-namespace'
import { type Route, Routes } from '../routes'
import type { InternetDescription, InternetHost } from './description'
import { NameServer } from './name-server'
import { WebServer } from './web-server'

const DEFAULT: Prefix = { network: 0, length: 0 }
/** Between the gateway of the machines' network and its provider. */
const GATEWAY_OUTSIDE = 0xcb007102
const PROVIDER = 0xcb007101

/**
 * The world outside: a gateway on the machines' network, the provider behind it, and hosts that come to be when the
 * first packet asks for them. All of them are network namespaces, so packets reach them as they reach anything.
 */
export class Internet {
  readonly #gateway = new NetNamespace(1, undefined)
  readonly #provider = new NetNamespace(2, undefined)
  readonly #lan: Link
  #machines = 0

  constructor(
    private readonly kernel: Kernel,
    private readonly description: InternetDescription,
    /** address of the gateway and length of the network's prefix */
    gateway: { readonly address: string; readonly prefixLength: number },
  ) {
    const inside = this.#gateway
    this.#lan = inside.addLink('lan', 'bridge', '52:54:00:00:00:01', 0)
    up(this.#lan, parseAddress(gateway.address) ?? 0, gateway.prefixLength)
    const [near, far] = this.#cable(inside, 'wan', this.#provider, 'customer', MILLISECOND)
    up(near, GATEWAY_OUTSIDE, 30)
    up(far, PROVIDER, 30)
    inside.addRoute(DEFAULT, { via: PROVIDER })
    this.#provider.routes = new HostRoutes((address) => this.#plugIn(address))
    this.#provider.setUp(far, true)
    const { prefixLength: length } = gateway
    const network = ((this.#lan.addresses[0]?.address ?? 0) & mask(length)) >>> 0
    this.#provider.addRoute({ network, length }, { via: GATEWAY_OUTSIDE })
    inside.forwarding = true
    this.#provider.forwarding = true
    inside.udp.bind(this.#nameServer(inside))
  }

  /** Gives a machine an Ethernet card on the gateway's network; it is down and has no address yet. */
  attach(machine: NetNamespace, name: string, mac: string): void {
    const [port] = this.#cable(this.#gateway, `port${this.#machines++}`, machine, name, undefined, mac)
    port.isUp = true
    port.master = this.#lan
  }

  #cable(
    from: NetNamespace,
    name: string,
    to: NetNamespace,
    other: string,
    delay?: number,
    mac = '52:54:00:00:00:02',
  ): readonly [Link, Link] {
    const near = from.addLink(name, 'ethernet', '52:54:00:00:00:03', delay ?? 0)
    const far = to.addLink(other, 'ethernet', mac, delay)
    near.peer = far
    far.peer = near
    return [near, far]
  }

  #nameServer(namespace: NetNamespace): Parameters<NetNamespace['udp']['bind']>[0] {
    const holder = new NameServer(this.kernel, namespace, this.description)
    return { address: '0.0.0.0', port: DNS_PORT, isIpv6Only: false, holder }
  }

  /** Makes the host of an address, when there is one and it does not exist yet. */
  #plugIn(address: number): void {
    const text = formatAddress(address)
    const host = this.description.hosts.find((known) => known.address === text)
    if (!host || this.#provider.links.has(text)) return
    const namespace = new NetNamespace(3, undefined)
    const [near, far] = this.#cable(
      this.#provider,
      text,
      namespace,
      'eth0',
      (host.distance / 2) * MILLISECOND,
    )
    namespace.setUp(namespace.link('lo'), true)
    up(near, PROVIDER, 32)
    up(far, address, 32)
    this.#provider.addRoute({ network: address, length: 32 }, { link: near })
    namespace.addRoute({ network: PROVIDER, length: 32 }, { link: far })
    namespace.addRoute(DEFAULT, { via: PROVIDER })
    this.#serve(host, namespace)
  }

  #serve({ web, isNameServer, isSecureOnly, distance }: InternetHost, namespace: NetNamespace): void {
    if (isNameServer) namespace.udp.bind(this.#nameServer(namespace))
    if (!web) return
    for (const port of isSecureOnly ? [443] : [80, 443]) {
      const address = { family: 'inet', address: '0.0.0.0', port } as const
      const listener = new Listener(address, 4096)
      listener.onConnection = (connection) => {
        new WebServer(this.kernel, connection, web, distance * MILLISECOND, port === 443)
      }
      namespace.tcp.bind({ address: '0.0.0.0', port, isIpv6Only: false, holder: { listener, ino: 0 } })
    }
  }
}

function up(link: Link, address: number, prefixLength: number): void {
  link.namespace.addAddress(link, address, prefixLength)
  link.namespace.setUp(link, true)
}

/** Routes to hosts that are made when they are first asked for. */
class HostRoutes extends Routes {
  constructor(private readonly make: (address: number) => void) {
    super()
  }

  override find(address: number): Route | undefined {
    this.make(address)
    return super.find(address)
  }
}
