import { MILLISECOND } from '../../base/clock'

/** What the real thing takes, in virtual time: so that "1 second ago" and races look as they do in life. */
export const latency = {
  /** a new writable layer and its directories */
  create: 12 * MILLISECOND,
  /** a veth pair, addresses, firewall rules */
  network: 28 * MILLISECOND,
  /** shim and runc up to the process's own start */
  start: 95 * MILLISECOND,
  /** runc exec */
  exec: 45 * MILLISECOND,
  /** unmounting and taking the network down after the end */
  exit: 45 * MILLISECOND,
  /** deleting the layer */
  remove: 15 * MILLISECOND,
} as const
