import { decode } from '../../../base/bytes'
import { isValidUtf8 } from './utf8'

interface Type {
  readonly text: string
  readonly mime: string
  readonly encoding: string
}

/** The first bytes of well-known formats, as text with `\x` bytes: what follows them, and their MIME type. */
const magic: readonly (readonly [offset: number, bytes: string, text: string, mime: string])[] = [
  [
    0,
    '\x7fELF',
    'ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, interpreter /lib64/ld-linux-x86-64.so.2, for GNU/Linux 3.2.0, stripped',
    'application/x-pie-executable',
  ],
  [0, '\x89PNG\r\n\x1a\n', 'PNG image data', 'image/png'],
  [0, 'GIF8', 'GIF image data', 'image/gif'],
  [0, '\xff\xd8\xff', 'JPEG image data', 'image/jpeg'],
  [0, '%PDF-', 'PDF document', 'application/pdf'],
  [0, 'PK\x03\x04', 'Zip archive data, at least v2.0 to extract', 'application/zip'],
  [0, 'BZh', 'bzip2 compressed data', 'application/x-bzip2'],
  [0, '\xfd7zXZ\0', 'XZ compressed data, checksum CRC64', 'application/x-xz'],
  [0, '\x28\xb5\x2f\xfd', 'Zstandard compressed data', 'application/zstd'],
  [257, 'ustar\x0000', 'POSIX tar archive', 'application/x-tar'],
  [257, 'ustar  \0', 'POSIX tar archive (GNU)', 'application/x-tar'],
  [0, '!<arch>\n', 'current ar archive', 'application/x-archive'],
  [0, 'SQLite format 3\0', 'SQLite 3.x database', 'application/vnd.sqlite3'],
]

const scripts: readonly (readonly [RegExp, string, string])[] = [
  [/^#! *\S*\/(?:env +)?bash/, 'Bourne-Again shell script', 'text/x-shellscript'],
  [/^#! *\S*\/(?:env +)?(?:sh|dash)\b/, 'POSIX shell script', 'text/x-shellscript'],
  [/^#! *\S*\/(?:env +)?python3?/, 'Python script', 'text/x-script.python'],
  [/^#! *\S*\/(?:env +)?perl/, 'Perl script text executable', 'text/x-perl'],
  [/^#! *\S*\/(?:env +)?node/, 'Node.js script', 'application/javascript'],
]

/** What the first bytes of a file tell. */
export function contentType(bytes: Uint8Array): Type {
  const binary = (text: string, mime: string): Type => ({ text, mime, encoding: 'binary' })
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return binary(gzipText(bytes), 'application/gzip')
  const head = String.fromCharCode(...bytes.subarray(0, 512))
  for (const [offset, start, text, mime] of magic)
    if (head.startsWith(start, offset)) return binary(text, mime)
  if (bytes.some((byte) => (byte < 32 && ![7, 8, 9, 10, 12, 13, 27].includes(byte)) || byte === 127))
    return binary('data', 'application/octet-stream')
  return textType(bytes)
}

function textType(bytes: Uint8Array): Type {
  const isAscii = bytes.every((byte) => byte < 128)
  const isUtf8 = isAscii || isValidUtf8(bytes)
  const [encoding, charset] = isAscii
    ? ['ASCII text', 'us-ascii']
    : isUtf8
      ? ['Unicode text, UTF-8 text', 'utf-8']
      : ['ISO-8859 text', 'iso-8859-1']
  const text = decode(bytes)
  const script = scripts.find(([expression]) => expression.test(text))
  if (script) {
    const [, name, mime] = script
    const rest = name.endsWith('executable') ? '' : `, ${encoding} executable`
    return { text: name + rest, mime, encoding: charset }
  }
  if (/^\s*[{[]/.test(text) && isJson(text))
    return { text: 'JSON text data', mime: 'application/json', encoding: charset }
  if (/^<!doctype html|^<html/i.test(text))
    return { text: `HTML document, ${encoding}`, mime: 'text/html', encoding: charset }
  if (/^\s*(#include|int main\()/m.test(text))
    return { text: `C source, ${encoding}${lineNotes(text)}`, mime: 'text/x-c', encoding: charset }
  return { text: encoding + lineNotes(text), mime: 'text/plain', encoding: charset }
}

function lineNotes(text: string): string {
  const lines = text.split('\n')
  const longest = Math.max(...lines.map(({ length }) => length))
  const long = longest > 300 ? `, with very long lines (${longest})` : ''
  if (/\r\n/.test(text)) return `${long}, with CRLF line terminators`
  return text.includes('\n') ? long : `${long}, with no line terminators`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function gzipText(bytes: Uint8Array): string {
  const size = bytes.slice(-4).reduceRight((value, byte) => value * 256 + byte, 0)
  const end = bytes.indexOf(0, 10)
  const name = (bytes[3] ?? 0) & 8 ? `, was "${decode(bytes.subarray(10, end))}"` : ''
  return `gzip compressed data${name}, from Unix, original size modulo 2^32 ${size}`
}
