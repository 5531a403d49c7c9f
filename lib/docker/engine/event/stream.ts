import { type Nanoseconds, SECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { EventMessage } from '../../api/types/event'
import type { Engine } from '../engine'
import type { Filters } from '../filters'
import { nanoseconds } from './event-log'
import { matchesEvent } from './filter'

export interface EventOptions {
  /** nanoseconds since 1970; undefined: from now on */
  readonly since: bigint | undefined
  /** nanoseconds since 1970; undefined: for ever */
  readonly until: bigint | undefined
  readonly filters: Filters
}

/** `docker events`: remembered events if asked for, then new ones until the time or until the client hangs up. */
export function* streamEvents(
  engine: Engine,
  { since, until, filters }: EventOptions,
  emit: (event: EventMessage) => Blocking<void>,
  client: number,
): Blocking<void> {
  const { sys, events } = engine
  let position = events.position
  const isWanted = (event: EventMessage) =>
    (until === undefined || event.timeNano <= until) && matchesEvent(event, filters)
  if (since !== undefined) {
    for (const event of [...events.remembered])
      if (event.timeNano >= since && isWanted(event)) yield* emit(event)
  }
  for (;;) {
    const fresh = events.since(position)
    position = events.position
    for (const event of fresh) if (isWanted(event)) yield* emit(event)
    if (events.position !== position) continue
    const left = until === undefined ? undefined : timeLeft(until - nanoseconds(sys.realtime()))
    if (left !== undefined && left <= 0) return
    if ((yield* events.changed.wait({ timeout: left, watch: client })) === 'watched') return
  }
}

function timeLeft(difference: bigint): Nanoseconds {
  const longest = BigInt(365 * 24 * 3600) * BigInt(SECOND)
  return Number(difference > longest ? longest : difference)
}
