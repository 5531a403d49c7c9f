import { Errno } from '../kernel/errno'
import type { SocketAddress } from '../kernel/syscalls'
import { WaitQueue } from '../kernel/wait-queue'
import { Channel } from './channel'
import type { TcpEndpoint } from './tcp-endpoint'

/** One end of a connection. */
export interface Connection {
  readonly incoming: Channel
  readonly outgoing: Channel
  readonly local: SocketAddress
  readonly peer: SocketAddress
  /** of TCP: how it crosses the network */
  readonly endpoint?: TcpEndpoint
}

/** A listening socket's queue of connections nobody has accepted yet. */
export class Listener {
  readonly changed = new WaitQueue()
  readonly pending: Connection[] = []
  isClosed = false
  /** takes connections at once, for servers that are no processes */
  onConnection: ((connection: Connection) => void) | undefined

  constructor(
    readonly address: SocketAddress,
    public backlog: number,
  ) {}

  get isFull(): boolean {
    return this.pending.length > this.backlog
  }

  /** Queues a connection; the client's half. `local` is the address the client seems to come from. @throws Errno ECONNREFUSED, EAGAIN */
  connect(
    local: SocketAddress,
    peer: SocketAddress = this.address,
    ends?: { readonly client: TcpEndpoint; readonly server: TcpEndpoint; readonly seenFrom: SocketAddress },
  ): Connection {
    if (this.isClosed) throw new Errno('ECONNREFUSED')
    if (this.isFull) throw new Errno('EAGAIN')
    const toServer = new Channel()
    const toClient = new Channel()
    const accepted: Connection = {
      incoming: toServer,
      outgoing: toClient,
      local: ends?.server.local ?? peer,
      peer: ends?.seenFrom ?? local,
      ...(ends && { endpoint: ends.server }),
    }
    if (this.onConnection) this.onConnection(accepted)
    else this.pending.push(accepted)
    this.changed.wake()
    return { incoming: toClient, outgoing: toServer, local, peer, ...(ends && { endpoint: ends.client }) }
  }

  /** Nobody will accept what waits: its clients are reset. */
  close(): void {
    this.isClosed = true
    this.changed.wake()
    for (const { incoming, outgoing, endpoint } of this.pending) {
      incoming.close()
      outgoing.reset()
      endpoint?.abort()
    }
    this.pending.length = 0
  }
}
