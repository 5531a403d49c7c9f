import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { parseArgs } from 'node:util'
import { MILLISECOND } from '@/lib/base/clock'
import { SocketFile } from '@/lib/linux/kernel/socket'
import type { Connection } from '@/lib/linux/net/listener'
import { resolve } from '@/lib/linux/vfs/walk'
import { bootWorld, live } from '@/lib/world/boot'
import { BOOT_TIME, type SimulatedWorld } from '@/lib/world/world'
import { contentOf } from './content'
import { RealConnection } from './real-connection'
import { UsageError } from './usage-error'

const DEFAULT_SCENARIO = 'docker-host'
const DOCKER_SOCKET = '/var/run/docker.sock'
const IDLE_MILLISECONDS = 20

/** `drydock dockerd`: the simulated engine on a real socket, in real time, until it is interrupted. */
export async function dockerd(args: readonly string[]): Promise<number> {
  const { socket, tcp, scenario } = readArguments(args)
  const engine = new RealEngine(await bootNow(scenario))
  const servers = [engine.listen({ path: socket })]
  if (tcp !== undefined) {
    const [host = '', port = ''] = tcp.split(/:(?=\d+$)/)
    servers.push(engine.listen({ host: host || '127.0.0.1', port: Number(port) }))
  }
  process.stderr.write(`drydock: listening on ${socket}${tcp === undefined ? '' : ` and tcp://${tcp}`}\n`)
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  for (const server of servers) server.close()
  engine.stop()
  rmSync(socket, { force: true })
  return 0
}

/** Clients count ages with their own clock, so this world's wall clock is the real one. */
async function bootNow(name: string): Promise<SimulatedWorld> {
  const content = contentOf(name)
  const scenario = content.scenarios[name]
  if (!scenario) throw new UsageError(`there is no scenario ${name}`)
  const epochSeconds = Math.floor((Date.now() * MILLISECOND - BOOT_TIME) / (1000 * MILLISECOND))
  return await bootWorld({ ...content, scenarios: { [name]: { ...scenario, epochSeconds } } }, name)
}

/** A world that lives in real time, with connections from outside to its dockerd. */
class RealEngine {
  readonly #connections = new Set<RealConnection>()
  readonly #began = performance.now()
  readonly #virtualBegin: number
  readonly #timer: NodeJS.Timeout
  #isRunning = false
  #isWanted = false

  constructor(private readonly world: SimulatedWorld) {
    this.#virtualBegin = world.now
    this.#timer = setInterval(() => this.#wake(), IDLE_MILLISECONDS)
  }

  listen(address: { readonly path: string } | { readonly host: string; readonly port: number }): Server {
    if ('path' in address) rmSync(address.path, { force: true })
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket))
    server.listen(address)
    return server
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #accept(socket: Socket): void {
    const simulated = this.#connect()
    if (!simulated) {
      socket.destroy()
      return
    }
    this.#connections.add(new RealConnection(socket, simulated, () => this.#wake()))
    this.#wake()
  }

  /** A connection to the simulated dockerd; undefined when none listens. */
  #connect(): Connection | undefined {
    const { endpoint } = resolve(this.world.machine.init.walker, DOCKER_SOCKET).dentry.inode
    const listener = endpoint instanceof SocketFile ? endpoint.listener : undefined
    return listener?.connect({ family: 'unix', path: '' })
  }

  /** Lets the world live up to now and carries out what it sent; asked again meanwhile, once more. */
  async #wake(): Promise<void> {
    this.#isWanted = true
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#isWanted) {
      this.#isWanted = false
      const elapsed = (performance.now() - this.#began) * MILLISECOND
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

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        socket: { type: 'string' },
        tcp: { type: 'string' },
        scenario: { type: 'string', default: DEFAULT_SCENARIO },
      },
    })
    const { socket, tcp, scenario } = values
    if (socket === undefined) throw new UsageError('dockerd needs --socket PATH')
    return { socket, tcp, scenario }
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(error instanceof Error ? error.message : String(error))
  }
}
