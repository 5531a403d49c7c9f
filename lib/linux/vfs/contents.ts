import { EMPTY } from '../../base/bytes'

/** Where real memory for file contents comes from; false means there is none left. */
export interface Memory {
  reserve(bytes: number): boolean
}

/** Some bytes of a file. Without an owner it may be shared and is copied before it is written. */
interface Page {
  bytes: Uint8Array
  owner: Contents | undefined
}

export const BLOCK_SIZE = 4096
const PAGE_SIZE = 16_384

/**
 * The bytes of a file: pages that are shared until written, holes that read as zeros. Pages that are all zeros or repeat
 * the one before take no memory, so `dd if=/dev/zero` and `yes >` fill the simulated disk and not the browser.
 */
export class Contents {
  #size: number
  readonly #pages: (Page | undefined)[]
  /** bytes from the start that count as allocated on disk */
  #solid: number
  /** allocated blocks beyond them, in files written out of order */
  readonly #islands: Set<number>

  constructor(
    private readonly memory: Memory,
    bytes: Uint8Array = EMPTY,
    size = bytes.length,
  ) {
    this.#size = size
    this.#solid = size
    this.#pages = []
    this.#islands = new Set()
    for (let offset = 0; offset < bytes.length; offset += PAGE_SIZE) {
      this.#pages.push({ bytes: bytes.subarray(offset, offset + PAGE_SIZE), owner: undefined })
    }
  }

  get size(): number {
    return this.#size
  }

  /** 4096-byte blocks taken on disk. */
  get blocks(): number {
    return Math.ceil(this.#solid / BLOCK_SIZE) + this.#islands.size
  }

  /** A copy that shares all pages until either is written. */
  clone(memory: Memory): Contents {
    const copy = new Contents(memory)
    copy.#size = this.#size
    copy.#solid = this.#solid
    for (const block of this.#islands) copy.#islands.add(block)
    this.#pages.forEach((page, index) => {
      if (page) page.owner = undefined
      copy.#pages[index] = page
    })
    return copy
  }

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.#size)
    if (offset >= end) return EMPTY
    const first = Math.floor(offset / PAGE_SIZE)
    const result = new Uint8Array(end - offset)
    for (let index = first; index * PAGE_SIZE < end; index++) {
      const page = this.#pages[index]
      if (!page) continue
      const start = index * PAGE_SIZE
      const from = Math.max(offset - start, 0)
      const to = Math.min(end - start, page.bytes.length)
      if (from < to) result.set(page.bytes.subarray(from, to), start + from - offset)
    }
    return result
  }

  /** How many more blocks a write would take on disk. */
  blocksNeeded(offset: number, length: number): number {
    const solidBlocks = Math.ceil(this.#solid / BLOCK_SIZE)
    const first = Math.max(Math.floor(offset / BLOCK_SIZE), solidBlocks)
    const end = Math.ceil((offset + length) / BLOCK_SIZE)
    let needed = Math.max(end - first, 0)
    for (const block of this.#islands) if (block >= first && block < end) needed--
    return needed
  }

  /** Writes as far as memory reaches; the number of bytes written. */
  write(offset: number, bytes: Uint8Array): number {
    let done = 0
    while (done < bytes.length) {
      const index = Math.floor((offset + done) / PAGE_SIZE)
      const from = offset + done - index * PAGE_SIZE
      const part = bytes.subarray(done, done + PAGE_SIZE - from)
      const page = this.#writable(index, from + part.length)
      if (!page) break
      page.bytes.set(part, from)
      done += part.length
      if (from + part.length === PAGE_SIZE) this.#compact(index, page)
    }
    if (done > 0) this.#grow(offset, offset + done)
    return done
  }

  truncate(size: number): void {
    if (size < this.#size) {
      const keep = Math.ceil(size / PAGE_SIZE)
      for (const page of this.#pages.splice(keep)) this.#release(page)
      this.#clearTail(size)
      this.#solid = Math.min(this.#solid, size)
      for (const block of this.#islands) if (block * BLOCK_SIZE >= size) this.#islands.delete(block)
    }
    this.#size = size
  }

  #writable(index: number, length: number): Page | undefined {
    const page = this.#pages[index]
    if (page?.owner === this && page.bytes.length >= length) return page
    const previous = page?.bytes ?? EMPTY
    const owned = page?.owner === this ? previous.length : 0
    const room = Math.min(PAGE_SIZE, Math.max(length, previous.length, owned * 2, 64))
    if (!this.memory.reserve(room - owned)) return undefined
    const bytes = new Uint8Array(room)
    bytes.set(previous)
    const grown: Page = { bytes, owner: this }
    this.#pages[index] = grown
    return grown
  }

  /** Lets go of a full page that says nothing new. */
  #compact(index: number, page: Page): void {
    const previous = index > 0 ? this.#pages[index - 1] : undefined
    if (!previous) {
      if (!isZero(page.bytes)) return
      this.#release(page)
      this.#pages[index] = undefined
    } else if (previous.bytes.length === PAGE_SIZE && samePage(previous.bytes, page.bytes)) {
      this.#release(page)
      this.#release(previous)
      this.#pages[index] = previous
      previous.owner = undefined
    }
  }

  #grow(offset: number, end: number): void {
    this.#size = Math.max(this.#size, end)
    const solidEnd = Math.ceil(this.#solid / BLOCK_SIZE) * BLOCK_SIZE
    if (offset <= solidEnd) {
      this.#solid = Math.max(this.#solid, end)
      for (const block of this.#islands) if (block * BLOCK_SIZE < end) this.#islands.delete(block)
      return
    }
    for (let block = Math.floor(offset / BLOCK_SIZE); block * BLOCK_SIZE < end; block++)
      this.#islands.add(block)
  }

  /** What lies behind the new end must read as zeros when the file grows again. */
  #clearTail(size: number): void {
    const index = Math.floor(size / PAGE_SIZE)
    const page = this.#pages[index]
    const from = size - index * PAGE_SIZE
    if (!page || from >= page.bytes.length) return
    if (page.owner === this) page.bytes.fill(0, from)
    else this.#pages[index] = { bytes: page.bytes.subarray(0, from), owner: undefined }
  }

  #release(page: Page | undefined): void {
    if (page?.owner === this) this.memory.reserve(-page.bytes.length)
  }
}

function isZero(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (bytes[index] !== 0) return false
  return true
}

function samePage(left: Uint8Array, right: Uint8Array): boolean {
  for (let index = 0; index < PAGE_SIZE; index++) if (left[index] !== right[index]) return false
  return true
}
