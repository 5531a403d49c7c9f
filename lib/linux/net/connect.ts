import { type Nanoseconds, SECOND } from '../../base/clock'
import { Errno, type ErrnoCode } from '../kernel/errno'
import type { SocketAddress } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { formatAddress, parseAddress } from './ipv4'
import type { Connection } from './listener'
import type { NetNamespace } from './net-namespace'
import { INITIAL_TTL, type Packet, packetLength, reversed } from './packet'
import { TcpEndpoint } from './tcp-endpoint'
import { type Journey, transmit } from './transmit'

type InetAddress = Extract<SocketAddress, { family: 'inet' }>
type Clock = { now(): Nanoseconds }

/** Waits after each SYN that is not answered; then connect(2) gives up (tcp_syn_retries). */
const SYN_WAITS = [1, 2, 4, 8, 16, 32, 64].map((seconds) => seconds * SECOND)
const LOOPBACK = 0x7f000001

/** Opens a TCP connection from a namespace. @throws Errno ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT */
export function* connectTcp(
  clock: Clock,
  from: NetNamespace,
  bound: InetAddress | undefined,
  to: InetAddress,
): Blocking<Connection> {
  const sourcePort = bound?.port || from.ephemeralPort(from.tcp)
  if (to.address.includes(':')) return connectLocally(from, sourcePort, to)
  const address = parseAddress(to.address)
  if (address === undefined) throw new Errno('EINVAL')
  const syn: Packet = {
    protocol: 'tcp',
    source: parseAddress(bound?.address ?? '') ?? 0,
    sourcePort,
    destination: address === 0 ? LOOPBACK : address,
    destinationPort: to.port,
    ttl: INITIAL_TTL,
    length: packetLength('tcp', 20),
    flags: 'SYN',
  }
  for (const wait of SYN_WAITS) {
    const sentAt = clock.now()
    const connection = yield* shakeHands(clock, from, syn)
    if (connection) return connection
    yield { queues: [], until: sentAt + wait }
  }
  throw new Errno('ETIMEDOUT')
}

/** One SYN and what comes of it; undefined when no answer comes. */
function* shakeHands(clock: Clock, from: NetNamespace, syn: Packet): Blocking<Connection | undefined> {
  const journey = transmit(from, syn, clock.now())
  if (journey.fate === 'lost') return undefined
  if (journey.fate === 'refused') yield { queues: [], until: clock.now() + journey.latency }
  const failure = errnoOf(journey)
  if (failure) throw new Errno(failure)
  if (journey.fate !== 'delivered') return undefined
  const { namespace, packet } = journey
  const listener = namespace.tcp.find(formatAddress(packet.destination), packet.destinationPort)?.listener
  if (listener?.isFull) return undefined
  const flags = listener ? 'SYN,ACK' : 'RST,ACK'
  const answer = transmit(namespace, reversed(packet, { flags }), clock.now())
  if (answer.fate !== 'delivered') return undefined
  yield { queues: [], until: clock.now() + journey.latency + answer.latency }
  if (!listener || listener.isClosed) throw new Errno('ECONNREFUSED')
  if (listener.isFull) return undefined
  const {
    source: destination,
    sourcePort: destinationPort,
    destination: source,
    destinationPort: sourcePort,
  } = answer.packet
  const client = new TcpEndpoint(clock, from, { source, sourcePort, destination, destinationPort })
  const server = new TcpEndpoint(clock, namespace, {
    source: packet.destination,
    sourcePort: packet.destinationPort,
    destination: packet.source,
    destinationPort: packet.sourcePort,
  })
  client.other = server
  server.other = client
  transmit(from, { ...syn, source, flags: 'ACK', length: packetLength('tcp', 0) }, clock.now())
  return listener.connect(client.local, client.peer, { client, server, seenFrom: server.peer })
}

/** IPv6 reaches nothing but the machine itself here. */
function connectLocally(from: NetNamespace, port: number, to: InetAddress): Connection {
  if (to.address !== '::1' && to.address !== '::') throw new Errno('ENETUNREACH')
  if (!from.links.get('lo')?.isUp) throw new Errno('EADDRNOTAVAIL')
  const listener = from.tcp.find('::1', to.port)?.listener
  if (!listener) throw new Errno('ECONNREFUSED')
  return listener.connect({ family: 'inet', address: '::1', port }, { ...to, address: '::1' })
}

/** The error a program sees for a packet that did not arrive. */
export function errnoOf(journey: Journey): ErrnoCode | undefined {
  if (journey.fate === 'no-route') {
    return (
      {
        unicast: 'ENETUNREACH',
        blackhole: 'EINVAL',
        unreachable: 'EHOSTUNREACH',
        prohibit: 'EACCES',
      } as const
    )[journey.kind]
  }
  if (journey.fate !== 'refused') return undefined
  const { type, code } = journey.icmp
  if (type === 'unreachable' && (code === 3 || code === 2)) return 'ECONNREFUSED'
  return type === 'unreachable' && (code === 0 || code === 9) ? 'ENETUNREACH' : 'EHOSTUNREACH'
}
