// Control characters, and bytes that are no UTF-8 (see text.ts).
const control = /[\p{Cc}\udc80-\udcff]/u
const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\x07': '\\a',
  '\x1b': '\\E',
  "'": "\\'",
  '\\': '\\\\',
}

/** `$'…'`, as bash writes strings with control characters. */
export function ansiQuote(text: string): string {
  const body = text.replace(/[\p{Cc}'\\\udc80-\udcff]/gu, (character) => {
    const code = character.charCodeAt(0)
    return escapes[character] ?? `\\${(code >= 0xdc80 ? code - 0xdc00 : code).toString(8).padStart(3, '0')}`
  })
  return `$'${body}'`
}

/** `'…'`, as aliases and traps are listed. */
export function singleQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** What `${name@Q}` gives. */
export function quoteValue(text: string): string {
  return control.test(text) ? ansiQuote(text) : singleQuote(text)
}

/** What `declare -p` shows after the equals sign. */
export function doubleQuote(text: string): string {
  return control.test(text) ? ansiQuote(text) : `"${text.replace(/[$`"\\]/g, '\\$&')}"`
}

/** What `printf %q` gives: backslashes where they are needed. */
export function backslashQuote(text: string): string {
  if (text === '') return "''"
  if (control.test(text)) return ansiQuote(text)
  return text.replace(/[ |&;()<>!{}*[\]?^"'`$\\,]|^[~#]/g, '\\$&')
}

const needsQuotes = /[\s|&;()<>!{}*[\]?^"'`$\\]|^[~#]/

/** As `set` lists values: quoted only where a shell would need it. */
export function quoteIfNeeded(text: string): string {
  if (control.test(text)) return ansiQuote(text)
  return needsQuotes.test(text) ? singleQuote(text) : text
}

/** As `set -x` shows a word. */
export function traceQuote(text: string): string {
  if (text === '') return "''"
  return needsQuotes.test(text) ? singleQuote(text) : text
}
