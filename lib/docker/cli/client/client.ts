import { encode } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HttpHeaders, HttpResponse } from '../../../linux/net/http'
import { type Query, type RouteName, requestTarget, routes } from '../../api/routes'
import type { ErrorResponse } from '../../api/types/error-response'
import { compareVersions } from '../../api/versions'
import { CommandError, DaemonError } from '../error'
import { goErrno } from '../files'
import type { ServerInfo } from '../help/help'
import { CLIENT_VERSION } from '../version'
import type { Endpoint } from './endpoint'
import { HttpBody } from './http-body'
import { NoSuchHost } from './resolve-host'
import type { Responses } from './responses'

/** What goes with a request beside its path. */
export interface RequestOptions {
  readonly query?: Query
  /** sent as JSON */
  readonly body?: unknown
  /** sent as it is */
  readonly content?: Uint8Array
  readonly headers?: HttpHeaders
}

export interface Answer {
  readonly status: number
  readonly headers: HttpHeaders
  readonly body: HttpBody
}

type Parameters = Readonly<Record<string, string>>

/** The Engine API as the docker client 28.2.2 speaks it, each request over a connection of its own. */
export class Client {
  /** the API version requests name; negotiated down by {@link ping} */
  version: string = CLIENT_VERSION.api

  constructor(
    readonly sys: Syscalls,
    readonly endpoint: Endpoint,
    private readonly customHeaders: HttpHeaders = {},
  ) {}

  /** Asks who is there and agrees on a version. @throws CommandError when nobody is */
  *ping(): Blocking<ServerInfo> {
    let answer = yield* this.#exchange('HEAD', routes.ping[1], {})
    if (answer.status !== 200 && answer.status !== 500) {
      answer.body.close()
      answer = yield* this.#exchange('GET', routes.ping[1], {})
    }
    answer.body.close()
    const { headers } = answer
    const offered = headers['api-version'] ?? '1.24'
    if (compareVersions(offered, this.version) < 0) this.version = offered
    const [nodeState = '', role = ''] = (headers.swarm ?? '').split('/')
    return {
      osType: headers.ostype ?? '',
      experimental: headers['docker-experimental'] === 'true',
      buildkitVersion: headers['builder-version'] ?? '',
      swarm: headers.swarm ? { nodeState, controlAvailable: role === 'manager' } : undefined,
    }
  }

  /** Sends a request and waits for the head of its answer. @throws DaemonError, CommandError */
  *send(route: RouteName, parameters: Parameters = {}, options: RequestOptions = {}): Blocking<Answer> {
    const target = requestTarget(route, parameters, options.query, this.version)
    const answer = yield* this.#exchange(routes[route][0], target, options)
    if (answer.status < 400 && answer.status >= 100) return answer
    throw yield* this.#failure(answer, target)
  }

  /** The answer's body as JSON. @throws DaemonError, CommandError */
  *call<R extends keyof Responses>(
    route: R,
    parameters: Parameters = {},
    options: RequestOptions = {},
  ): Blocking<Responses[R]> {
    const { body } = yield* this.send(route, parameters, options)
    return JSON.parse(yield* body.text()) as Responses[R]
  }

  /** For operations that answer nothing. @throws DaemonError, CommandError */
  *order(route: RouteName, parameters: Parameters = {}, options: RequestOptions = {}): Blocking<void> {
    const { body } = yield* this.send(route, parameters, options)
    yield* body.readAll()
  }

  /** Turns the connection into a stream of bytes in both directions; its descriptor. @throws DaemonError, CommandError */
  *hijack(route: RouteName, parameters: Parameters, options: RequestOptions): Blocking<number> {
    const headers = { ...options.headers, connection: 'Upgrade', upgrade: 'tcp' }
    const target = requestTarget(route, parameters, options.query, this.version)
    const content = { ...options, headers, ...(options.body === undefined && { content: encode('null\n') }) }
    const answer = yield* this.#exchange('POST', target, content)
    if (answer.status === 101) return answer.body.fd
    answer.body.close()
    throw new CommandError(`unable to upgrade to tcp, received ${answer.status}`)
  }

  *#exchange(method: string, target: string, options: RequestOptions): Blocking<Answer> {
    const { sys } = this
    const fd = yield* this.#connect(target, method)
    try {
      const content =
        options.body === undefined ? options.content : encode(`${JSON.stringify(options.body)}\n`)
      const headers = this.#headers(content, options)
      yield* sys.sendHttp(fd, { type: 'request', method, target, headers })
      if (content) yield* sys.sendHttp(fd, { type: 'chunk', bytes: content })
      yield* sys.sendHttp(fd, { type: 'end' })
      const head = yield* this.#head(fd)
      return { status: head.status, headers: head.headers, body: new HttpBody(sys, fd) }
    } catch (error) {
      sys.close(fd)
      throw error
    }
  }

  #headers(content: Uint8Array | undefined, options: RequestOptions): HttpHeaders {
    const type = options.body === undefined ? 'text/plain' : 'application/json'
    return {
      host: this.endpoint.isUnix ? 'api.moby.localhost' : this.endpoint.address,
      ...this.customHeaders,
      'user-agent': `Docker-Client/${CLIENT_VERSION.version} (linux)`,
      ...(content && { 'content-length': String(content.length), 'content-type': type }),
      ...options.headers,
    }
  }

  *#head(fd: number): Blocking<HttpResponse> {
    for (;;) {
      const message = yield* this.sys.receiveHttp(fd)
      if (message?.type === 'response') return message
      if (message === undefined) throw new CommandError('error during connect: EOF')
    }
  }

  *#connect(target: string, method: string): Blocking<number> {
    const { endpoint } = this
    try {
      return yield* endpoint.connect(this.sys)
    } catch (error) {
      const request = `${method.charAt(0)}${method.slice(1).toLowerCase()} "${endpoint.url(target)}"`
      const dial = endpoint.isUnix ? `dial unix ${endpoint.address}: connect` : 'dial tcp'
      if (error instanceof NoSuchHost) {
        throw new CommandError(`error during connect: ${request}: ${dial}: ${error.message}`)
      }
      if (isErrno(error, 'EACCES', 'EPERM')) {
        throw new CommandError(
          `permission denied while trying to connect to the Docker daemon socket at ${endpoint.host}: ${request}: ${dial}: permission denied`,
        )
      }
      if (endpoint.isUnix || isErrno(error, 'ECONNREFUSED', 'ETIMEDOUT')) {
        throw new CommandError(
          `Cannot connect to the Docker daemon at ${endpoint.host}. Is the docker daemon running?`,
        )
      }
      if (!isErrno(error)) throw error
      throw new CommandError(
        `error during connect: ${request}: ${dial} ${endpoint.address}: connect: ${goErrno(error.message)}`,
      )
    }
  }

  *#failure(answer: Answer, target: string): Blocking<DaemonError | CommandError> {
    const text = yield* answer.body.text()
    if (text === '') {
      return new CommandError(
        `request returned ${answer.status} for API route and version ${this.endpoint.url(target)}, check if the server supports the requested API version`,
      )
    }
    if (!answer.headers['content-type']?.startsWith('application/json'))
      return new DaemonError(text.trim(), answer.status)
    const { message } = JSON.parse(text) as ErrorResponse
    return new DaemonError(
      message ? message.trim() : `API returned a ${answer.status} but provided no error-message`,
      answer.status,
    )
  }
}
