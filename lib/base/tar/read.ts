import { decode, EMPTY } from '../bytes'
import { BLOCK, type TarEntry, tarTypes } from './entry'

/** Bytes that are no archive; worded as Go's archive/tar does. */
export class TarError extends Error {
  override readonly name = 'TarError'
}

interface Overrides {
  path?: string
  linkpath?: string
  size?: number
  mtime?: number
  uid?: number
  gid?: number
  uname?: string
  gname?: string
}

const numeric = ['size', 'mtime', 'uid', 'gid'] as const
const textual = ['path', 'linkpath', 'uname', 'gname'] as const

/** The members of a ustar, pax or GNU archive; what follows its end is ignored. @throws TarError */
export function readTar(bytes: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = []
  let next: Overrides = {}
  for (let offset = 0; offset < bytes.length; ) {
    const block = bytes.subarray(offset, offset + BLOCK)
    if (block.length < BLOCK) throw new TarError('unexpected EOF')
    if (block.every((byte) => byte === 0)) break
    checkSum(block)
    const flag = String.fromCharCode(block[156] ?? 0)
    const size = next.size ?? number(block, 124, 12)
    const start = offset + BLOCK
    if (start + size > bytes.length) throw new TarError('unexpected EOF')
    const content = size === 0 ? EMPTY : bytes.subarray(start, start + size)
    offset = start + Math.ceil(size / BLOCK) * BLOCK
    if (flag === 'x') next = { ...next, ...paxRecords(content) }
    else if (flag === 'L') next.path = text(content, 0, size)
    else if (flag === 'K') next.linkpath = text(content, 0, size)
    else if (flag !== 'g') {
      entries.push(entry(block, flag, content, next))
      next = {}
    }
  }
  return entries
}

function entry(block: Uint8Array, flag: string, content: Uint8Array, given: Overrides): TarEntry {
  const prefix = text(block, 257, 5) === 'ustar' && block[262] === 0 ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  const path = given.path ?? (prefix === '' ? name : `${prefix}/${name}`)
  const regular = flag === '\0' || flag === '7' ? '0' : flag
  const type = tarTypes[Number(regular)] ?? 'file'
  const target = given.linkpath ?? text(block, 157, 100)
  return {
    path: path.replace(/\/+$/, '') || '/',
    type: type === 'file' && path.endsWith('/') ? 'directory' : type,
    mode: number(block, 100, 8) & 0o7777,
    uid: given.uid ?? number(block, 108, 8),
    gid: given.gid ?? number(block, 116, 8),
    size: content.length,
    mtime: given.mtime ?? number(block, 136, 12),
    ...(target !== '' && { target }),
    ...((type === 'character' || type === 'block') && {
      rdev: { major: number(block, 329, 8), minor: number(block, 337, 8) },
    }),
    userName: given.uname ?? text(block, 265, 32),
    groupName: given.gname ?? text(block, 297, 32),
    content,
  }
}

function checkSum(block: Uint8Array): void {
  let sum = 0
  for (const [index, byte] of block.entries()) sum += index >= 148 && index < 156 ? 32 : byte
  if (sum !== number(block, 148, 8)) throw new TarError('archive/tar: invalid tar header')
}

function text(block: Uint8Array, offset: number, length: number): string {
  const field = block.subarray(offset, offset + length)
  const end = field.indexOf(0)
  return decode(end < 0 ? field : field.subarray(0, end))
}

/** Octal digits, or base 256 when the first bit is set (GNU). */
function number(block: Uint8Array, offset: number, length: number): number {
  const first = block[offset] ?? 0
  if (first & 0x80) {
    let value = first & 0x7f
    for (const byte of block.subarray(offset + 1, offset + length)) value = value * 256 + byte
    return value
  }
  return Number.parseInt(text(block, offset, length).trim() || '0', 8) || 0
}

function paxRecords(content: Uint8Array): Overrides {
  const found: Overrides = {}
  for (let offset = 0; offset < content.length; ) {
    const length = Number.parseInt(decode(content.subarray(offset, offset + 20)), 10)
    if (!(length > 0)) throw new TarError('archive/tar: invalid tar header')
    const [, key = '', value = ''] =
      /^\d+ ([^=]+)=([\s\S]*)\n$/.exec(decode(content.subarray(offset, offset + length))) ?? []
    for (const name of numeric) if (key === name) found[name] = Number(value)
    for (const name of textual) if (key === name) found[name] = value
    offset += length
  }
  return found
}
