import type { Realtime } from '../../../base/clock'
import { SECOND } from '../../../base/clock'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { EventMessage, EventType } from '../../api/types/event'
import { Condition } from '../condition'

/** dockerd remembers this many events for `--since` (moby daemon/events). */
const REMEMBERED = 256

/** What happened lately, and who wants to hear what happens next. */
export class EventLog {
  readonly #events: EventMessage[] = []
  readonly #changed: Condition
  /** events ever logged */
  #count = 0

  constructor(private readonly sys: Syscalls) {
    this.#changed = new Condition(sys)
  }

  *log(
    type: EventType,
    action: string,
    id: string,
    attributes: Readonly<Record<string, string>>,
  ): Blocking<void> {
    const now = this.sys.realtime()
    const sorted = Object.fromEntries(
      Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1)),
    )
    const isLegacy = type === 'container' || type === 'image'
    this.#events.push({
      ...(isLegacy && { status: action, id }),
      ...(type === 'container' && attributes.image !== undefined && { from: attributes.image }),
      Type: type,
      Action: action,
      Actor: { ID: id, Attributes: sorted },
      scope: 'local',
      time: now.seconds,
      timeNano: nanoseconds(now),
    })
    this.#count++
    if (this.#events.length > REMEMBERED) this.#events.shift()
    yield* this.#changed.notify()
  }

  /** Where the log stands; {@link since} gives what came after. */
  get position(): number {
    return this.#count
  }

  /** Events after a position, as far as they are remembered. */
  since(position: number): readonly EventMessage[] {
    const missed = Math.min(this.#count - position, this.#events.length)
    return missed <= 0 ? [] : this.#events.slice(-missed)
  }

  get remembered(): readonly EventMessage[] {
    return this.#events
  }

  get changed(): Condition {
    return this.#changed
  }
}

/** A wall-clock moment as one whole number. */
export function nanoseconds({ seconds, nanoseconds: rest }: Realtime): bigint {
  return BigInt(seconds) * BigInt(SECOND) + BigInt(Math.round(rest))
}
