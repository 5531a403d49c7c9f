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
    const character = source[at] ?? ''
    if (character === '\\') {
      const next = source[at + 1]
      if (next === undefined) return undefined
      result += /[wWsSbB]/.test(next) ? `\\${next}` : next === '<' || next === '>' ? '\\b' : escape(next)
      at += 2
    } else if (character === '[') {
      const bracket = convertBracket(source, at)
      if (!bracket) return undefined
      result += bracket.text
      at = bracket.end
    } else if (character === '{' && !/^\{\d+(,\d*)?\}/.test(source.slice(at))) {
      result += '\\{'
      at++
    } else {
      result += character === '}' && !/\{\d+(,\d*)?$/.test(result) ? '\\}' : character
      at++
    }
  }
  try {
    return new RegExp(result, ignoreCase ? 'sui' : 'su')
  } catch {
    return undefined
  }
}

function escape(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}

function convertBracket(
  source: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
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
