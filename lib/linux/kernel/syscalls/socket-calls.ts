import { connectTcp } from '../../net/connect'
import type { ReceivedIcmp } from '../../net/datagram'
import type { HttpMessage } from '../../net/http'
import { Listener } from '../../net/listener'
import type { IcmpMessage } from '../../net/packet'
import { type Datagram, DatagramSocket } from '../datagram-socket'
import { Errno } from '../errno'
import { IcmpSocket } from '../icmp-socket'
import { SocketFile } from '../socket'
import type { SocketOptionValues } from '../socket-options'
import type { SocketAddress } from '../syscalls'
import type { Blocking } from '../wait-queue'
import { TerminalCalls } from './terminal-calls'

/** Sockets (socket(7), unix(7), tcp(7), udp(7), icmp(7)). */
export class SocketCalls extends TerminalCalls {
  socket(family: 'unix' | 'inet', type: 'stream' | 'dgram' | 'raw' = 'stream', protocol?: 'icmp'): number {
    this.enter()
    const { kernel, task } = this
    if (type === 'stream') return task.files.install(this.#newSocket(family))
    const { net } = task.namespaces
    if (protocol === 'icmp') {
      if (type === 'raw') this.requireCapability('CAP_NET_RAW')
      else if (!net.mayPing(task.credentials.egid)) throw new Errno('EACCES')
      return task.files.install(new IcmpSocket(kernel, kernel.allocateSocketInode(), net, type === 'raw'))
    }
    if (type === 'raw') throw new Errno('EPROTONOSUPPORT')
    return task.files.install(new DatagramSocket(kernel, family, kernel.allocateSocketInode(), net))
  }

  #newSocket(family: SocketAddress['family']): SocketFile {
    const { kernel } = this
    return new SocketFile(family, kernel.allocateSocketInode(), kernel.io, this.task.namespaces.net, (ino) =>
      kernel.anonymousStat(ino, 'socket'),
    )
  }

