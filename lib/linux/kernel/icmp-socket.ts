import { errnoOf } from '../net/connect'
import type { IcmpReceiver, ReceivedIcmp } from '../net/datagram'
import { formatAddress, parseAddress } from '../net/ipv4'
import type { NetNamespace } from '../net/net-namespace'
import { type IcmpMessage, type Packet, packetLength, reversed } from '../net/packet'
import { transmit } from '../net/transmit'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import { OpenFile, type Readiness } from './open-file'
import { SocketOptions } from './socket-options'
import { type Blocking, WaitQueue } from './wait-queue'

const MOST_WAITING = 256

/** A socket for ICMP messages (icmp(7)); of a `raw` one all that reach its namespace, else what answers its own. */
export class IcmpSocket extends OpenFile implements IcmpReceiver {
  readonly #changed = new WaitQueue()
  readonly options = new SocketOptions()
  readonly family = 'inet'
  readonly #queue: ReceivedIcmp[] = []
  /** the identifier the program believes in; on the wire a socket that is not raw has its own */
  #givenId = 0

  constructor(
    private readonly kernel: Kernel,
    readonly ino: number,
    readonly namespace: NetNamespace,
    readonly isRaw: boolean,
  ) {
    super({ access: 'read-write' })
    namespace.icmp.add(this)
  }

  /** The identifier of the echoes of a socket that is not raw. */
  get identifier(): number {
    return this.ino & 0xffff
  }

  /** @throws Errno ENETUNREACH, EPERM when a rule of one's own forbids it */
  send(to: string, message: Pick<IcmpMessage, 'type' | 'id' | 'sequence' | 'size'>): void {
    const destination = parseAddress(to)
    if (destination === undefined) throw new Errno('ENETUNREACH')
    const { kernel, namespace } = this
    const id = this.isRaw ? message.id : this.identifier
    this.#givenId = message.id
    const journey = transmit(
      namespace,
      {
        protocol: 'icmp',
        source: 0,
        sourcePort: id,
        destination: destination === 0 ? 0x7f000001 : destination,
        destinationPort: id,
        ttl: this.options.ttl,
        length: packetLength('icmp', message.size),
        icmp: { ...message, code: 0, id },
      },
      kernel.clock.now(),
    )
    const later = (latency: number, action: () => void) =>
      kernel.scheduler.at(kernel.clock.now() + latency, action)
    if (journey.fate === 'lost' && journey.isOwn) throw new Errno('EPERM')
    if (journey.fate === 'no-route') throw new Errno(errnoOf(journey) ?? 'ENETUNREACH')
    if (journey.fate === 'refused') {
      const { by, ttl, icmp } = journey
      later(journey.latency, () => this.#push({ from: formatAddress(by), ttl, message: icmp }))
    }
    if (journey.fate === 'delivered') {
      const { packet } = journey
      later(journey.latency, () => arriveIcmp(kernel, journey.namespace, packet))
    }
  }

  receiveIcmp({ source, ttl, icmp: message }: Packet): void {
    if (!message || (!this.isRaw && (message.type !== 'echo-reply' || message.id !== this.identifier))) return
    const told = this.isRaw ? message : { ...message, id: this.#givenId }
    this.#push({ from: formatAddress(source), ttl, message: told })
  }

  #push(message: ReceivedIcmp): void {
    if (this.#queue.length >= MOST_WAITING) return
    this.#queue.push(message)
    this.#changed.wake()
  }

  *receive(): Blocking<ReceivedIcmp> {
    for (;;) {
      const message = this.#queue.shift()
      if (message) return message
      yield* this.kernel.io.block(this.#changed, this.flags.nonBlocking ?? false, this.options.receiveTimeout)
    }
  }

  *read(): Blocking<Uint8Array> {
    throw new Errno('EOPNOTSUPP')
  }

  *write(): Blocking<number> {
    throw new Errno('EDESTADDRREQ')
  }

  override get changed(): WaitQueue {
    return this.#changed
  }

  override poll(): Readiness {
    return { readable: this.#queue.length > 0, writable: true, hangup: false }
  }

  stat(): Stat {
    return this.kernel.anonymousStat(this.ino, 'socket')
  }

  describe(): string {
    return `socket:[${this.ino}]`
  }

  protected override release(): void {
    this.namespace.icmp.delete(this)
  }
}

/** Echo requests are answered by the kernel that gets them; everything reaches the raw sockets there. */
function arriveIcmp(kernel: Kernel, namespace: NetNamespace, packet: Packet): void {
  for (const socket of namespace.icmp) socket.receiveIcmp(packet)
  const { icmp } = packet
  if (icmp?.type !== 'echo-request') return
  const { length } = packet
  const answer = transmit(
    namespace,
    reversed(packet, { length, icmp: { ...icmp, type: 'echo-reply' } }),
    kernel.clock.now(),
  )
  if (answer.fate !== 'delivered') return
  const arrived = answer
  kernel.scheduler.at(kernel.clock.now() + arrived.latency, () =>
    arriveIcmp(kernel, arrived.namespace, arrived.packet),
  )
}
