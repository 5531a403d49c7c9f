import { EngineError } from '../error'

/** First and last port the kernel hands out by itself (ip_local_port_range): dockerd takes random host ports from here. */
const FIRST_EPHEMERAL = 32_768
const LAST_EPHEMERAL = 60_999

export type Protocol = 'tcp' | 'udp' | 'sctp'

/** Which host ports are given to containers (libnetwork portallocator). */
export class PortAllocator {
  readonly #taken = new Set<string>()
  #next = FIRST_EPHEMERAL

  /** A port free on all addresses at once. @throws EngineError when the wanted one is taken */
  allocate(protocol: Protocol, addresses: readonly string[], first: number, last: number): number {
    const port =
      first === 0 ? this.#ephemeral(protocol, addresses) : this.#inRange(protocol, addresses, first, last)
    for (const address of addresses) this.#taken.add(`${protocol}/${address}/${port}`)
    return port
  }

  release(protocol: Protocol, addresses: readonly string[], port: number): void {
    for (const address of addresses) this.#taken.delete(`${protocol}/${address}/${port}`)
  }

  #inRange(protocol: Protocol, addresses: readonly string[], first: number, last: number): number {
    for (let port = first; port <= last; port++) {
      if (this.#isFree(protocol, addresses, port)) return port
    }
    throw new EngineError('System', `Bind for ${addresses[0]}:${last} failed: port is already allocated`)
  }

  #ephemeral(protocol: Protocol, addresses: readonly string[]): number {
    for (let tries = FIRST_EPHEMERAL; tries <= LAST_EPHEMERAL; tries++) {
      const port = this.#next
      this.#next = port === LAST_EPHEMERAL ? FIRST_EPHEMERAL : port + 1
      if (this.#isFree(protocol, addresses, port)) return port
    }
    throw new EngineError('System', 'all ports are allocated')
  }

  /** A port taken on every address is taken on each, and the other way round. */
  #isFree(protocol: Protocol, addresses: readonly string[], port: number): boolean {
    return addresses.every((address) => {
      const wildcard = address.includes(':') ? '::' : '0.0.0.0'
      if (
        this.#taken.has(`${protocol}/${address}/${port}`) ||
        this.#taken.has(`${protocol}/${wildcard}/${port}`)
      )
        return false
      if (address !== wildcard) return true
      const isSameFamily = (other: string) => other.includes(':') === address.includes(':')
      return ![...this.#taken].some((entry) => {
        const [takenProtocol, takenAddress = '', takenPort] = entry.split('/')
        return takenProtocol === protocol && takenPort === String(port) && isSameFamily(takenAddress)
      })
    })
  }
}
