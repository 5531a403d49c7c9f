import { concat, EMPTY, encode } from '../bytes'
import { BLOCK, type TarEntry, type TarHeader, tarTypes } from './entry'

/** What ends an archive: two empty blocks. */
export const TAR_END = new Uint8Array(2 * BLOCK)

/** The whole archive of some members. */
export function writeTar(entries: Iterable<TarEntry>): Uint8Array {
  const parts: Uint8Array[] = []
  for (const entry of entries) parts.push(tarHeader(entry), entry.content, tarPadding(entry.size))
  return concat([...parts, TAR_END])
}

/** Fills the last block of a member's content. */
export function tarPadding(size: number): Uint8Array {
  return size % BLOCK === 0 ? EMPTY : new Uint8Array(BLOCK - (size % BLOCK))
}

/** A member's header as POSIX ustar, with a pax header in front when a name does not fit (pax(1)). */
export function tarHeader(header: TarHeader): Uint8Array {
  const path = header.type === 'directory' ? `${header.path.replace(/\/$/, '')}/` : header.path
  const { target = '' } = header
  const name = encode(path)
  const records: string[] = []
  const split = splitName(path, name.length)
  if (!split) records.push(paxRecord('path', path))
  if (encode(target).length > 100 || isBeyondAscii(target)) records.push(paxRecord('linkpath', target))
  const main = ustar(header, split ?? { prefix: '', name: path }, flagOf(header))
  if (records.length === 0) return main
  const body = encode(records.join(''))
  const pax = ustar(
    { path: '', type: 'file', mode: 0, uid: 0, gid: 0, size: body.length, mtime: 0 },
    { prefix: '', name: `PaxHeaders.0/${path.split('/').filter(Boolean).at(-1) ?? ''}` },
    'x',
  )
  return concat([pax, body, tarPadding(body.length), main])
}

function flagOf({ type }: TarHeader): string {
  return String(tarTypes.indexOf(type))
}

/** ustar keeps up to 100 bytes of name after up to 155 of directories. */
function splitName(path: string, length: number): { prefix: string; name: string } | undefined {
  if (isBeyondAscii(path)) return undefined
  if (length <= 100) return { prefix: '', name: path }
  const slash = path.indexOf('/', length - 101)
  if (slash <= 0 || slash > 155 || slash === path.length - 1) return undefined
  return { prefix: path.slice(0, slash), name: path.slice(slash + 1) }
}

function isBeyondAscii(text: string): boolean {
  return /[^\0-\x7f]/.test(text)
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = encode(` ${key}=${value}\n`).length
  let length = rest + String(rest).length
  if (String(length).length + rest !== length) length++
  return `${length} ${key}=${value}\n`
}

function ustar(
  header: TarHeader,
  { prefix, name }: { prefix: string; name: string },
  flag: string,
): Uint8Array {
  const block = new Uint8Array(BLOCK)
  const text = (offset: number, length: number, value: string) =>
    block.set(encode(value).subarray(0, length), offset)
  const octal = (offset: number, length: number, value: number) =>
    text(
      offset,
      length,
      `${Math.max(0, Math.floor(value))
        .toString(8)
        .padStart(length - 1, '0')}\0`,
    )
  text(0, 100, name)
  octal(100, 8, header.mode)
  octal(108, 8, header.uid)
  octal(116, 8, header.gid)
  octal(124, 12, header.size)
  octal(136, 12, header.mtime)
  text(148, 8, '        ')
  text(156, 1, flag)
  text(157, 100, header.target ?? '')
  text(257, 8, 'ustar\x0000')
  text(265, 32, header.userName ?? '')
  text(297, 32, header.groupName ?? '')
  octal(329, 8, header.rdev?.major ?? 0)
  octal(337, 8, header.rdev?.minor ?? 0)
  text(345, 155, prefix)
  let sum = 0
  for (const byte of block) sum += byte
  text(148, 8, `${sum.toString(8).padStart(6, '0')}\0 `)
  return block
}
