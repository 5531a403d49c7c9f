import { isErrno } from '../../linux/kernel/errno'
import type { Process } from '../../linux/kernel/program'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { Client } from './client/client'
import { Endpoint, parseHost } from './client/endpoint'
import type { ConfigFile } from './config/config-file'
import { ContextStore } from './config/context-store'
import { CommandError, messageOf } from './error'
import { exists } from './files'
import type { GlobalFlags } from './global-flags'
import type { ServerInfo } from './help/help'
import type { Termination } from './termination'

/** What is assumed of a daemon that does not answer, or was not asked. */
export const UNREACHABLE: ServerInfo = {
  osType: '',
  experimental: true,
  buildkitVersion: '',
  swarm: undefined,
}

/** One run of the client: its process, configuration and, once something asks for it, its connection to a daemon. */
export class Cli {
  readonly contexts: ContextStore
  readonly currentContext: string
  #client: Client | undefined
  #server: ServerInfo = UNREACHABLE

  constructor(
    readonly process: Process,
    readonly config: ConfigFile,
    readonly globals: GlobalFlags,
    readonly termination: Termination,
  ) {
    this.contexts = new ContextStore(process.sys, config.directory)
    this.currentContext = this.#contextName()
  }

  /** The client, after its ping. @throws CommandError when the endpoint makes no sense; an absent daemon shows later */
  *client(): Blocking<Client> {
    if (this.#client) return this.#client
    let client: Client
    try {
      client = new Client(this.process.sys, yield* this.endpoint(), this.config.stored.HttpHeaders)
    } catch (error) {
      if (error instanceof CommandError) throw error
      throw new CommandError(`Failed to initialize: unable to resolve docker endpoint: ${messageOf(error)}`)
    }
    this.#client = client
    try {
      this.#server = yield* client.ping()
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
    }
    return client
  }

  /** What the daemon said of itself; of one that does not answer, what help then assumes. */
  *server(): Blocking<ServerInfo> {
    try {
      yield* this.client()
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
    }
    return this.#server
  }

  /** Where the daemon listens. @throws Error in the client's words */
  *endpoint(): Blocking<Endpoint> {
    const { host, tls, tlsverify, tlscacert } = this.globals
    if (this.currentContext !== 'default') {
      const { Endpoints } = yield* this.contexts.get(this.currentContext)
      return new Endpoint(Endpoints.docker?.Host ?? parseHost('').host)
    }
    if (host.length > 1) throw new Error('Specify only one -H')
    const endpoint = parseHost(host[0] ?? this.process.env.get('DOCKER_HOST') ?? '', tls)
    if (!tls && !tlsverify) return endpoint
    if (!exists(this.process.sys, tlscacert)) throw new Error(`open ${tlscacert}: no such file or directory`)
    throw new CommandError('docker: --tls is not simulated here', 125)
  }

  #contextName(): string {
    const { context, host } = this.globals
    if (context !== '') return context
    if (host.length > 0 || this.process.env.get('DOCKER_HOST')) return 'default'
    return this.process.env.get('DOCKER_CONTEXT') || this.config.stored.currentContext || 'default'
  }

  get sys(): Process['sys'] {
    return this.process.sys
  }

  /** Writes to standard output. A full disk or a closed stream goes unnoticed, as with the real client. */
  *print(text: string | Uint8Array): Blocking<void> {
    this.termination.check()
    yield* writeAsFarAsPossible(this.process.stdout, text)
  }

  /** Writes to standard error, likewise. */
  *printError(text: string | Uint8Array): Blocking<void> {
    this.termination.check()
    yield* writeAsFarAsPossible(this.process.stderr, text)
  }

  /** Whether standard output is a terminal. */
  get outIsTerminal(): boolean {
    return this.sys.isatty(this.process.stdout.fd)
  }

  get inIsTerminal(): boolean {
    return this.sys.isatty(this.process.stdin.fd)
  }
}

function* writeAsFarAsPossible(stream: Process['stdout'], text: string | Uint8Array): Blocking<void> {
  try {
    yield* stream.write(text)
  } catch (error) {
    if (!isErrno(error, 'ENOSPC', 'EIO', 'EBADF')) throw error
  }
}
