/** Hands out the lowest number not in use, as the kernel's ida does for mount ids and anonymous devices. */
export class IdAllocator {
  readonly #used = new Set<number>()
  #lowestFree: number

  constructor(first: number) {
    this.#lowestFree = first
  }

  allocate(): number {
    const id = this.#lowestFree
    this.#used.add(id)
    do this.#lowestFree++
    while (this.#used.has(this.#lowestFree))
    return id
  }

  free(id: number): void {
    if (!this.#used.delete(id)) return
    if (id < this.#lowestFree) this.#lowestFree = id
  }
}
