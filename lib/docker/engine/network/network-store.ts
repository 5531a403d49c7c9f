import type { Realtime } from '../../../base/clock'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import { formatPrefix, type Prefix, parsePrefix } from '../../../linux/net/ipv4'
import type { DaemonConfig } from '../daemon-config'
import { EngineError } from '../error'
import { generateId } from '../identifier'
import { AddressPool, overlaps } from './address-pool'
import { Network, type NetworkInit } from './network'

/** What user-defined networks get when nothing is said, in this order (libnetwork ipamutils). */
const defaultPools: readonly Prefix[] = [
  ...Array.from({ length: 15 }, (_, index) => ({ network: (172 * 256 + 17 + index) * 65_536, length: 16 })),
  ...Array.from({ length: 16 }, (_, index) => ({
    network: (192 * 256 + 168) * 65_536 + index * 4096,
    length: 20,
  })),
]

/** The networks of an engine. */
export class NetworkStore {
  readonly #networks = new Map<string, Network>()

  constructor(
    private readonly sys: Syscalls,
    /** subnets the host itself is in */
    private readonly hostSubnets: () => readonly Prefix[],
    private readonly config: Pick<DaemonConfig, 'bip' | 'default-address-pools'> = {},
  ) {}

  get all(): readonly Network[] {
    return [...this.#networks.values()]
  }

  add(network: Network): void {
    this.#networks.set(network.id, network)
  }

  /** Takes over another store's user-defined networks, with nobody in them yet; these. */
  adopt(other: NetworkStore): Network[] {
    const adopted = other.all
      .filter(({ isPredefined }) => !isPredefined)
      .map(({ init }) => new Network({ ...init, pools: init.pools.map((pool) => pool.fresh()) }))
    for (const network of adopted) this.add(network)
    return adopted
  }

  delete(network: Network): void {
    this.#networks.delete(network.id)
  }

  /** By id, name, or the beginning of an id. @throws EngineError NotFound */
  find(reference: string): Network {
    const byId = this.#networks.get(reference)
    if (byId) return byId
    const name = reference === 'default' ? 'bridge' : reference
    const byName = this.all.find((network) => network.name === name)
    if (byName) return byName
    const byPrefix = reference === '' ? [] : this.all.filter((network) => network.id.startsWith(reference))
    if (byPrefix.length > 1)
      throw new EngineError(
        'InvalidParameter',
        `network ${reference} is ambiguous (${byPrefix.length} matches found based on ID prefix)`,
      )
    const [network] = byPrefix
    if (!network) throw new EngineError('NotFound', `network ${reference} not found`)
    return network
  }

  findByName(name: string): Network | undefined {
    return this.all.find((network) => network.name === name)
  }

  /** A default subnet nobody uses. @throws EngineError when all are taken */
  freeSubnet(): Prefix {
    const taken = [...this.subnets, ...this.hostSubnets()]
    const free = this.#pools().find((pool) => !taken.some((other) => overlaps(pool, other)))
    if (!free) throw new EngineError('System', 'all predefined address pools have been fully subnetted')
    return free
  }

  #pools(): readonly Prefix[] {
    const asked = this.config['default-address-pools']
    if (!asked) return defaultPools
    return asked.flatMap(({ base, size }) => {
      const prefix = parsePrefix(base)
      if (!prefix) return []
      const count = Math.min(2 ** (size - prefix.length), 256)
      return Array.from({ length: count }, (_, index) => ({
        network: prefix.network + index * 2 ** (32 - size),
        length: size,
      }))
    })
  }

  get subnets(): readonly Prefix[] {
    return this.all.flatMap(({ init }) => init.pools.map(({ subnet }) => subnet))
  }

  /** The three networks every engine begins with. */
  addPredefined(created: Realtime): void {
    const common = {
      created,
      hasOwnSubnet: false,
      enableIPv4: true,
      enableIPv6: false,
      internal: false,
      attachable: false,
      labels: {},
    }
    const none = (driver: 'host' | 'null', name: string): NetworkInit => ({
      ...common,
      id: generateId(this.sys),
      name,
      driver,
      ipam: { Driver: 'default', Options: null, Config: null },
      pools: [],
      options: {},
    })
    this.add(new Network(none('null', 'none')))
    this.add(new Network(none('host', 'host')))
    const own = this.config.bip === undefined ? undefined : parsePrefix(this.config.bip)
    const subnet = own ? { network: own.network, length: own.length } : this.freeSubnet()
    const pool = new AddressPool(subnet)
    const gateway = pool.reserve(own?.address ?? subnet.network + 1)
    this.add(
      new Network({
        ...common,
        id: generateId(this.sys),
        name: 'bridge',
        driver: 'bridge',
        ipam: {
          Driver: 'default',
          Options: null,
          Config: [{ Subnet: formatPrefix(subnet), Gateway: gateway }],
        },
        pools: [pool],
        options: {
          'com.docker.network.bridge.default_bridge': 'true',
          'com.docker.network.bridge.enable_icc': 'true',
          'com.docker.network.bridge.enable_ip_masquerade': 'true',
          'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
          'com.docker.network.bridge.name': 'docker0',
          'com.docker.network.driver.mtu': '1500',
        },
      }),
    )
  }
}
