import { type Nanoseconds, SECOND } from '../../../base/clock'
import type { Syscalls } from '../../kernel/syscalls'

/** The machine's own time of a moment in seconds since 1970. */
export function fromSeconds(sys: Syscalls, seconds: number): Nanoseconds {
  const now = sys.realtime()
  return sys.now() + (seconds - now.seconds) * SECOND - now.nanoseconds
}
