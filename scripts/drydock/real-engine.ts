import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { MILLISECOND } from '@/lib/base/clock'
import { SocketFile } from '@/lib/linux/kernel/socket'
import type { Listener } from '@/lib/linux/net/listener'
import { resolve } from '@/lib/linux/vfs/walk'
import { live } from '@/lib/world/boot'
import type { SimulatedWorld } from '@/lib/world/world'
import { RealConnection } from './real-connection'

const DOCKER_SOCKET = '/var/run/docker.sock'
const IDLE_MILLISECONDS = 20

/** What listens where dockerd should; undefined when nothing does. */
export function dockerListener({ machine }: SimulatedWorld): Listener | undefined {
  const { endpoint } = resolve(machine.init.walker, DOCKER_SOCKET).dentry.inode
  return endpoint instanceof SocketFile ? endpoint.listener : undefined
}

/** A world that lives in real time, or `speed` times as fast, with connections from outside to its dockerd. */
export class RealEngine {
  readonly #connections = new Set<RealConnection>()
  readonly #servers: Server[] = []
  readonly #began = performance.now()
  readonly #virtualBegin: number
  readonly #timer: NodeJS.Timeout
  #isRunning = false
  #isWanted = false

  constructor(
    private readonly world: SimulatedWorld,
    private readonly speed = 1,
  ) {
    this.#virtualBegin = world.now
    this.#timer = setInterval(() => this.#wake(), IDLE_MILLISECONDS)
  }

  /** Resolves when clients can come. Rejects when the address cannot be listened on. */
  async listen(
    address: { readonly path: string } | { readonly host: string; readonly port: number },
  ): Promise<Server> {
    if ('path' in address) rmSync(address.path, { force: true })
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket))
    this.#servers.push(server)
    await new Promise<void>((done, fail) => server.once('error', fail).listen(address, done))
    return server
  }

  stop(): void {
    clearInterval(this.#timer)
    for (const server of this.#servers) server.close()
  }

  #accept(socket: Socket): void {
    const simulated = dockerListener(this.world)?.connect({ family: 'unix', path: '' })
    if (!simulated) {
      socket.destroy()
      return
    }
    this.#connections.add(new RealConnection(socket, simulated, () => this.#wake()))
    this.#wake()
  }

  /** Lets the world live up to now and carries out what it sent; asked again meanwhile, once more. */
  async #wake(): Promise<void> {
    this.#isWanted = true
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#isWanted) {
      this.#isWanted = false
      const elapsed = (performance.now() - this.#began) * this.speed * MILLISECOND
      await live(this.world, this.#virtualBegin + Math.floor(elapsed))
      for (const connection of this.#connections) {
        connection.flush()
        if (connection.isOver) this.#connections.delete(connection)
      }
    }
    this.#isRunning = false
    for (const fault of this.world.faults.splice(0)) {
      process.stderr.write(
        `drydock: a simulated program is defective: ${fault instanceof Error ? fault.stack : fault}\n`,
      )
    }
  }
}
