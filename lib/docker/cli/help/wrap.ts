function lastBlank(text: string): number {
  return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'), text.lastIndexOf('\n'))
}

/** The first line of at most `width` characters and what is left (pflag's wrapN; `slop` avoids orphans). */
function take(width: number, slop: number, text: string): readonly [line: string, rest: string] {
  if (width + slop > text.length) return [text, '']
  const head = text.slice(0, width)
  const blank = lastBlank(head)
  if (blank <= 0) return [text, '']
  const newline = head.lastIndexOf('\n')
  const at = newline > 0 && newline < blank ? newline : blank
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Wraps a flag's help to lines of `columns`, all but the first indented, exactly as pflag does. */
export function wrap(indent: number, columns: number, text: string): string {
  let margin = indent
  let result = ''
  if (columns - margin < 24) {
    margin = 16
    result = `\n${' '.repeat(margin)}`
  }
  if (columns - margin < 24) return text.replaceAll('\n', result)
  const slop = 5
  const lineBreak = `\n${' '.repeat(margin)}`
  let [line, rest] = take(columns - margin - slop, slop, text)
  result += line.replaceAll('\n', lineBreak)
  while (rest !== '') {
    ;[line, rest] = take(columns - margin - slop, slop, rest)
    result += lineBreak + line.replaceAll('\n', lineBreak)
  }
  return result
}
