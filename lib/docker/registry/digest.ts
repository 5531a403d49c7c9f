import { sha256 as hash } from '@noble/hashes/sha2.js'
import { encode, toHex } from '../../base/bytes'

/** `sha256:` and the 64 digits of a content's hash. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${toHex(hash(typeof content === 'string' ? encode(content) : content))}`
}
