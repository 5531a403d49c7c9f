import type { Socket } from 'node:net'
import type { HttpMessage } from '@/lib/linux/net/http'
import { httpText } from '@/lib/linux/net/http-text'
import type { Connection } from '@/lib/linux/net/listener'

const encoder = new TextEncoder()

/** Joins a real socket to a simulated one: bytes go in as they come, messages come out as HTTP/1.1. */
export class RealConnection {
  #isChunked = false
  #isEnded = false

  constructor(
    private readonly socket: Socket,
    private readonly simulated: Connection,
    /** something has arrived that the world should see */
    private readonly onActivity: () => void,
  ) {
    socket.on('data', (bytes) => {
      simulated.outgoing.put(new Uint8Array(bytes))
      onActivity()
    })
    socket.on('end', () => {
      simulated.outgoing.close()
      onActivity()
    })
    socket.on('error', () => this.#hangUp())
    socket.on('close', () => this.#hangUp())
  }

  get isOver(): boolean {
    return this.#isEnded
  }

  /** Carries out what the simulated side has sent since the last time. */
  flush(): void {
    const { incoming } = this.simulated
    while (!this.socket.destroyed) {
      const item = incoming.shift()
      if (!item) break
      const bytes = item instanceof Uint8Array ? item : this.#text(item)
      if (bytes.length > 0) this.socket.write(bytes)
    }
    if (!incoming.isClosed || this.#isEnded) return
    this.#isEnded = true
    this.socket.end()
  }

  /** Bodies without a length travel in chunks, which the simulated network has no need of. */
  #text(message: HttpMessage): Uint8Array {
    if (message.type === 'response') this.#isChunked = message.headers['transfer-encoding'] === 'chunked'
    if (!this.#isChunked) return httpText(message)
    if (message.type === 'chunk') {
      const head = encoder.encode(`${message.bytes.length.toString(16)}\r\n`)
      return message.bytes.length === 0
        ? message.bytes
        : Buffer.concat([head, message.bytes, encoder.encode('\r\n')])
    }
    return message.type === 'end' ? encoder.encode('0\r\n\r\n') : httpText(message)
  }

  #hangUp(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.simulated.outgoing.close()
    this.simulated.incoming.close()
    this.onActivity()
  }
}
