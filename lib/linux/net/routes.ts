import { Errno } from '../kernel/errno'
import { contains, mask, type Prefix } from './ipv4'
import type { Link } from './link'

/** A row of the routing table (ip-route(8)); with the shortest prefix it is the default route. */
export interface Route {
  readonly destination: Prefix
  readonly via?: number
  /** none for `blackhole`, `unreachable` and `prohibit` */
  readonly link: Link | undefined
  readonly kind: 'unicast' | 'blackhole' | 'unreachable' | 'prohibit'
  /** the address packets leave with */
  readonly source?: number
  readonly metric: number
  /** made by the kernel for a link's own network, or by a person */
  readonly origin: 'kernel' | 'static' | 'boot'
}

/** The routing table of one namespace. */
export class Routes {
  #rows: Route[] = []

  get all(): readonly Route[] {
    return this.#rows
  }

  /** @throws Errno EEXIST */
  add(route: Route): void {
    if (this.#rows.some((row) => isSame(row, route))) throw new Errno('EEXIST')
    this.#rows.push(route)
  }

  /** Removes the first row a test holds for. @throws Errno ESRCH */
  remove(test: (route: Route) => boolean): void {
    const index = this.#rows.findIndex(test)
    if (index < 0) throw new Errno('ESRCH')
    this.#rows.splice(index, 1)
  }

  removeAll(test: (route: Route) => boolean): void {
    this.#rows = this.#rows.filter((row) => !test(row))
  }

  /** The route of a link's own network. */
  addConnected(link: Link, address: number, prefixLength: number): void {
    if (link.kind === 'loopback' || prefixLength === 32) return
    const destination = { network: (address & mask(prefixLength)) >>> 0, length: prefixLength }
    // Further addresses of a network are secondary: its route stays that of the first.
    const isThere = this.#rows.some(
      (row) =>
        row.origin === 'kernel' &&
        row.link === link &&
        row.destination.network === destination.network &&
        row.destination.length === prefixLength,
    )
    if (isThere) return
    this.#rows.push({ destination, link, source: address, origin: 'kernel', kind: 'unicast', metric: 0 })
  }

  /** The most exact route to an address, of equal ones that with the lowest metric. */
  find(address: number): Route | undefined {
    let best: Route | undefined
    for (const route of this.#rows) {
      if (!contains(route.destination, address) || route.link?.isUp === false) continue
      const gain = best ? route.destination.length - best.destination.length : 1
      if (gain > 0 || (gain === 0 && best && route.metric < best.metric)) best = route
    }
    return best
  }
}

const isSame = (left: Route, right: Route): boolean =>
  left.destination.network === right.destination.network &&
  left.destination.length === right.destination.length &&
  left.metric === right.metric &&
  (left.origin !== 'kernel' || left.link === right.link)
