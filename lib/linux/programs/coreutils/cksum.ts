import { blake2b } from '@noble/hashes/blake2.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { toHex } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { NotSimulated } from '../options'
import { choice } from '../support/choice'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { forEachOperand } from '../support/message'
import { encodeText } from '../support/text'
import { utility } from '../utility'
import { coreutils } from './family'
import { help as cksumHelp } from './help/cksum'
import { help as sumHelp } from './help/sum'

type Digest = (bytes: Uint8Array) => Uint8Array

const digests: Readonly<Record<string, { readonly tag: string; readonly digest: Digest }>> = {
  md5: { tag: 'MD5', digest: md5 },
  sha1: { tag: 'SHA1', digest: sha1 },
  sha224: { tag: 'SHA224', digest: sha224 },
  sha256: { tag: 'SHA256', digest: sha256 },
  sha384: { tag: 'SHA384', digest: sha384 },
  sha512: { tag: 'SHA512', digest: sha512 },
  blake2b: { tag: 'BLAKE2b', digest: (bytes) => blake2b(bytes) },
}

const algorithms = ['bsd', 'sysv', 'crc', ...Object.keys(digests), 'sm3']

export const cksum = utility({
  family: coreutils,
  name: 'cksum',
  help: cksumHelp,
  options: { algorithm: '-a=', untagged: '--untagged' },
  *run(process, { options, operands }) {
    const words = Object.fromEntries(algorithms.map((name) => [name, name]))
    const algorithm = choice(process, '--algorithm', options.algorithm ?? 'crc', words)
    if (algorithm === 'sm3') throw new NotSimulated('algorithm sm3')
    const known = digests[algorithm]
    return yield* forEachFile(process, operands, (bytes, path) => {
      if (algorithm === 'bsd') return bsdSum(bytes, path)
      if (algorithm === 'sysv') return sysvSum(bytes, path)
      if (!known) return `${crc(bytes)} ${bytes.length}${path === undefined ? '' : ` ${path}`}`
      const hex = toHex(known.digest(bytes))
      return options.untagged ? `${hex}  ${path ?? '-'}` : `${known.tag} (${path ?? '-'}) = ${hex}`
    })
  },
})

export const sum = utility({
  family: coreutils,
  name: 'sum',
  help: sumHelp,
  options: { bsd: '-r', sysv: '-s' },
  *run(process, { options, operands }) {
    return yield* forEachFile(process, operands, options.sysv ? sysvSum : bsdSum)
  },
})

function* forEachFile(
  process: Process,
  operands: readonly string[],
  line: (bytes: Uint8Array, path: string | undefined) => string,
): Blocking<number> {
  return yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, function* (path) {
    const fd = yield* openOperand(process, path)
    const bytes = yield* readToEnd(process.sys, fd)
    closeOperand(process, fd)
    yield* process.stdout.write(encodeText(`${line(bytes, operands.length === 0 ? undefined : path)}\n`))
    return 0
  })
}

const named = (path: string | undefined): string => (path === undefined ? '' : ` ${path}`)

function bsdSum(bytes: Uint8Array, path: string | undefined): string {
  let value = 0
  for (const byte of bytes) value = (((value >> 1) | ((value & 1) << 15)) + byte) & 0xffff
  const blocks = Math.ceil(bytes.length / 1024)
  return `${String(value).padStart(5, '0')} ${String(blocks).padStart(5)}${named(path)}`
}

function sysvSum(bytes: Uint8Array, path: string | undefined): string {
  const total = bytes.reduce((sumSoFar, byte) => sumSoFar + byte, 0) >>> 0
  const folded = (total & 0xffff) + (total >>> 16)
  return `${(folded & 0xffff) + (folded >> 16)} ${Math.ceil(bytes.length / 512)}${named(path)}`
}

/** POSIX's cyclic redundancy check: the bytes, then their number, low bytes first. */
function crc(bytes: Uint8Array): number {
  let value = 0
  const add = (byte: number): void => {
    value ^= byte << 24
    for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  }
  for (const byte of bytes) add(byte)
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256)) add(length % 256)
  return ~value >>> 0
}
