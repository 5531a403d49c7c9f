import { MILLISECOND, SECOND } from '../../base/clock'
import { Errno, isErrno } from '../kernel/errno'
import type { Kernel } from '../kernel/kernel'
import type { Connection } from '../kernel/socket'
import type { SocketAddress } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { type Delivery, deliver } from './deliver'
import { formatAddress, parseAddress } from './ipv4'
import type { NetNamespace } from './net-namespace'

type InetAddress = Extract<SocketAddress, { family: 'inet' }>

const FIRST_EPHEMERAL_PORT = 32_768
const EPHEMERAL_PORTS = 28_232
/** How long SYNs are repeated before connect(2) gives up (tcp_syn_retries), and how long ARP asks. */
const CONNECT_TIMEOUT = 131 * SECOND
const ARP_TIMEOUT = 3 * SECOND
const ROUND_TRIP = MILLISECOND / 10

/** Opens a TCP connection from a namespace. @throws Errno ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT */
export function* connectTcp(kernel: Kernel, from: NetNamespace, to: InetAddress): Blocking<Connection> {
  const delivery = yield* follow(kernel, from, to)
  yield { queues: [], until: kernel.clock.now() + ROUND_TRIP }
  const { namespace, source, destination, destinationPort } = delivery
  const listener = namespace.listener(formatAddress(destination), destinationPort)
  if (!listener) throw new Errno('ECONNREFUSED')
  const port = FIRST_EPHEMERAL_PORT + kernel.random.below(EPHEMERAL_PORTS)
  return listener.connect({ family: 'inet', address: formatAddress(source), port }, to)
}

function* follow(kernel: Kernel, from: NetNamespace, { address, port }: InetAddress): Blocking<Delivery> {
  const destination = parseAddress(address === '0.0.0.0' ? '127.0.0.1' : address)
  if (destination === undefined) throw new Errno('EINVAL')
  try {
    return deliver(from, destination, port)
  } catch (error) {
    if (isErrno(error, 'ETIMEDOUT')) yield { queues: [], until: kernel.clock.now() + CONNECT_TIMEOUT }
    if (isErrno(error, 'EHOSTUNREACH')) yield { queues: [], until: kernel.clock.now() + ARP_TIMEOUT }
    throw error
  }
}
