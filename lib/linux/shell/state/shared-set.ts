/** A set that a fork shares until one side changes it. */
export class SharedSet<Value> {
  #set: Set<Value>
  #isShared = false

  constructor(values: Iterable<Value> = []) {
    this.#set = new Set(values)
  }

  has(value: Value): boolean {
    return this.#set.has(value)
  }

  add(value: Value): void {
    this.#own().add(value)
  }

  delete(value: Value): void {
    if (this.#set.has(value)) this.#own().delete(value)
  }

  /** Comes to hold what another holds. */
  assign(other: SharedSet<Value>): void {
    this.#set = new Set(other.#set)
    this.#isShared = false
  }

  fork(): SharedSet<Value> {
    this.#isShared = true
    const copy = new SharedSet<Value>()
    copy.#set = this.#set
    copy.#isShared = true
    return copy
  }

  #own(): Set<Value> {
    if (this.#isShared) {
      this.#set = new Set(this.#set)
      this.#isShared = false
    }
    return this.#set
  }
}
