import { encode } from '../../base/bytes'
import { isErrno } from '../kernel/errno'
import type { Syscalls } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { JOURNAL, type JournalEntry } from './protocol'

/** Adds an entry of now to the journal. */
export function* writeJournal(sys: Syscalls, entry: Omit<JournalEntry, 'time'>): Blocking<void> {
  const { seconds, nanoseconds } = sys.realtime()
  const line = JSON.stringify({ time: seconds + Math.floor(nanoseconds / 1000) / 1e6, ...entry })
  try {
    const fd = yield* sys.open(JOURNAL, { access: 'write', create: true, append: true }, 0o640)
    yield* sys.write(fd, encode(`${line}\n`))
    sys.close(fd)
  } catch (error) {
    // A full disk costs messages, not services.
    if (!isErrno(error)) throw error
  }
}
