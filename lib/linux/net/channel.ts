import { WaitQueue } from '../kernel/wait-queue'
import type { HttpMessage } from './http'

type Item = Uint8Array | HttpMessage

const sizeOf = (item: Item): number =>
  item instanceof Uint8Array ? item.length : item.type === 'chunk' ? item.bytes.length : 1

/** One direction of a connection: bytes, or HTTP messages that both ends agreed not to serialise. */
export class Channel {
  readonly changed = new WaitQueue()
  readonly items: Item[] = []
  size = 0
  isClosed = false
  isReset = false
  /** called when something was put in or the writer closed: for servers that are no processes */
  onChange: (() => void) | undefined

  put(item: Item): void {
    this.items.push(item)
    this.size += sizeOf(item)
    this.#announce()
  }

  shift(): Item | undefined {
    const item = this.items.shift()
    if (item) this.size -= sizeOf(item)
    this.changed.wake()
    return item
  }

  unshift(bytes: Uint8Array): void {
    this.items.unshift(bytes)
    this.size += bytes.length
  }

  close(): void {
    this.isClosed = true
    this.#announce()
  }

  /** The other side has given up the connection: what it sent is lost. */
  reset(): void {
    this.isReset = true
    this.items.length = 0
    this.size = 0
    this.close()
  }

  #announce(): void {
    this.changed.wake()
    this.onChange?.()
  }
}
