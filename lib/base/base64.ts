const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 with padding (RFC 4648). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3)
    const word = (a << 16) | (b << 8) | c
    text += [18, 12, 6, 0].map((shift) => alphabet.charAt((word >> shift) & 63)).join('')
  }
  const padding = (3 - (bytes.length % 3)) % 3
  return padding === 0 ? text : text.slice(0, -padding) + '='.repeat(padding)
}

/** Base64 in the alphabet safe for URLs, padded as Go's URLEncoding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_')
}

/** The bytes of base64 in either alphabet; characters of neither are skipped. */
export function decodeBase64(text: string): Uint8Array {
  const bytes: number[] = []
  let word = 0
  let bits = 0
  for (const character of text.replaceAll('-', '+').replaceAll('_', '/')) {
    const value = alphabet.indexOf(character)
    if (value < 0) continue
    word = ((word << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((word >> bits) & 0xff)
  }
  return new Uint8Array(bytes)
}
