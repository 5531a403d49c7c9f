import { fromBytes, toBytes } from '../text'

const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
}

const escapes = {
  /** in `$'…'` and `${name@E}` */
  quote: /\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|c[\s\S]|[\s\S])/g,
  /** of `echo -e` */
  echo: /\\(?:0[0-7]{0,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[\s\S])/g,
  /** of `printf %b` */
  format: /\\(?:0[0-7]{0,3}|[1-7][0-7]{0,2}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[\s\S])/g,
}

const byte = (code: number): string => String.fromCharCode(code < 0x80 ? code : 0xdc00 + (code & 0xff))

/** Replaces backslash escapes (bash(1), QUOTING). */
export function ansiUnescape(text: string): string {
  if (!text.includes('\\')) return text
  return joinBytes(
    text.replace(escapes.quote, (found) => (/^\\['"?]/.test(found) ? found.slice(1) : unescapeOne(found))),
  )
}

/** Replaces the escapes of `echo -e`; `\c` ends the text there. */
export function echoUnescape(
  text: string,
  kind: 'echo' | 'format' = 'echo',
): { readonly text: string; readonly stopped: boolean } {
  if (!text.includes('\\')) return { text, stopped: false }
  let result = ''
  let from = 0
  for (const match of text.matchAll(escapes[kind])) {
    result += text.slice(from, match.index)
    if (match[0] === '\\c') return { text: joinBytes(result), stopped: true }
    result += kind === 'echo' && /^\\[1-7]/.test(match[0]) ? match[0] : unescapeOne(match[0])
    from = match.index + match[0].length
  }
  return { text: joinBytes(result + text.slice(from)), stopped: false }
}

function unescapeOne(found: string): string {
  const kind = found[1] ?? ''
  if (/[0-7]/.test(kind)) return byte(Number.parseInt(found.slice(1), 8) & 0xff)
  if (found.length > 2) {
    if (kind === 'c') return String.fromCharCode(found.charCodeAt(2) & 0x1f)
    const code = Number.parseInt(found.slice(2), 16)
    return kind === 'x' ? byte(code) : code <= 0x10ffff ? String.fromCodePoint(code) : ''
  }
  return simple[kind] ?? found
}

/** Bytes written one by one may make up a character. */
function joinBytes(text: string): string {
  return /[\udc80-\udcff]/.test(text) ? fromBytes(toBytes(text)) : text
}
