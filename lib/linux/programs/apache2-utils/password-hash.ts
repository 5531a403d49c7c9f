import { sha256 } from '@noble/hashes/sha2.js'
import { encode } from '../../../base/bytes'

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const HASH_LENGTH = 31

/**
 * A password hash that looks as bcrypt's do. Only machines of this simulator ever check it, so what is slow about bcrypt is
 * left out; hashes made elsewhere do not match.
 */
export function hashPassword(password: string, salt: string, cost = 5): string {
  const digest = sha256(encode(`${cost} ${salt} ${password}`))
  const hash = [...digest]
    .map((byte) => ALPHABET[byte % 64])
    .join('')
    .slice(0, HASH_LENGTH)
  return `$2y$${String(cost).padStart(2, '0')}$${salt}${hash}`
}

/** 22 characters of salt from 22 random bytes. */
export function saltOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => ALPHABET[byte % 64]).join('')
}

export function checkPassword(password: string, hashed: string): boolean {
  const [, cost = '', salt = ''] = /^\$2[aby]\$(\d\d)\$(.{22})/.exec(hashed) ?? []
  return salt !== '' && hashPassword(password, salt, Number(cost)).slice(4) === hashed.slice(4)
}
