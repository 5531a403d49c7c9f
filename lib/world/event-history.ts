import type { EventMessage } from '../docker/api/types/event'
import type { Engine } from '../docker/engine/engine'

/** Everything engines have reported since the world began; an engine itself forgets the oldest. */
export class EventHistory {
  readonly #events: EventMessage[] = []
  #engine: Engine | undefined
  #position = 0

  get events(): readonly EventMessage[] {
    return this.#events
  }

  /** Takes over what is new; a dockerd that has started again counts from nothing. */
  collect(engine: Engine | undefined): void {
    if (engine !== this.#engine) {
      this.#engine = engine
      this.#position = 0
    }
    if (!engine) return
    const { position } = engine.events
    if (position > this.#position) this.#events.push(...engine.events.since(this.#position))
    this.#position = position
  }
}
