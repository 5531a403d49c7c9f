import { readSubscript } from './parameter'
import type { Parser } from './parser'
import { SyntaxFault } from './problem'
import type { ArrayElement, ArrayLiteral } from './syntax'
import { WORD_END } from './token-reader'

const keyed = /\[/y
const equals = /\]\+?=/y

/** `(value …)` or `([key]=value …)`, the `(` still to come. */
export function readArray(parser: Parser): ArrayLiteral {
  const line = parser.lineAt(parser.at)
  parser.at++
  const elements: ArrayElement[] = []
  try {
    for (;;) {
      parser.skipNewlines()
      if (parser.accept(')')) return { elements }
      if (parser.peek().type === 'end') parser.unclosed(')', line)
      if (parser.peek().type !== 'word') parser.unexpected()
      elements.push(readKeyed(parser) ?? { value: parser.nextWord() })
    }
  } catch (fault) {
    if (fault instanceof SyntaxFault) throw new SyntaxFault({ ...fault.problem, isInArray: true })
    throw fault
  }
}

function readKeyed(parser: Parser): ArrayElement | undefined {
  const { start } = parser.peek()
  parser.unread()
  if (parser.take(keyed)) {
    const index = readSubscript(parser)
    const sign = parser.take(equals)
    if (sign) {
      const value = parser.word(WORD_END)
      return { index, value, ...(sign.length === 3 && { append: true }) }
    }
  }
  parser.at = start
  return undefined
}
