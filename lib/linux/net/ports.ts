import { Errno } from '../kernel/errno'

/** Who holds a port: the text of its address, and whether `::` leaves IPv4 to others (IPV6_V6ONLY). */
export interface Bound<T> {
  readonly address: string
  readonly port: number
  readonly isIpv6Only: boolean
  readonly holder: T
}

const FIRST_EPHEMERAL = 32_768
const EPHEMERAL = 28_232

/** The local ports of one protocol in one namespace, by number. */
export class Ports<T> {
  readonly #bound = new Map<number, readonly Bound<T>[]>()

  /** Takes a port; returns what gives it back. @throws Errno EADDRINUSE */
  bind(entry: Bound<T>): () => void {
    const { port } = entry
    const same = this.#bound.get(port) ?? []
    if (same.some((other) => collides(other, entry))) throw new Errno('EADDRINUSE')
    this.#bound.set(port, [...same, entry])
    return () => {
      const left = (this.#bound.get(port) ?? []).filter((other) => other !== entry)
      if (left.length > 0) this.#bound.set(port, left)
      else this.#bound.delete(port)
    }
  }

  /** A port nobody has, near a wanted place among the ephemeral ones (ip_local_port_range). */
  free(start: number): number {
    for (let step = 0; step < EPHEMERAL; step++) {
      const port = FIRST_EPHEMERAL + ((start + step) % EPHEMERAL)
      if (!this.#bound.has(port)) return port
    }
    throw new Errno('EADDRINUSE')
  }

  /** Whoever is reached at an address and port; an exact address before any. */
  find(address: string, port: number): T | undefined {
    const reached = this.#bound.get(port)?.filter((entry) => covers(entry, address))
    return (reached?.find((entry) => entry.address === address) ?? reached?.[0])?.holder
  }

  get all(): readonly Bound<T>[] {
    return [...this.#bound.values()].flat()
  }
}

const isV6 = (address: string): boolean => address.includes(':')

/** Whether packets to `address` reach this holder. */
function covers({ address: own, isIpv6Only }: Bound<unknown>, address: string): boolean {
  if (own === address) return true
  if (own === '0.0.0.0') return !isV6(address)
  return own === '::' && (isV6(address) || !isIpv6Only)
}

function collides(left: Bound<unknown>, right: Bound<unknown>): boolean {
  return covers(left, right.address) || covers(right, left.address)
}
