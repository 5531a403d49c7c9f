import { concat, decode, encode } from '../../base/bytes'
import type { HttpMessage } from './http'

const reasons: Readonly<Record<number, string>> = {
  101: 'UPGRADED',
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** The phrase that follows a status code in HTTP/1.1; 101 as dockerd words it. */
export function reasonPhrase(status: number): string {
  return reasons[status] ?? 'Unknown'
}

/** `content-type` as HTTP/1.1 servers usually write it: `Content-Type`. */
export function canonicalHeader(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
}

/** The HTTP/1.1 bytes of a message: what a program sees that reads the socket as plain bytes. */
export function httpText(message: HttpMessage): Uint8Array {
  switch (message.type) {
    case 'chunk':
      return message.bytes
    case 'end':
      return new Uint8Array(0)
    case 'request':
      return head(`${message.method} ${message.target} HTTP/1.1`, message.headers)
    case 'response':
      return head(`HTTP/1.1 ${message.status} ${reasonPhrase(message.status)}`, message.headers)
  }
}

function head(firstLine: string, headers: Readonly<Record<string, string>>): Uint8Array {
  const lines = Object.entries(headers).map(([name, value]) => `${canonicalHeader(name)}: ${value}\r\n`)
  return encode(`${firstLine}\r\n${lines.join('')}\r\n`)
}

type Body =
  | { readonly kind: 'length'; left: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' }

/** Reads HTTP/1.1 messages from bytes, for servers and clients that were talked to in plain text. */
export class HttpParser {
  #buffer: Uint8Array = new Uint8Array(0)
  #body: Body | undefined

  feed(bytes: Uint8Array): void {
    this.#buffer = concat([this.#buffer, bytes])
  }

  /** The next message that is complete; undefined when more bytes are needed. */
  next(): HttpMessage | undefined {
    return this.#body ? this.#nextOfBody(this.#body) : this.#nextHead()
  }

  /** The connection was closed: the end of a body that lasts until then. */
  end(): HttpMessage | undefined {
    if (this.#body?.kind !== 'close') return undefined
    this.#body = undefined
    return { type: 'end' }
  }

  #nextHead(): HttpMessage | undefined {
    const text = decode(this.#buffer)
    const match = /\r?\n\r?\n/.exec(text)
    if (!match) return undefined
    const [firstLine = '', ...lines] = text.slice(0, match.index).split(/\r?\n/)
    this.#buffer = this.#buffer.subarray(encode(text.slice(0, match.index + match[0].length)).length)
    const headers: Record<string, string> = {}
    for (const line of lines) {
      const colon = line.indexOf(':')
      if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
    }
    const response = /^HTTP\/1\.[01] (\d{3})/.exec(firstLine)
    if (response) {
      const status = Number(response[1])
      this.#body = bodyOf(headers, status === 204 || status === 304 ? 0 : undefined)
      return { type: 'response', status, headers }
    }
    const [method = '', target = '/'] = firstLine.split(' ')
    this.#body = bodyOf(headers, 0)
    return { type: 'request', method, target, headers }
  }

  #nextOfBody(body: Body): HttpMessage | undefined {
    if (body.kind === 'chunked') return this.#nextChunk()
    if (body.kind === 'length' && body.left === 0) {
      this.#body = undefined
      return { type: 'end' }
    }
    if (this.#buffer.length === 0) return undefined
    const length = body.kind === 'length' ? Math.min(body.left, this.#buffer.length) : this.#buffer.length
    const bytes = this.#buffer.subarray(0, length)
    this.#buffer = this.#buffer.subarray(length)
    if (body.kind === 'length') body.left -= length
    return { type: 'chunk', bytes }
  }

  #nextChunk(): HttpMessage | undefined {
    const lineEnd = this.#buffer.indexOf(0x0a)
    if (lineEnd < 0) return undefined
    const size = Number.parseInt(decode(this.#buffer.subarray(0, lineEnd)), 16)
    if (size === 0) {
      this.#buffer = this.#buffer.subarray(Math.min(this.#buffer.length, lineEnd + 3))
      this.#body = undefined
      return { type: 'end' }
    }
    if (this.#buffer.length < lineEnd + 1 + size + 2) return undefined
    const bytes = this.#buffer.subarray(lineEnd + 1, lineEnd + 1 + size)
    this.#buffer = this.#buffer.subarray(lineEnd + 1 + size + 2)
    return { type: 'chunk', bytes }
  }
}

function bodyOf(headers: Readonly<Record<string, string>>, withoutLength: 0 | undefined): Body {
  if (headers['transfer-encoding']?.toLowerCase() === 'chunked') return { kind: 'chunked' }
  const length = headers['content-length']
  if (length !== undefined) return { kind: 'length', left: Number(length) }
  return withoutLength === 0 ? { kind: 'length', left: 0 } : { kind: 'close' }
}
