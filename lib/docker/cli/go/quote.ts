const escapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
}

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u

function escaped(character: string, delimiter: string): string {
  if (character === delimiter) return `\\${character}`
  const known = escapes[character]
  if (known !== undefined) return known
  if (printable.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`
}

/** The string as a Go literal, as `%q` prints it. */
export function quote(text: string): string {
  let quoted = ''
  for (const character of text) quoted += escaped(character, '"')
  return `"${quoted}"`
}

/** The character as a Go rune literal. */
export function quoteRune(character: string): string {
  return `'${escaped(character, "'")}'`
}
