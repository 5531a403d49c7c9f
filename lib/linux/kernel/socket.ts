import { SECOND } from '../../base/clock'
import type { HttpMessage } from '../net/http'
import { HttpParser, httpText } from '../net/http-text'
import type { Connection, Listener } from '../net/listener'
import type { NetNamespace } from '../net/net-namespace'
import type { TcpEndpoint } from '../net/tcp-endpoint'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { IoHost } from './io-host'
import { OpenFile, type OpenFlags, type Readiness } from './open-file'
import { SocketOptions } from './socket-options'
import type { SocketAddress } from './syscalls'
import { type Blocking, WaitQueue } from './wait-queue'

/** Bytes a direction of a connection holds before its writer must wait (net.core.wmem_default). */
const CAPACITY = 212_992

/** How long TCP waits before it sends a segment again: first, at most, and how often that. */
const FIRST_RETRY = SECOND / 5
const LONGEST_RETRY = 120 * SECOND
const MOST_LATE_RETRIES = 6

type InetAddress = Extract<SocketAddress, { family: 'inet' }>

const UNNAMED: SocketAddress = { family: 'unix', path: '' }

/** A stream socket (socket(7)): unbound, bound, listening or connected. */
export class SocketFile extends OpenFile {
  listener: Listener | undefined
  boundTo: SocketAddress | undefined
  readonly options = new SocketOptions()
  /** undoes what bind(2) registered */
  onRelease: (() => void) | undefined
  #connection: Connection | undefined
  #parser: HttpParser | undefined
  #lateRetries = 0
  readonly #idle = new WaitQueue()

  constructor(
    readonly family: SocketAddress['family'],
    readonly ino: number,
    private readonly host: IoHost,
    readonly namespace: NetNamespace,
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
    const { endpoint, incoming } = connection
    if (!endpoint) return
    endpoint.ino = this.ino
    endpoint.receiveQueue = () => incoming.size
  }

  /** @throws Errno EADDRINUSE, EADDRNOTAVAIL */
  bindPort({ address, port: wanted }: InetAddress): void {
    const { namespace } = this
    namespace.checkBindable(address)
    const port = wanted || namespace.ephemeralPort(namespace.tcp)
    const isIpv6Only = this.options.ipv6Only
    this.onRelease = namespace.tcp.bind({ address, port, isIpv6Only, holder: this })
    this.boundTo = { family: 'inet', address, port }
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
      if (incoming.isReset) {
        // The error is told once; after it comes the end.
        incoming.isReset = false
        throw new Errno('ECONNRESET')
      }
      if (incoming.isClosed) return undefined
      yield* this.host.block(incoming.changed, this.flags.nonBlocking ?? false, this.options.receiveTimeout)
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
    const { outgoing, endpoint } = this.#connected()
    while (outgoing.size >= CAPACITY && !outgoing.isClosed) {
      yield* this.host.block(outgoing.changed, this.flags.nonBlocking ?? false)
    }
    if (endpoint && !outgoing.isClosed) yield* this.#carry(endpoint, item)
    if (outgoing.isClosed) {
      this.host.brokenPipe()
      throw new Errno('EPIPE')
    }
    outgoing.put(item)
  }

  /** A segment that does not get through is sent again, ever more seldom, until TCP gives up (tcp_retries2). */
  *#carry(endpoint: TcpEndpoint, item: Uint8Array | HttpMessage): Blocking<void> {
    const size = item instanceof Uint8Array ? item.length : httpText(item).length
    if (size === 0) return
    for (let wait = FIRST_RETRY; !endpoint.carry(size); wait = Math.min(2 * wait, LONGEST_RETRY)) {
      if (wait === LONGEST_RETRY && ++this.#lateRetries > MOST_LATE_RETRIES) throw new Errno('ETIMEDOUT')
      yield { queues: [], until: endpoint.now + wait }
    }
    this.#lateRetries = 0
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
    const { incoming, outgoing, endpoint } = this.#connected()
    if (how !== 'read') {
      outgoing.close()
      endpoint?.finish()
    }
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
    this.listener?.close()
    if (!this.#connection) return
    const { incoming, outgoing, endpoint } = this.#connection
    // What was sent here and never read tells the sender that it was lost.
    if (incoming.size > 0 && endpoint) {
      outgoing.reset()
      endpoint.abort()
    } else {
      outgoing.close()
      endpoint?.release()
    }
    incoming.close()
  }
}
