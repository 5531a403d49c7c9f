import { broadcast, contains, formatAddress, type Prefix } from '../../../linux/net/ipv4'
import { EngineError } from '../error'

/** The addresses of one subnet: which are free, lowest first (libnetwork ipam). */
export class AddressPool {
  readonly #taken = new Set<number>()
  #fixed: readonly number[] = []

  constructor(
    readonly subnet: Prefix,
    /** where addresses are chosen from; anything in the subnet may be asked for */
    readonly range: Prefix = subnet,
  ) {
    this.#taken.add(subnet.network)
    this.#taken.add(broadcast(subnet))
  }

  /** The same pool as it was before containers took addresses: with the gateway and auxiliary addresses given. */
  fresh(): AddressPool {
    const pool = new AddressPool(this.subnet, this.range)
    for (const address of this.#fixed) pool.reserve(address)
    pool.seal()
    return pool
  }

  /** What is taken now stays so for as long as the network exists. */
  seal(): void {
    this.#fixed = [...this.#taken].filter(
      (address) => address !== this.subnet.network && address !== broadcast(this.subnet),
    )
  }

  /** The lowest free address. @throws EngineError when all are taken */
  allocate(): string {
    for (let address = this.range.network; address <= broadcast(this.range); address++) {
      if (!this.#taken.has(address)) return this.#take(address)
    }
    throw new EngineError('System', "no available IPv4 addresses on this network's address pools")
  }

  contains(address: number): boolean {
    return contains(this.subnet, address)
  }

  /** @throws EngineError when it is taken or lies outside */
  reserve(address: number): string {
    if (!contains(this.subnet, address)) throw new EngineError('System', 'Requested address is out of range')
    if (this.#taken.has(address)) throw new EngineError('Forbidden', 'Address already in use')
    return this.#take(address)
  }

  release(address: number): void {
    this.#taken.delete(address)
  }

  #take(address: number): string {
    this.#taken.add(address)
    return formatAddress(address)
  }
}

export function overlaps(left: Prefix, right: Prefix): boolean {
  return contains(left, right.network) || contains(right, left.network)
}
