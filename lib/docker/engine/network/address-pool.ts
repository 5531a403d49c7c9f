import { broadcast, contains, formatAddress, type Prefix } from '../../../linux/net/ipv4'
import { EngineError } from '../error'

/** The addresses of one subnet: which are free, lowest first (libnetwork ipam). */
export class AddressPool {
  readonly #taken = new Set<number>()

  constructor(
    readonly subnet: Prefix,
    /** where addresses are chosen from; anything in the subnet may be asked for */
    readonly range: Prefix = subnet,
  ) {
    this.#taken.add(subnet.network)
    this.#taken.add(broadcast(subnet))
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
