import type { Parser } from './parser'
import type { Part, Test, Word } from './syntax'
import { makeWord } from './text-parts'

const unaries = /^-[abcdefghknoprstuvwxzGLNORS]$/
const binaries = /^(=|==|!=|=~|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/

/** What stands between `[[` and `]]`, which is read too (bash(1), `[[ expression ]]`). */
export function readConditional(parser: Parser): Test {
  const test = readOr(parser)
  if (!parser.accept(']]')) {
    const isWord = parser.peek().type === 'word'
    refuse(
      parser,
      `syntax error in conditional expression${isWord ? '' : `: unexpected token \`${shown(parser)}'`}`,
    )
  }
  return test
}

function refuse(parser: Parser, message: string): never {
  const { start, type } = parser.peek()
  const line = parser.lineAt(start)
  return parser.fail({ line, message, posix: '', isConditional: true, incomplete: type === 'end' })
}

function readOr(parser: Parser): Test {
  const operands = [readAnd(parser)]
  while (parser.accept('||')) operands.push(readAnd(parser))
  return operands.length > 1 ? { type: 'logical', operator: '||', operands } : (operands[0] as Test)
}

function readAnd(parser: Parser): Test {
  const operands = [readTerm(parser)]
  while (parser.accept('&&')) operands.push(readTerm(parser))
  parser.skipNewlines()
  return operands.length > 1 ? { type: 'logical', operator: '&&', operands } : (operands[0] as Test)
}

function readTerm(parser: Parser): Test {
  parser.skipNewlines()
  if (parser.accept('!')) return { type: 'not', operand: readTerm(parser) }
  if (parser.accept('(')) {
    const operand = readOr(parser)
    if (!parser.accept(')')) refuse(parser, `unexpected token \`${shown(parser)}', expected \`)'`)
    parser.skipNewlines()
    return { type: 'group', operand }
  }
  const { text: operator, type } = parser.peek()
  if (type !== 'word' || operator === ']]') return refuse(parser, '')
  const left = parser.nextWord()
  if (unaries.test(operator) && !isBinary(parser)) {
    const operand = operandOf(parser, 'unary')
    parser.skipNewlines()
    return { type: 'unary', operator, operand }
  }
  if (isBinary(parser)) return readBinary(parser, left)
  const next = parser.peek()
  if (next.text !== ']]' && next.text !== '&&' && next.text !== '||' && next.text !== ')') {
    const unexpected = next.type === 'word' ? '' : `unexpected token \`${shown(parser)}', `
    refuse(parser, `${unexpected}conditional binary operator expected`)
  }
  return { type: 'unary', operator: '-n', operand: left }
}

function isBinary(parser: Parser): boolean {
  return binaries.test(parser.peek().text)
}

function shown(parser: Parser): string {
  const { type, text } = parser.peek()
  return type === 'newline' ? 'newline' : type === 'end' ? 'EOF' : text
}

function readBinary(parser: Parser, left: Word): Test {
  const operator = parser.next().text
  const { extglob } = parser
  if (operator === '=~') {
    const right = readRegex(parser)
    if (right.text === '' || right.text === ']]') {
      parser.at -= right.text.length
      operandOf(parser, 'binary')
    }
    parser.skipNewlines()
    return { type: 'binary', operator, left, right }
  }
  parser.extglob ||= /^!?==?$/.test(operator)
  const right = operandOf(parser, 'binary')
  parser.extglob = extglob
  parser.skipNewlines()
  return { type: 'binary', operator, left, right }
}

function operandOf(parser: Parser, arity: string): Word {
  if (parser.peek().type !== 'word' || parser.is(']]'))
    refuse(parser, `unexpected argument \`${shown(parser)}' to conditional ${arity} operator`)
  return parser.nextWord()
}

/** A regular expression ends at a blank outside its parentheses. */
function readRegex(parser: Parser): Word {
  parser.take(/[ \t]*/y)
  const start = parser.at
  const parts: Part[] = []
  for (let depth = 0; ; ) {
    parser.read(parts, 'bare', depth > 0 ? '()' : ' \t\n;&()<>')
    const { char } = parser
    if (char !== '(' && (char !== ')' || depth === 0)) break
    depth += char === '(' ? 1 : -1
    parts.push({ type: 'text', value: char, quoted: false })
    parser.at++
  }
  return makeWord(parser.text.slice(start, parser.at), parts)
}