  #any(fd: number): SocketFile | DatagramSocket | IcmpSocket {
    const file = this.file(fd)
    if (file instanceof SocketFile || file instanceof DatagramSocket || file instanceof IcmpSocket)
      return file
    throw new Errno('ENOTSOCK')
  }

  #socket(fd: number): SocketFile {
    const file = this.#any(fd)
    if (!(file instanceof SocketFile)) throw new Errno('EOPNOTSUPP')
    return file
  }

  #datagram(fd: number): DatagramSocket {
    const file = this.#any(fd)
    if (!(file instanceof DatagramSocket)) throw new Errno('EOPNOTSUPP')
    return file
  }

  #icmp(fd: number): IcmpSocket {
    const file = this.#any(fd)
    if (!(file instanceof IcmpSocket)) throw new Errno('EOPNOTSUPP')
    return file
  }

  setsockopt(fd: number, options: SocketOptionValues): void {
    this.enter()
    this.#any(fd).options.set(options)
  }

  bind(fd: number, address: SocketAddress): void {
    this.enter()
    const socket = this.#any(fd)
    if (socket instanceof IcmpSocket) throw new Errno('EOPNOTSUPP')
    if (socket.family !== address.family) throw new Errno('EAFNOSUPPORT')
    if (socket.boundTo) throw new Errno('EINVAL')
    if (address.family === 'unix') {
      this.makeSocketFile(address.path).endpoint = socket
      socket.boundTo = address
      return
    }
    if (address.port < this.task.namespaces.net.unprivilegedPorts && address.port > 0)
      this.requireCapability('CAP_NET_BIND_SERVICE')
    socket.bindPort(address)
  }

  listen(fd: number, backlog = 4096): void {
    this.enter()
    const socket = this.#socket(fd)
    if (socket.family === 'inet' && !socket.boundTo)
      socket.bindPort({ family: 'inet', address: '0.0.0.0', port: 0 })
    if (!socket.boundTo) throw new Errno('EDESTADDRREQ')
    socket.listener = new Listener(socket.boundTo, backlog)
  }

  *accept(fd: number): Blocking<number> {
    yield* this.turn()
    this.enter()
    const socket = this.#socket(fd)
    const accepted = yield* socket.accept(() => this.#newSocket(socket.family))
    return this.task.files.install(accepted)
  }

  *connect(fd: number, address: SocketAddress): Blocking<void> {
    yield* this.turn()
    this.enter()
    const socket = this.#any(fd)
    if (socket instanceof IcmpSocket) throw new Errno('EOPNOTSUPP')
    if (socket instanceof DatagramSocket) {
      if (address.family === 'inet') {
        socket.checkRoute(address.address)
        socket.bindIfNeeded()
      } else if (!(this.walkTo(address.path, { write: true }).endpoint instanceof DatagramSocket))
        throw new Errno('ECONNREFUSED')
      socket.peer = address
      return
    }
    if (socket.isConnected) throw new Errno('EISCONN')
    if (address.family === 'inet') {
      const bound = socket.boundTo?.family === 'inet' ? socket.boundTo : undefined
      socket.attach(yield* connectTcp(this.kernel.clock, socket.namespace, bound, address))
      return
    }
    const { endpoint } = this.walkTo(address.path, { write: true })
    const listener = endpoint instanceof SocketFile ? endpoint.listener : undefined
    if (!listener) throw new Errno('ECONNREFUSED')
    socket.attach(listener.connect({ family: 'unix', path: '' }))
  }

  shutdown(fd: number, how: 'read' | 'write' | 'both'): void {
    this.enter()
    this.#socket(fd).shutdown(how)
  }

  getsockname(fd: number): SocketAddress {
    const socket = this.#any(fd)
    if (socket instanceof SocketFile) return socket.local
    if (socket instanceof DatagramSocket && socket.boundTo) return socket.boundTo
    return { family: 'inet', address: '0.0.0.0', port: 0 }
  }

  getpeername(fd: number): SocketAddress {
    const socket = this.#any(fd)
    if (socket instanceof SocketFile) return socket.peer
    if (socket instanceof DatagramSocket && socket.peer) return socket.peer
    throw new Errno('ENOTCONN')
  }

  sendto(fd: number, bytes: Uint8Array, to?: SocketAddress): void {
    this.enter()
    const socket = this.#datagram(fd)
    const target = to ?? socket.peer
    if (target?.family !== 'unix') {
      socket.send(bytes, target)
      return
    }
    const { endpoint } = this.walkTo(target.path, { write: true })
    if (!(endpoint instanceof DatagramSocket)) throw new Errno('ECONNREFUSED')
    endpoint.push({ bytes: bytes.slice(), from: socket.boundTo ?? { family: 'unix', path: '' } })
  }

  *recvfrom(fd: number, length = 65_536): Blocking<Datagram> {
    yield* this.turn()
    this.enter()
    return yield* this.#datagram(fd).receiveFrom(length)
  }

  receiveError(fd: number): ReceivedIcmp | undefined {
    this.enter()
    return this.#datagram(fd).receiveError()
  }

  sendIcmp(fd: number, to: string, message: Pick<IcmpMessage, 'type' | 'id' | 'sequence' | 'size'>): void {
    this.enter()
    this.#icmp(fd).send(to, message)
  }

  *receiveIcmp(fd: number): Blocking<ReceivedIcmp> {
    yield* this.turn()
    this.enter()
    return yield* this.#icmp(fd).receive()
  }

  *receiveHttp(fd: number): Blocking<HttpMessage | undefined> {
    yield* this.turn()
    this.enter()
    return yield* this.#socket(fd).receiveHttp()
  }

  *sendHttp(fd: number, message: HttpMessage): Blocking<void> {
    yield* this.turn()
    this.enter()
    yield* this.#socket(fd).sendHttp(message)
  }
}
