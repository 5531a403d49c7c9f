import type { HttpMessage } from '../net/http'
import { HttpParser, httpText } from '../net/http-text'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { IoHost } from './io-host'
import { OpenFile, type OpenFlags, type Readiness } from './open-file'
import type { SocketAddress } from './syscalls'
import { type Blocking, WaitQueue } from './wait-queue'

/** Bytes a direction of a connection holds before its writer must wait (net.core.wmem_default). */
const CAPACITY = 212_992

/** One direction of a connection: bytes, or HTTP messages that both ends agreed not to serialise. */
class Channel {
  readonly changed = new WaitQueue()
  readonly items: (Uint8Array | HttpMessage)[] = []
  size = 0
  isClosed = false
  isReset = false

  put(item: Uint8Array | HttpMessage): void {
    this.items.push(item)
    this.size += item instanceof Uint8Array ? item.length : item.type === 'chunk' ? item.bytes.length : 1
    this.changed.wake()
  }

  shift(): Uint8Array | HttpMessage | undefined {
    const item = this.items.shift()
    if (item)
      this.size -= item instanceof Uint8Array ? item.length : item.type === 'chunk' ? item.bytes.length : 1
    this.changed.wake()
    return item
  }

  unshift(bytes: Uint8Array): void {
    this.items.unshift(bytes)
    this.size += bytes.length
  }

  close(): void {
    this.isClosed = true
    this.changed.wake()
  }
}

export interface Connection {
  readonly incoming: Channel
  readonly outgoing: Channel
  readonly local: SocketAddress
  readonly peer: SocketAddress
}

/** A listening socket's queue of connections nobody has accepted yet. */
export class Listener {
  readonly changed = new WaitQueue()
  readonly pending: Connection[] = []
  isClosed = false

  constructor(
    readonly address: SocketAddress,
    public backlog: number,
  ) {}

  /** Queues a connection; the client's half. `local` is the address the client seems to come from. @throws Errno ECONNREFUSED */
  connect(local: SocketAddress, peer: SocketAddress = this.address): Connection {
    if (this.isClosed) throw new Errno('ECONNREFUSED')
    if (this.pending.length > this.backlog) throw new Errno('EAGAIN')
    const toServer = new Channel()
    const toClient = new Channel()
    this.pending.push({ incoming: toServer, outgoing: toClient, local: peer, peer: local })
    this.changed.wake()
    return { incoming: toClient, outgoing: toServer, local, peer }
  }
}

const UNNAMED: SocketAddress = { family: 'unix', path: '' }

/** A stream socket (socket(7)): unbound, bound, listening or connected. */
export class SocketFile extends OpenFile {
  listener: Listener | undefined
  boundTo: SocketAddress | undefined
  /** undoes what bind(2) registered */
  onRelease: (() => void) | undefined
  #connection: Connection | undefined
  #parser: HttpParser | undefined
  readonly #idle = new WaitQueue()

  constructor(
    readonly family: SocketAddress['family'],
    readonly ino: number,
    private readonly host: IoHost,
    private readonly inodeStat: (ino: number) => Stat,
    flags: OpenFlags = { access: 'read-write' },
  ) {
    super(flags)
  }

  get isConnected(): boolean {
    return this.#connection !== undefined
  }

  attach(connection: Connection): void {
    if (this.#connection) throw new Errno('EISCONN')
    this.#connection = connection
  }

  *accept(make: () => SocketFile): Blocking<SocketFile> {
    const { listener } = this
    if (!listener) throw new Errno('EINVAL')
    for (;;) {
      const connection = listener.pending.shift()
      if (connection) {
        const accepted = make()
        accepted.attach(connection)
        return accepted
      }
      yield* this.host.block(listener.changed, this.flags.nonBlocking ?? false)
    }
  }

  #connected(): Connection {
    if (!this.#connection) throw new Errno('ENOTCONN')
    return this.#connection
  }

  /** The next item, blocking until there is one; undefined at the end. */
  *#next(): Blocking<Uint8Array | HttpMessage | undefined> {
    const { incoming } = this.#connected()
    for (;;) {
      const item = incoming.shift()
      if (item) return item
      if (incoming.isReset) throw new Errno('ECONNRESET')
      if (incoming.isClosed) return undefined
      yield* this.host.block(incoming.changed, this.flags.nonBlocking ?? false)
    }
  }

  *read(length: number): Blocking<Uint8Array> {
    for (;;) {
      const item = yield* this.#next()
      if (!item) return new Uint8Array(0)
      const bytes = item instanceof Uint8Array ? item : httpText(item)
      if (bytes.length === 0) continue
      if (bytes.length > length) this.#connected().incoming.unshift(bytes.subarray(length))
      return bytes.subarray(0, length)
    }
  }

  *write(bytes: Uint8Array): Blocking<number> {
    yield* this.#send(bytes.slice())
    return bytes.length
  }

  *#send(item: Uint8Array | HttpMessage): Blocking<void> {
    const { outgoing } = this.#connected()
    while (outgoing.size >= CAPACITY && !outgoing.isClosed) {
      yield* this.host.block(outgoing.changed, this.flags.nonBlocking ?? false)
    }
    if (outgoing.isClosed) {
      this.host.brokenPipe()
      throw new Errno('EPIPE')
    }
    outgoing.put(item)
  }

  *receiveHttp(): Blocking<HttpMessage | undefined> {
    for (;;) {
      const parsed = this.#parser?.next()
      if (parsed) return parsed
      const item = yield* this.#next()
      if (!item) return this.#parser?.end()
      if (!(item instanceof Uint8Array)) return item
      this.#parser ??= new HttpParser()
      this.#parser.feed(item)
    }
  }

  sendHttp(message: HttpMessage): Blocking<void> {
    return this.#send(message)
  }

  shutdown(how: 'read' | 'write' | 'both'): void {
    const { incoming, outgoing } = this.#connected()
    if (how !== 'read') outgoing.close()
    if (how !== 'write') incoming.close()
  }

  get local(): SocketAddress {
    return this.#connection?.local ?? this.boundTo ?? UNNAMED
  }

  get peer(): SocketAddress {
    return this.#connected().peer
  }

  stat(): Stat {
    return this.inodeStat(this.ino)
  }

  describe(): string {
    return `socket:[${this.ino}]`
  }

  override poll(): Readiness {
    if (this.listener) {
      return { readable: this.listener.pending.length > 0, writable: false, hangup: false }
    }
    if (!this.#connection) return { readable: false, writable: false, hangup: true }
    const { incoming, outgoing } = this.#connection
    return {
      readable: incoming.items.length > 0 || incoming.isClosed,
      writable: outgoing.size < CAPACITY || outgoing.isClosed,
      hangup: incoming.isClosed && outgoing.isClosed,
    }
  }

  override get changed(): WaitQueue {
    return this.listener?.changed ?? this.#connection?.incoming.changed ?? this.#idle
  }

  protected override release(): void {
    this.onRelease?.()
    if (this.listener) {
      this.listener.isClosed = true
      for (const { incoming, outgoing } of this.listener.pending) {
        incoming.close()
        outgoing.isReset = true
        outgoing.close()
      }
    }
    this.#connection?.outgoing.close()
    this.#connection?.incoming.close()
  }
}
