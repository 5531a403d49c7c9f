import { type Nanoseconds, SECOND } from '../../base/clock'
import type { SocketAddress } from '../kernel/syscalls'
import { formatAddress } from './ipv4'
import type { NetNamespace } from './net-namespace'
import { INITIAL_TTL, type Packet, packetLength } from './packet'
import { transmit } from './transmit'

type InetAddress = Extract<SocketAddress, { family: 'inet' }>

export type TcpState = 'ESTABLISHED' | 'FIN_WAIT2' | 'CLOSE_WAIT' | 'TIME_WAIT'

const TIME_WAIT: Nanoseconds = 60 * SECOND
const PURGE_SIZE = 64

/** One end of a TCP connection in the tables of its namespace (tcp(7)). */
export class TcpEndpoint {
  other: TcpEndpoint | undefined
  /** has sent FIN */
  hasFinished = false
  /** no descriptor leads to it any more */
  isReleased = false
  /** in TIME-WAIT: when it goes */
  #expires: Nanoseconds | undefined
  /** bytes that wait to be read */
  receiveQueue: () => number = () => 0
  /** inode of its socket */
  ino = 0

  constructor(
    private readonly clock: { now(): Nanoseconds },
    readonly namespace: NetNamespace,
    private readonly ends: Pick<Packet, 'source' | 'sourcePort' | 'destination' | 'destinationPort'>,
  ) {
    const { connections } = namespace
    if (connections.size > PURGE_SIZE) purge(namespace, clock.now())
    connections.add(this)
  }

  get now(): Nanoseconds {
    return this.clock.now()
  }

  get local(): InetAddress {
    return { family: 'inet', address: formatAddress(this.ends.source), port: this.ends.sourcePort }
  }

  get peer(): InetAddress {
    return { family: 'inet', address: formatAddress(this.ends.destination), port: this.ends.destinationPort }
  }

  get state(): TcpState {
    if (this.#expires !== undefined) return 'TIME_WAIT'
    if (this.hasFinished) return 'FIN_WAIT2'
    return this.other?.hasFinished ? 'CLOSE_WAIT' : 'ESTABLISHED'
  }

  isGone(now: Nanoseconds): boolean {
    return this.#expires !== undefined && this.#expires <= now
  }

  /** Sends a segment and its acknowledgement; false when one of them does not get through. */
  carry(size: number): boolean {
    return this.send(size, 'ACK') && (this.other?.send(0, 'ACK') ?? true)
  }

  private send(size: number, flags: string): boolean {
    const packet: Packet = {
      protocol: 'tcp',
      ...this.ends,
      ttl: INITIAL_TTL,
      length: packetLength('tcp', size),
      flags,
    }
    return transmit(this.namespace, packet, this.clock.now()).fate === 'delivered'
  }

  /** Sends FIN: nothing more will come from here. */
  finish(): void {
    if (this.hasFinished) return
    this.hasFinished = true
    this.send(0, 'FIN,ACK')
  }

  /** The socket is closed. The end that closed first waits in TIME-WAIT. */
  release(): void {
    this.finish()
    this.isReleased = true
    const { other } = this
    if (other && !other.isReleased) return
    this.namespace.connections.delete(this)
    if (other) other.#expires = this.clock.now() + TIME_WAIT
  }

  /** Sends RST: both ends are gone at once. */
  abort(): void {
    for (const end of [this, this.other]) end?.namespace.connections.delete(end)
  }
}

function purge({ connections }: NetNamespace, now: Nanoseconds): void {
  for (const endpoint of connections) if (endpoint.isGone(now)) connections.delete(endpoint)
}
