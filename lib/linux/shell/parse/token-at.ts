const token =
  /&&|\|\||;;&|;;|;&|<<<|<<-|<<|>>|<&|>&|&>>|&>|\|&|[;&|()<>\n]|(?:\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|[^\s;&|()<>])+/y
const blank = /(?:[ \t]|\\\n|#[^\n]*)*/y
const blankOrNewline = /(?:\s|\\\n|#[^\n]*)*/y

/** The token that begins at or after a position; undefined at the end of the text. A newline is `newline`. */
export function tokenAfter(source: string, position: number, skipNewlines: boolean): string | undefined {
  const skip = skipNewlines ? blankOrNewline : blank
  skip.lastIndex = Math.min(position, source.length)
  skip.exec(source)
  token.lastIndex = skip.lastIndex
  const match = token.exec(source)
  return match ? nameOf(match[0]) : undefined
}

/** The token that ends at a position. */
export function tokenBefore(source: string, position: number): string | undefined {
  let at = source.lastIndexOf('\n', position - 2) + 1
  while (at < position) {
    blank.lastIndex = at
    blank.exec(source)
    token.lastIndex = blank.lastIndex
    const match = token.exec(source)
    if (!match) return undefined
    at = token.lastIndex
    if (at >= position) return nameOf(match[0])
  }
  return undefined
}

function nameOf(text: string): string {
  return text === '\n' ? 'newline' : text
}
