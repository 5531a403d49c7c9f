import { connectTcp } from '../../net/connect'
import type { HttpMessage } from '../../net/http'
import { Errno } from '../errno'
import { Listener, SocketFile } from '../socket'
import type { SocketAddress } from '../syscalls'
import type { Blocking } from '../wait-queue'
import { TerminalCalls } from './terminal-calls'

/** Stream sockets (socket(7), unix(7), tcp(7)). */
export class SocketCalls extends TerminalCalls {
  socket(family: 'unix' | 'inet', type: 'stream' | 'dgram' = 'stream'): number {
    this.enter()
    if (type !== 'stream') throw new Errno('EPROTONOSUPPORT')
    return this.task.files.install(this.#newSocket(family))
  }

  #newSocket(family: SocketAddress['family']): SocketFile {
    const { kernel } = this
    return new SocketFile(family, kernel.allocateSocketInode(), kernel.io, (ino) =>
      kernel.anonymousStat(ino, 'socket'),
    )
  }

  #socket(fd: number): SocketFile {
    const file = this.file(fd)
    if (!(file instanceof SocketFile)) throw new Errno('ENOTSOCK')
    return file
  }

  bind(fd: number, address: SocketAddress): void {
    this.enter()
    const socket = this.#socket(fd)
    if (socket.family !== address.family) throw new Errno('EAFNOSUPPORT')
    if (socket.boundTo) throw new Errno('EINVAL')
    if (address.family === 'unix') {
      const inode = this.makeSocketFile(address.path)
      inode.endpoint = socket
    } else if (address.port < 1024 && address.port > 0) {
      this.requireCapability('CAP_NET_BIND_SERVICE')
    }
    socket.boundTo = address
  }

  listen(fd: number, backlog = 4096): void {
    this.enter()
    const socket = this.#socket(fd)
    const { boundTo } = socket
    if (!boundTo) throw new Errno('EDESTADDRREQ')
    const listener = new Listener(boundTo, backlog)
    if (boundTo.family === 'inet') socket.onRelease = this.task.namespaces.net.listen(listener)
    socket.listener = listener
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
    const socket = this.#socket(fd)
    if (socket.isConnected) throw new Errno('EISCONN')
    if (address.family === 'inet') {
      socket.attach(yield* connectTcp(this.kernel, this.task.namespaces.net, address))
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
    return this.#socket(fd).local
  }

  getpeername(fd: number): SocketAddress {
    return this.#socket(fd).peer
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
