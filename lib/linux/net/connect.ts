import { Errno } from '../kernel/errno'
import type { Kernel } from '../kernel/kernel'
import type { Connection } from '../kernel/socket'
import type { SocketAddress } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import type { NetNamespace } from './net-namespace'

type InetAddress = Extract<SocketAddress, { family: 'inet' }>

const FIRST_EPHEMERAL_PORT = 32_768
const EPHEMERAL_PORTS = 28_232

/** Opens a TCP connection from a namespace. @throws Errno ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT */
export function* connectTcp(kernel: Kernel, from: NetNamespace, to: InetAddress): Blocking<Connection> {
  yield { queues: [] }
  if (!isLoopback(to.address)) throw new Errno('ENETUNREACH')
  const listener = from.listener(to.address, to.port)
  if (!listener) throw new Errno('ECONNREFUSED')
  const port = FIRST_EPHEMERAL_PORT + kernel.random.below(EPHEMERAL_PORTS)
  return listener.connect({ family: 'inet', address: to.address, port }, to)
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.')
}
