import type { Process } from '../../kernel/program'
import { encodeText, isUtf8 } from './text'

const special = /[\s!"$&()*;<=>?[^`|'\\]|^[#~]|^[{}]$/
const plainWithQuote = /^[\w%+,./:\] '-]*$/
const control = /[\x00-\x1f\x7f]/
const byte = /[\udc80-\udcff]/
const letters: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

/** Whether a character can be shown as it is in the locale. */
export const isPrintable = (character: string, utf8: boolean): boolean =>
  !control.test(character) &&
  (character.length > 1 || !byte.test(character)) &&
  (utf8 || character.charCodeAt(0) < 0x80)

const octal = (character: string): string =>
  letters[character] ??
  [...encodeText(character)].map((value) => `\\${value.toString(8).padStart(3, '0')}`).join('')

/** GNU's shell-escape quoting: bare where a shell would read it back as it is. */
export function shellEscape(text: string, utf8 = true, always = false): string {
  const characters = [...text]
  const printable = characters.every((character) => isPrintable(character, utf8))
  const needed = text === '' || special.test(text) || !printable
  // A lone backslash needs no quotes by itself.
  if (!needed) return always ? `'${text}'` : text
  if (text.includes("'") && plainWithQuote.test(text)) return `"${text}"`
  let quoted = "'"
  let escaping = false
  for (const character of characters) {
    const isEscaped = !isPrintable(character, utf8)
    if (isEscaped !== escaping) quoted += isEscaped ? "'$'" : "''"
    escaping = isEscaped
    quoted += isEscaped ? octal(character) : character === "'" ? "'\\''" : character
  }
  return `${quoted}'`
}

/** GNU's escape and c styles: backslash escapes, the delimiter escaped too. */
export function cEscape(text: string, utf8 = true, delimiter = ''): string {
  return [...text]
    .map((character) => {
      if (character === '\\' || character === delimiter) return `\\${character}`
      return isPrintable(character, utf8) ? character : octal(character)
    })
    .join('')
}

/** A word quoted as the locale does in messages: ‘word’ in UTF-8, 'word' in C. */
export function quote({ env }: Pick<Process, 'env'>, text: string): string {
  return isUtf8(env) ? `‘${cEscape(text)}’` : `'${cEscape(text, false, "'")}'`
}

/** A file name in a message that always quotes it: 'name'. */
export const quoteName = ({ env }: Pick<Process, 'env'>, name: string): string =>
  shellEscape(name, isUtf8(env), true)

/** A file name in a message that quotes it when needed. */
export const quoteIfNeeded = ({ env }: Pick<Process, 'env'>, name: string): string =>
  // error(3) messages also quote what holds a colon
  shellEscape(name, isUtf8(env), name.includes(':'))
