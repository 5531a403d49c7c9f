/** JSON text set out anew with four spaces, its keys, order and numbers as they are (Go's json.Indent). */
export function indentJson(text: string): string {
  return rewrite(text, true)
}

/** JSON text without white space between its parts (Go's json.Compact). */
export function compactJson(text: string): string {
  return rewrite(text, false)
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

function rewrite(text: string, indents: boolean): string {
  const tokens = text.match(token) ?? []
  let depth = 0
  let result = ''
  const line = (): string => (indents ? `\n${'    '.repeat(depth)}` : '')
  for (const [index, part] of tokens.entries()) {
    const isEmpty = tokens[index + 1] === '}' || tokens[index + 1] === ']'
    if (part === '{' || part === '[') {
      depth++
      result += part + (isEmpty ? '' : line())
    } else if (part === '}' || part === ']') {
      depth--
      const opened = tokens[index - 1] === '{' || tokens[index - 1] === '['
      result += (opened ? '' : line()) + part
    } else if (part === ',') result += part + line()
    else if (part === ':') result += indents ? ': ' : ':'
    else result += part
  }
  return result
}
