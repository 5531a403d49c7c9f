import { type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'

/** Where an engine listens, as node:http wants it. */
export type EngineAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number }

export interface ApiAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

interface Options {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Speaks to an engine as client libraries do: plain requests, streams that go on, connections that become streams. */
export class ApiClient {
  constructor(private readonly address: EngineAddress) {}

  /** A request whose answer ends. */
  async call(method: string, path: string, options: Options = {}): Promise<ApiAnswer> {
    const response = await this.open(method, path, options)
    const parts: Buffer[] = []
    for await (const part of response) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    return { status: response.statusCode ?? 0, headers: response.headers, text }
  }

  /** A request's answer as soon as its head is there. */
  open(method: string, path: string, { body, headers }: Options = {}): Promise<IncomingMessage> {
    return new Promise((done, fail) => {
      const sent = request({ ...this.address, method, path, headers: this.#headers(body, headers) }, done)
      sent.on('error', fail).end(body === undefined ? undefined : JSON.stringify(body))
    })
  }

  /** A connection that becomes a stream: by an upgrade, as the docker client asks, or without, as other libraries do. */
  hijack(path: string, body: unknown, { upgrade }: { readonly upgrade: boolean }): Promise<Hijacked> {
    const upgrading = upgrade ? { Connection: 'Upgrade', Upgrade: 'tcp' } : {}
    const headers = this.#headers(body, upgrading)
    return new Promise((done, fail) => {
      const sent = request({ ...this.address, method: 'POST', path, headers })
      sent.on('error', fail)
      sent.on('upgrade', (response, socket: Socket, head) => done(new Hijacked(response, socket, head)))
      sent.on('response', (response) =>
        done(new Hijacked(response, response.socket, Buffer.alloc(0), response)),
      )
      // The request is not ended, as libraries do not, since what they write afterwards belongs to the stream.
      sent.write(JSON.stringify(body))
    })
  }

  #headers(body: unknown, headers: Options['headers'] = {}): Record<string, string> {
    if (body === undefined) return { ...headers }
    const length = Buffer.byteLength(JSON.stringify(body))
    return { 'Content-Type': 'application/json', 'Content-Length': String(length), ...headers }
  }
}

/** A connection that carries bytes both ways. */
export class Hijacked {
  readonly #received: Buffer[] = []
  readonly #ended: Promise<void>

  constructor(
    readonly response: IncomingMessage,
    private readonly socket: Socket,
    head: Buffer,
    source: NodeJS.ReadableStream = socket,
  ) {
    if (head.length > 0) this.#received.push(head)
    source.on('data', (part: Buffer) => this.#received.push(part))
    this.#ended = new Promise((done) => {
      source.on('end', done).on('close', done)
    })
  }

  write(text: string): void {
    this.socket.write(text)
  }

  /** No more will be written. */
  end(): void {
    this.socket.end()
  }

  close(): void {
    this.socket.destroy()
  }

  /** Everything received, once the other side has ended. */
  async received(): Promise<Buffer> {
    await this.#ended
    return Buffer.concat(this.#received)
  }
}

/** The parts of a multiplexed stream: 1 is standard output, 2 standard error. */
export function demultiplex(bytes: Buffer): { readonly stdout: string; readonly stderr: string } {
  const texts = ['', '', '']
  for (let offset = 0; offset + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(offset + 4)
    const stream = bytes[offset] ?? 0
    texts[stream] += bytes.subarray(offset + 8, offset + 8 + length).toString()
    offset += 8 + length
  }
  return { stdout: texts[1] ?? '', stderr: texts[2] ?? '' }
}
