import type { SocketAddress, Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { CommandError } from '../error'
import { resolveHost } from './resolve-host'

/** Where a daemon listens, from `-H`, DOCKER_HOST or a context; and how messages name it. */
export class Endpoint {
  constructor(
    /** `unix:///var/run/docker.sock` or `tcp://host:2375` */
    readonly host: string,
  ) {}

  get isUnix(): boolean {
    return this.host.startsWith('unix://')
  }

  /** The socket's path, or host and port. */
  get address(): string {
    return this.host.replace(/^\w+:\/\//, '')
  }

  /** The URL of a request as the client's errors print it. */
  url(target: string): string {
    return `http://${this.isUnix ? encodeURIComponent(this.address) : this.address}${target}`
  }

  /** A connected socket. @throws CommandError in the client's words */
  *connect(sys: Syscalls): Blocking<number> {
    if (this.isUnix) return yield* open(sys, { family: 'unix', path: this.address })
    const { host, port } = splitPort(this.address)
    const address = yield* resolveHost(sys, host)
    return yield* open(sys, { family: 'inet', address, port })
  }
}

function* open(sys: Syscalls, address: SocketAddress): Blocking<number> {
  const fd = sys.socket(address.family)
  try {
    yield* sys.connect(fd, address)
  } catch (error) {
    sys.close(fd)
    throw error
  }
  return fd
}

function splitPort(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), port: Number(address.slice(colon + 1)) }
}

const DEFAULT_HOST = 'unix:///var/run/docker.sock'

/** The endpoint a `-H` value means (opts.ParseHost). @throws Error in the client's words */
export function parseHost(text: string, useTls = false): Endpoint {
  const value = text.trim()
  if (value === '') return new Endpoint(useTls ? 'tcp://localhost:2376' : DEFAULT_HOST)
  const match = /^(\w*):\/\/(.*)$/s.exec(value)
  const [protocol, rest] = match ? [match[1], match[2] ?? ''] : ['tcp', value]
  if (protocol === 'tcp') return new Endpoint(`tcp://${tcpAddress(rest)}`)
  if (protocol === 'unix') return new Endpoint(`unix://${rest === '' ? '/var/run/docker.sock' : rest}`)
  if (protocol === 'ssh' || protocol === 'fd' || protocol === 'npipe') {
    throw new CommandError(`docker: -H ${protocol}:// is not simulated here`, 125)
  }
  throw new Error(`invalid bind address format: ${value}`)
}

function tcpAddress(text: string): string {
  if (text === '') return 'localhost:2375'
  if (text.includes('://')) throw new Error(`invalid proto, expected tcp: ${text}`)
  const port = /:([^:\]/]*)(\/.*)?$/.exec(text)
  if (port && !/^\d*$/.test(port[1] ?? '')) {
    throw new Error(`parse "tcp://${text}": invalid port ":${port[1]}" after host`)
  }
  if (!port) return `${text}:2375`
  return port[1] === '' ? `${text}2375` : text.startsWith(':') ? `localhost${text}` : text
}
