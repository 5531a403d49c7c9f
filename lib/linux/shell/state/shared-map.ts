/** A map that a fork shares until one side writes: copying a shell's state costs nothing until it differs. */
export class SharedMap<Key, Value> {
  #map: Map<Key, Value>
  #isShared = false

  constructor(map: Map<Key, Value> = new Map()) {
    this.#map = map
  }

  get size(): number {
    return this.#map.size
  }

  get(key: Key): Value | undefined {
    return this.#map.get(key)
  }

  has(key: Key): boolean {
    return this.#map.has(key)
  }

  set(key: Key, value: Value): void {
    this.#own().set(key, value)
  }

  delete(key: Key): boolean {
    return this.#map.has(key) && this.#own().delete(key)
  }

  clear(): void {
    this.#map = new Map()
    this.#isShared = false
  }

  entries(): IterableIterator<[Key, Value]> {
    return this.#map.entries()
  }

  keys(): IterableIterator<Key> {
    return this.#map.keys()
  }

  fork(): SharedMap<Key, Value> {
    this.#isShared = true
    const copy = new SharedMap(this.#map)
    copy.#isShared = true
    return copy
  }

  #own(): Map<Key, Value> {
    if (this.#isShared) {
      this.#map = new Map(this.#map)
      this.#isShared = false
    }
    return this.#map
  }
}
