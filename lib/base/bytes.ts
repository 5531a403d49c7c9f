// Every JavaScript host has these two; lib's compiler settings leave the DOM out, so they are declared here, once.
declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare class TextDecoder {
  constructor(label: 'utf-8', options?: { ignoreBOM?: boolean })
  decode(bytes: Uint8Array, options?: { stream?: boolean }): string
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export const EMPTY = new Uint8Array(0)

/** UTF-8 bytes of a string. */
export function encode(text: string): Uint8Array {
  return text === '' ? EMPTY : encoder.encode(text)
}

/** The text of UTF-8 bytes; malformed sequences become U+FFFD. */
export function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** A decoder for a stream of chunks that may cut characters in two. */
export function streamDecoder(): (chunk: Uint8Array) => string {
  const stream = new TextDecoder('utf-8', { ignoreBOM: true })
  return (chunk) => stream.decode(chunk, { stream: true })
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0]
  const joined = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    joined.set(chunk, offset)
    offset += chunk.length
  }
  return joined
}

export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
