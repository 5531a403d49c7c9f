import { Errno } from '../kernel/errno'
import type { IdMapping } from '../kernel/namespaces'

/** What an id without a mapping looks like from inside (/proc/sys/kernel/overflowuid). */
const OVERFLOW_ID = 65_534

/** The map of the first user namespace. */
export const everyId: readonly IdMapping[] = [{ inside: 0, outside: 0, count: 4_294_967_295 }]

/** Whether a kernel-wide id has a number inside a user namespace. */
export function isMapped(map: readonly IdMapping[], id: number): boolean {
  return map.some(({ outside, count }) => id >= outside && id < outside + count)
}

/** A kernel-wide id as a user namespace sees it. */
export function idInside(map: readonly IdMapping[], id: number): number {
  for (const { inside, outside, count } of map) {
    if (id >= outside && id < outside + count) return inside + id - outside
  }
  return OVERFLOW_ID
}

/** The kernel-wide id of one used inside a user namespace. @throws Errno EINVAL when it is not mapped */
export function idOutside(map: readonly IdMapping[], id: number): number {
  for (const { inside, outside, count } of map) {
    if (id >= inside && id < inside + count) return outside + id - inside
  }
  throw new Errno('EINVAL')
}
