import { encode } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HttpHeaders, HttpRequest } from '../../../linux/net/http'
import { API_VERSION, compareVersions, MIN_API_VERSION } from '../../api/versions'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { goErrorText } from '../runtime/runtime-error'
import { product } from '../system/product'
import { errorStatus } from './error-status'
import { Exchange } from './exchange'
import type { Handlers } from './handler'
import { matchRoute } from './router'

const commonHeaders: HttpHeaders = {
  'api-version': API_VERSION,
  'docker-experimental': 'false',
  ostype: 'linux',
  server: `Docker/${product.version} (linux)`,
}

/** Clients older than this get their errors as plain text. */
const JSON_ERRORS_SINCE = '1.23'

/** Answers the requests of one connection until the client closes it. */
export function* serveConnection(engine: Engine, fd: number, handlers: Handlers): Blocking<void> {
  const { sys } = engine
  try {
    for (;;) {
      const message = yield* sys.receiveHttp(fd)
      if (!message) return
      if (message.type !== 'request') continue
      const exchange = newExchange(sys, fd, message)
      yield* answer(engine, exchange, handlers)
      if (exchange.isHijacked || message.headers.connection?.toLowerCase() === 'close') return
    }
  } catch (error) {
    if (!isErrno(error, 'EPIPE', 'ECONNRESET', 'EBADF')) throw error
  } finally {
    sys.close(fd)
  }
}

function newExchange(sys: Syscalls, fd: number, request: HttpRequest): Exchange {
  const [target = ''] = request.target.split('?')
  const versioned = /^\/v(\d+(?:\.\d+)*)(\/.*)$/.exec(target)
  return new Exchange(
    sys,
    fd,
    request,
    versioned?.[2] ?? target,
    versioned?.[1] ?? API_VERSION,
    commonHeaders,
  )
}

function* answer(engine: Engine, exchange: Exchange, handlers: Handlers): Blocking<void> {
  try {
    checkVersion(exchange.version)
    const route = matchRoute(exchange.request.method, exchange.path)
    if (!route) throw new EngineError('NotFound', missingPage(exchange.path))
    exchange.parameters = route.parameters
    yield* handlers[route.name](engine, exchange)
  } catch (error) {
    if (isErrno(error, 'EPIPE', 'ECONNRESET')) throw error
    if (exchange.answered) return
    if (!(error instanceof EngineError) && !isErrno(error)) throw error
    const { code, message } =
      error instanceof EngineError ? error : { code: 'System' as const, message: goErrorText(error) }
    yield* sendError(exchange, errorStatus[code], message)
  }
}

function* sendError(exchange: Exchange, status: number, message: string): Blocking<void> {
  if (status === 304) yield* exchange.sendStatus(status)
  else if (compareVersions(exchange.version, JSON_ERRORS_SINCE) > 0)
    yield* exchange.sendJson(status, { message })
  else yield* exchange.send(status, encode(`${message}\n`), { 'content-type': 'text/plain; charset=utf-8' })
}

function checkVersion(version: string): void {
  if (compareVersions(version, MIN_API_VERSION) < 0) {
    const advice = 'please upgrade your client to a newer version'
    throw new EngineError(
      'InvalidParameter',
      `client version ${version} is too old. Minimum supported API version is ${MIN_API_VERSION}, ${advice}`,
    )
  }
  if (compareVersions(version, API_VERSION) > 0) {
    throw new EngineError(
      'InvalidParameter',
      `client version ${version} is too new. Maximum supported API version is ${API_VERSION}`,
    )
  }
}

const swarmPath = /^\/(swarm|nodes|services|tasks|secrets|configs)(\/|$)/

/** Swarm's paths exist on every engine and say that there is no swarm. */
function missingPage(path: string): string {
  if (swarmPath.test(path)) {
    const advice =
      'Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.'
    throw new EngineError('Unavailable', `This node is not a swarm manager. ${advice}`)
  }
  return 'page not found'
}
