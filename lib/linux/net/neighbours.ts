import { type Nanoseconds, SECOND } from '../../base/clock'
import { formatAddress } from './ipv4'
import type { Link } from './link'

/** How long an answer counts as fresh (base_reachable_time), and how long a silence is remembered. */
const REACHABLE = 30 * SECOND
const FORGOTTEN = 60 * SECOND
/** How long an address is asked for before it counts as absent (arp(7)). */
export const ARP_TIMEOUT: Nanoseconds = 3 * SECOND

interface Neighbour {
  readonly address: number
  readonly link: Link
  mac: string | undefined
  /** when it last answered, or was last asked for in vain */
  at: Nanoseconds
  isConfirmed: boolean
  isPermanent: boolean
}

/** A row of `ip neigh`. */
export interface NeighbourState {
  readonly address: string
  readonly link: string
  readonly mac?: string
  readonly state: 'REACHABLE' | 'STALE' | 'INCOMPLETE' | 'FAILED' | 'PERMANENT'
}

/** The ARP cache of one namespace (arp(7)). */
export class Neighbours {
  readonly #known = new Map<string, Neighbour>()

  knows(link: Link, address: number): boolean {
    return this.#known.get(keyOf(link, address))?.mac !== undefined
  }

  /** Notes what a link's owner has learned of an address; no `mac` when nobody answered. */
  learn(link: Link, address: number, now: Nanoseconds, mac?: string, isConfirmed = true): void {
    const known = this.#known.get(keyOf(link, address))
    if (known?.isPermanent) return
    this.#known.set(keyOf(link, address), { address, link, mac, at: now, isConfirmed, isPermanent: false })
  }

  set(link: Link, address: number, mac: string): void {
    this.#known.set(keyOf(link, address), { address, link, mac, at: 0, isConfirmed: true, isPermanent: true })
  }

  /** Whether there was such a row. */
  remove(link: Link, address: number): boolean {
    return this.#known.delete(keyOf(link, address))
  }

  /** Forgets what was learned, of one link or of all. */
  flush(link?: Link): void {
    for (const [key, row] of this.#known)
      if ((!link || row.link === link) && !row.isPermanent) this.#known.delete(key)
  }

  states(now: Nanoseconds): readonly NeighbourState[] {
    return [...this.#known.values()].flatMap((row) => {
      const { address, link, mac } = row
      const state = stateOf(row, now)
      return state ? [{ address: formatAddress(address), link: link.name, ...(mac && { mac }), state }] : []
    })
  }
}

const keyOf = (link: Link, address: number): string => `${link.index} ${address}`

function stateOf(
  { mac, at, isPermanent, isConfirmed }: Neighbour,
  now: Nanoseconds,
): NeighbourState['state'] | undefined {
  if (isPermanent) return 'PERMANENT'
  const age = now - at
  if (mac !== undefined) return isConfirmed && age < REACHABLE ? 'REACHABLE' : 'STALE'
  if (age < ARP_TIMEOUT) return 'INCOMPLETE'
  return age < FORGOTTEN ? 'FAILED' : undefined
}

/** Every link on the same wire: through bridges and their ports, and across veth pairs. */
export function segment(start: Link): ReadonlySet<Link> {
  const seen = new Set<Link>()
  const waiting = [start]
  for (let link = waiting.pop(); link; link = waiting.pop()) {
    if (seen.has(link) || !link.isUp) continue
    seen.add(link)
    if (link.peer) waiting.push(link.peer)
    if (link.master) waiting.push(link.master)
    if (link.kind === 'bridge') {
      for (const port of link.namespace.links.values()) if (port.master === link) waiting.push(port)
    }
  }
  seen.delete(start)
  return seen
}
