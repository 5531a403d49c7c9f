import type { Value } from './value'

export type AwkArray = Map<string, Value>
type Held = Value | AwkArray

/** Variables and arrays: those of the function being run, then the global ones. */
export class Scope {
  readonly #globals = new Map<string, Held>()
  #locals: Map<string, Held> | undefined

  #holder(name: string): Map<string, Held> {
    return this.#locals?.has(name) ? this.#locals : this.#globals
  }

  hold(name: string): Held {
    return this.#holder(name).get(name)
  }

  get(name: string): Value {
    const held = this.hold(name)
    return held instanceof Map ? undefined : held
  }

  set(name: string, value: Held): void {
    this.#holder(name).set(name, value)
  }

  /** The array of a name, made when it is first used. */
  array(name: string): AwkArray {
    const held = this.hold(name)
    if (held instanceof Map) return held
    const array: AwkArray = new Map()
    this.set(name, array)
    return array
  }

  /** Enters a function with its parameters; what was there before is to be handed to {@link leave}. */
  enter(locals: Map<string, Held>): Map<string, Held> | undefined {
    const before = this.#locals
    this.#locals = locals
    return before
  }

  leave(before: Map<string, Held> | undefined): void {
    this.#locals = before
  }
}
