import type { SocketAddress } from '../kernel/syscalls'
import type { IcmpMessage, Packet } from './packet'

/** Takes in what arrives at a UDP port. */
export interface DatagramReceiver {
  readonly ino: number
  readonly receiveQueue: number
  /** of a connected socket */
  readonly peer: SocketAddress | undefined
  receive(packet: Packet): void
}

export interface ReceivedIcmp {
  /** `172.17.0.1` */
  readonly from: string
  readonly ttl: number
  readonly message: IcmpMessage
}

/** Takes in ICMP messages that reach its namespace. */
export interface IcmpReceiver {
  receiveIcmp(packet: Packet): void
}
