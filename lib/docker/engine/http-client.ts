import { concat } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import type { HttpHeaders } from '../../linux/net/http'
import { resolveHost } from '../../linux/programs/support/resolve'
import { EngineError } from './error'
import { readTextIfPresent } from './files'

export interface HttpAnswer {
  readonly status: number
  readonly headers: HttpHeaders
  readonly body: Uint8Array
}

export interface HttpCall {
  readonly method?: string
  readonly headers?: HttpHeaders
  readonly body?: Uint8Array
}

/** One request to another machine or container, as Go's http client makes it. @throws EngineError in its words */
export function* callHttp(sys: Syscalls, url: string, call: HttpCall = {}): Blocking<HttpAnswer> {
  const [, scheme = 'http', host = '', port = scheme === 'https' ? '443' : '80', target = '/'] =
    /^(https?):\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? []
  const { method = 'GET', headers = {}, body } = call
  const where = `${method.charAt(0)}${method.slice(1).toLowerCase()} ${JSON.stringify(url)}`
  const fd = yield* dial(sys, host, Number(port), where)
  try {
    yield* sys.sendHttp(fd, {
      type: 'request',
      method,
      target,
      headers: {
        host: port === '80' || port === '443' ? host : `${host}:${port}`,
        'user-agent': 'docker/28.5.2',
        ...(body && { 'content-length': String(body.length) }),
        ...headers,
      },
    })
    if (body && body.length > 0) yield* sys.sendHttp(fd, { type: 'chunk', bytes: body })
    yield* sys.sendHttp(fd, { type: 'end' })
    return yield* readAnswer(sys, fd, where, method === 'HEAD')
  } finally {
    sys.close(fd)
  }
}

function* dial(sys: Syscalls, host: string, port: number, where: string): Blocking<number> {
  const [address] = yield* resolveHost(sys, host)
  if (address === undefined) {
    const resolv = (yield* readTextIfPresent(sys, '/etc/resolv.conf')) ?? ''
    const server = /^nameserver\s+(\S+)/m.exec(resolv)?.[1]
    throw new EngineError(
      'System',
      `${where}: dial tcp: lookup ${host}${server ? ` on ${server}:53` : ''}: no such host`,
    )
  }
  const fd = sys.socket('inet')
  try {
    yield* sys.connect(fd, { family: 'inet', address, port })
    return fd
  } catch (error) {
    sys.close(fd)
    if (!isErrno(error)) throw error
    const reason = error.message.charAt(0).toLowerCase() + error.message.slice(1)
    throw new EngineError('System', `${where}: dial tcp ${address}:${port}: connect: ${reason}`)
  }
}

function* readAnswer(sys: Syscalls, fd: number, where: string, isHead: boolean): Blocking<HttpAnswer> {
  const chunks: Uint8Array[] = []
  let status = 0
  let headers: HttpHeaders = {}
  for (;;) {
    const message = yield* sys.receiveHttp(fd)
    if (message?.type === 'response') {
      ;({ status, headers } = message)
      // What a HEAD's answer says of its body is about the one that GET would have.
      if (isHead) return { status, headers, body: concat([]) }
    } else if (message?.type === 'chunk') chunks.push(message.bytes)
    else if (status === 0) throw new EngineError('System', `${where}: EOF`)
    else return { status, headers, body: concat(chunks) }
  }
}
