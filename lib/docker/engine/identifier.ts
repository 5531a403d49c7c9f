import { toHex } from '../../base/bytes'
import type { Syscalls } from '../../linux/kernel/syscalls'

/** A new 64-digit id; never one whose short form could be taken for a number (moby stringid.GenerateRandomID). */
export function generateId(sys: Syscalls): string {
  for (;;) {
    const id = toHex(sys.getrandom(32))
    if (!/^\d{12}/.test(id)) return id
  }
}

/** The 12 digits people see (moby stringid.TruncateID). */
export function truncateId(id: string): string {
  return id.slice(id.indexOf(':') + 1).slice(0, 12)
}
