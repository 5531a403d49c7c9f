import { Errno } from '../kernel/errno'
import type { Namespace, UserNamespace } from '../kernel/namespaces'
import type { Listener } from '../kernel/socket'

/** A network stack of its own: links, routes, firewall and ports (network_namespaces(7)). */
export class NetNamespace implements Namespace {
  readonly type = 'net'
  /** TCP listeners by port; more than one when they are bound to different addresses */
  readonly #listeners = new Map<number, Listener[]>()

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
  ) {}

  /** Registers a TCP listener; returns what undoes it. @throws Errno EADDRINUSE */
  listen(listener: Listener): () => void {
    const { address } = listener
    if (address.family !== 'inet') throw new Errno('EINVAL')
    const same = this.#listeners.get(address.port) ?? []
    if (same.some((other) => overlaps(other, address.address))) throw new Errno('EADDRINUSE')
    this.#listeners.set(address.port, [...same, listener])
    return () => {
      const left = (this.#listeners.get(address.port) ?? []).filter((other) => other !== listener)
      if (left.length > 0) this.#listeners.set(address.port, left)
      else this.#listeners.delete(address.port)
    }
  }

  /** The listener that a connection to an address and port of this namespace reaches. */
  listener(address: string, port: number): Listener | undefined {
    return this.#listeners.get(port)?.find((listener) => overlaps(listener, address))
  }

  /** All listeners, by port. */
  get listeners(): readonly Listener[] {
    return [...this.#listeners.values()].flat()
  }
}

const ANY = '0.0.0.0'

function overlaps({ address }: Listener, other: string): boolean {
  return address.family === 'inet' && (address.address === ANY || other === ANY || address.address === other)
}
