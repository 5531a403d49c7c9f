import { errnoOf } from '../net/connect'
import type { DatagramReceiver, ReceivedIcmp } from '../net/datagram'
import { formatAddress, parseAddress } from '../net/ipv4'
import type { NetNamespace } from '../net/net-namespace'
import { type Packet, packetLength, reversed } from '../net/packet'
import { transmit } from '../net/transmit'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import { OpenFile, type Readiness } from './open-file'
import { SocketOptions } from './socket-options'
import type { SocketAddress } from './syscalls'
import { type Blocking, WaitQueue } from './wait-queue'

type InetAddress = Extract<SocketAddress, { family: 'inet' }>

export interface Datagram {
  readonly bytes: Uint8Array
  readonly from: SocketAddress
}

const LARGEST = 65_507
/** Datagrams that wait to be read; what comes after is lost (net.core.rmem_default). */
const MOST_WAITING = 256
const LOOPBACK = 0x7f000001

/** A UDP socket, or a Unix datagram socket (udp(7), unix(7)). */
export class DatagramSocket extends OpenFile implements DatagramReceiver {
  readonly #changed = new WaitQueue()
  readonly options = new SocketOptions()
  boundTo: SocketAddress | undefined
  peer: SocketAddress | undefined
  onRelease: (() => void) | undefined
  readonly #queue: Datagram[] = []
  readonly #errors: ReceivedIcmp[] = []
  #error: Errno | undefined
  #isClosed = false

  constructor(
    private readonly kernel: Kernel,
    readonly family: SocketAddress['family'],
    readonly ino: number,
    readonly namespace: NetNamespace,
  ) {
    super({ access: 'read-write' })
  }

  /** Takes a port if it has none yet. */
  bindIfNeeded(): InetAddress {
    if (this.boundTo?.family === 'inet') return this.boundTo
    return this.bindPort({ family: 'inet', address: '0.0.0.0', port: 0 })
  }

  /** @throws Errno EADDRINUSE, EADDRNOTAVAIL */
  bindPort({ address, port: wanted }: InetAddress): InetAddress {
    const { namespace } = this
    namespace.checkBindable(address)
    const port = wanted || namespace.ephemeralPort(namespace.udp)
    const isIpv6Only = this.options.ipv6Only
    this.onRelease = namespace.udp.bind({ address, port, isIpv6Only, holder: this })
    const bound: InetAddress = { family: 'inet', address, port }
    this.boundTo = bound
    return bound
  }

  /** @throws Errno ENETUNREACH when there is no way to an address */
  checkRoute(text: string): void {
    const address = parseAddress(text === '::1' ? '127.0.0.1' : text)
    if (address === undefined) throw new Errno('ENETUNREACH')
    if (this.namespace.isLocal(address)) return
    if (!this.namespace.routes.find(address)?.link) throw new Errno('ENETUNREACH')
  }

  /** Sends one datagram; of what is lost on the way nobody hears. @throws Errno EDESTADDRREQ, EMSGSIZE, ENETUNREACH, EPERM, ECONNREFUSED */
  send(bytes: Uint8Array, to: SocketAddress | undefined = this.peer): void {
    this.#throwError()
    if (to?.family !== 'inet') throw new Errno('EDESTADDRREQ')
    if (bytes.length > LARGEST) throw new Errno('EMSGSIZE')
    const { kernel, namespace } = this
    const own = this.bindIfNeeded()
    const destination = parseAddress(to.address === '::1' ? '127.0.0.1' : to.address)
    if (destination === undefined) throw new Errno('ENETUNREACH')
    const packet: Packet = {
      protocol: 'udp',
      source: parseAddress(own.address) ?? 0,
      sourcePort: own.port,
      destination: destination === 0 ? LOOPBACK : destination,
      destinationPort: to.port,
      ttl: this.options.ttl,
      length: packetLength('udp', bytes.length),
      payload: bytes.slice(),
    }
    const journey = transmit(namespace, packet, kernel.clock.now())
    if (journey.fate === 'lost' && journey.isOwn) throw new Errno('EPERM')
    const failure = errnoOf(journey)
    if (journey.fate === 'no-route' && failure) throw new Errno(failure)
    if (journey.fate === 'refused') {
      const error = new Errno(failure ?? 'EHOSTUNREACH')
      const { by, ttl, icmp: message } = journey
      kernel.scheduler.at(kernel.clock.now() + journey.latency, () =>
        this.#fail(error, { from: formatAddress(by), ttl, message }),
      )
    }
    if (journey.fate === 'delivered')
      kernel.scheduler.at(kernel.clock.now() + journey.latency, () => handOver(kernel, journey, this))
  }

