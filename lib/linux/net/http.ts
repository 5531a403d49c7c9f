/**
 * HTTP as it travels over the simulated sockets: whole heads as objects, bodies as chunks of bytes.
 * A program that reads such a socket as bytes gets HTTP/1.1 text; one that writes text is parsed (see http-text.ts).
 */
export type HttpMessage = HttpRequest | HttpResponse | HttpChunk | HttpEnd

/** Header names are lower case. */
export type HttpHeaders = Readonly<Record<string, string>>

export interface HttpRequest {
  readonly type: 'request'
  readonly method: string
  /** path and query as sent */
  readonly target: string
  readonly headers: HttpHeaders
}

export interface HttpResponse {
  readonly type: 'response'
  readonly status: number
  readonly headers: HttpHeaders
}

/** A piece of a body. */
export interface HttpChunk {
  readonly type: 'chunk'
  readonly bytes: Uint8Array
}

/** The end of a message; after `101 Switching Protocols` there is none: the socket carries plain bytes. */
export interface HttpEnd {
  readonly type: 'end'
}
