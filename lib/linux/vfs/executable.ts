import { concat, decode, encode } from '../../base/bytes'
import type { Inode } from './inode'

// An ELF64 header for x86-64 (elf(5)): enough for file(1) and for execve's magic number.
const header = new Uint8Array(64)
header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1], 0)
header.set([3, 0, 62, 0, 1], 16)

const MARK = 'drydock program '
const LONGEST_KEY = 128

/** The first bytes of an executable that runs the program of this key (`coreutils/ls`, `bash`). */
export function executableBytes(program: string): Uint8Array {
  return concat([header, encode(`${MARK}${program}\0`)])
}

/** The key of the program an executable runs; undefined when the file is no such executable. */
export function executableProgram(inode: Inode): string | undefined {
  if (inode.type !== 'file') return undefined
  const bytes = inode.readAt(0, header.length + MARK.length + LONGEST_KEY)
  if (header.some((byte, index) => byte !== bytes[index])) return undefined
  const text = decode(bytes.subarray(header.length))
  const end = text.indexOf('\0')
  return text.startsWith(MARK) && end >= 0 ? text.slice(MARK.length, end) : undefined
}
