const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  print: '\\x20-\\x7e',
  graph: '\\x21-\\x7e',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9A-Fa-f',
}

/** A POSIX extended regular expression (regex(7)) as one of JavaScript's; undefined when it is malformed. */
export function toRegExp(source: string, ignoreCase = false): RegExp | undefined {
  let result = ''
  for (let at = 0; at < source.length; ) {
    const token = source[at] === '[' ? convertBracket(source, at) : convertCharacter(source, at, result)
    if (!token) return undefined
    result += token.text
    at = token.end
  }
  try {
    return new RegExp(result, ignoreCase ? 'sui' : 'su')
  } catch {
    return undefined
  }
}

interface Token {
  readonly text: string
  readonly end: number
}

function convertCharacter(source: string, at: number, before: string): Token | undefined {
  const character = source[at] ?? ''
  const next = source[at + 1]
  if (character === '\\') {
    if (next === undefined) return undefined
    const text = /[wWsSbB]/.test(next) ? `\\${next}` : next === '<' || next === '>' ? '\\b' : escaped(next)
    return { text, end: at + 2 }
  }
  if (character === '{' && !/^\{\d+(,\d*)?\}/.test(source.slice(at))) return { text: '\\{', end: at + 1 }
  if (character === '}' && !/\{\d+(,\d*)?$/.test(before)) return { text: '\\}', end: at + 1 }
  return { text: character, end: at + 1 }
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}

function convertBracket(source: string, start: number): Token | undefined {
  let at = start + 1
  let text = '['
  if (source[at] === '^') {
    text += '^'
    at++
  }
  for (let isFirst = true; ; isFirst = false) {
    const character = source[at]
    if (character === undefined) return undefined
    if (character === ']' && !isFirst) return { text: `${text}]`, end: at + 1 }
    const named = character === '[' ? /^\[:(\w+):\]/.exec(source.slice(at)) : null
    const single = character === '[' ? /^\[([.=])(.)\1\]/su.exec(source.slice(at)) : null
    if (named) {
      text += classes[named[1] ?? ''] ?? ''
      at += named[0].length
    } else if (single) {
      text += `\\${single[2] ?? ''}`
      at += single[0].length
    } else {
      text +=
        /[\\[\]^]/.test(character) || (character === '-' && (isFirst || source[at + 1] === ']'))
          ? `\\${character}`
          : character
      at++
    }
  }
}
