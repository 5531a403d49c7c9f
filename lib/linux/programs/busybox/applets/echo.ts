import type { Applet } from '../applet'

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
}

export const echo: Applet = {
  options: '*',
  usage: '[-neE] [ARG]...',
  about: 'Print the arguments (-n: no newline, -e: with escapes)',
  *run({ process, words }) {
    const rest = [...words]
    let letters = ''
    for (let word = rest[0] ?? ''; /^-[neE]+$/.test(word); word = rest[0] ?? '') {
      letters += word.slice(1)
      rest.shift()
    }
    const text = rest.join(' ')
    const isEscaped = letters.lastIndexOf('e') > letters.lastIndexOf('E')
    const [shown = '', ...stopped] = isEscaped ? expand(text).split('\0stop') : [text]
    yield* process.stdout.write(letters.includes('n') || stopped.length > 0 ? shown : `${shown}\n`)
    return 0
  },
}

/** Escapes as characters; `\c` leaves a mark where the output ends. */
function expand(text: string): string {
  return text.replace(
    /\\(?:x([\da-fA-F]{1,2})|0?([0-7]{1,3})|(.))/gs,
    (whole, hex?: string, octal?: string, letter?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
      return letter === 'c' ? '\0stop' : (ESCAPES[letter ?? ''] ?? whole)
    },
  )
}