  receive({ payload = new Uint8Array(0), source, sourcePort }: Packet): void {
    const from: InetAddress = { family: 'inet', address: formatAddress(source), port: sourcePort }
    const { peer } = this
    if (peer?.family === 'inet' && (peer.port !== from.port || peer.address !== from.address)) return
    this.push({ bytes: payload, from })
  }

  push(datagram: Datagram): void {
    if (this.#queue.length >= MOST_WAITING) return
    this.#queue.push(datagram)
    this.#changed.wake()
  }

  /** Nobody has the port that something was sent to. */
  refuse({ source, ttl, icmp: message }: Packet): void {
    if (message) this.#fail(new Errno('ECONNREFUSED'), { from: formatAddress(source), ttl, message })
  }

  /** Errors reach connected sockets, and those that ask for them. */
  #fail(error: Errno, message: ReceivedIcmp): void {
    if (this.options.receiveErrors) this.#errors.push(message)
    else if (this.peer) this.#error = error
    this.#changed.wake()
  }

  #throwError(): void {
    const error = this.#error
    this.#error = undefined
    if (error) throw error
  }

  *receiveFrom(length: number): Blocking<Datagram> {
    for (;;) {
      if (this.#isClosed) throw new Errno('EBADF')
      this.#throwError()
      const datagram = this.#queue.shift()
      if (datagram) return { ...datagram, bytes: datagram.bytes.subarray(0, length) }
      yield* this.kernel.io.block(this.#changed, this.flags.nonBlocking ?? false, this.options.receiveTimeout)
    }
  }

  /** The next ICMP error about what was sent (MSG_ERRQUEUE); undefined when there is none. */
  receiveError(): ReceivedIcmp | undefined {
    return this.#errors.shift()
  }

  *read(length: number): Blocking<Uint8Array> {
    return (yield* this.receiveFrom(length)).bytes
  }

  *write(bytes: Uint8Array): Blocking<number> {
    this.send(bytes)
    return bytes.length
  }

  get receiveQueue(): number {
    return this.#queue.reduce((total, { bytes }) => total + bytes.length, 0)
  }

  override get changed(): WaitQueue {
    return this.#changed
  }

  override poll(): Readiness {
    const readable = this.#queue.length > 0 || this.#error !== undefined || this.#errors.length > 0
    return { readable, writable: true, hangup: false }
  }

  stat(): Stat {
    return this.kernel.anonymousStat(this.ino, 'socket')
  }

  describe(): string {
    return `socket:[${this.ino}]`
  }

  protected override release(): void {
    this.onRelease?.()
    // Threads that still wait for a datagram are told.
    this.#isClosed = true
    this.#changed.wake()
  }
}

type Delivered = Extract<ReturnType<typeof transmit>, { fate: 'delivered' }>

/** A datagram arrives: somebody has the port, or an ICMP error goes back. */
function handOver(kernel: Kernel, { namespace, packet }: Delivered, sender: DatagramSocket): void {
  const receiver = namespace.udp.find(formatAddress(packet.destination), packet.destinationPort)
  if (receiver) {
    receiver.receive(packet)
    return
  }
  const size = packet.length
  const icmp = { type: 'unreachable', code: 3, id: 0, sequence: 0, size, original: packet } as const
  const error = reversed(packet, { protocol: 'icmp', length: packetLength('icmp', size), icmp })
  const back = transmit(namespace, error, kernel.clock.now())
  if (back.fate !== 'delivered') return
  kernel.scheduler.at(kernel.clock.now() + back.latency, () => sender.refuse(back.packet))
}
