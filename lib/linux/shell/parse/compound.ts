import { readConditional } from './conditional'
import type { Parser } from './parser'
import type { CaseItem, Compound, Coprocess, FunctionDefinition, List, Word } from './syntax'

type Command = Compound | FunctionDefinition | Coprocess
interface Start {
  readonly line: number
  readonly redirects: []
}

const bashWords = new Set(['[[', 'function', 'select', 'coproc'])

/** The compound command that begins here; undefined when none does (bash(1), Compound Commands). */
export function readCompound(parser: Parser): Command | undefined {
  const { text, type, start } = parser.peek()
  const base: Start = { line: parser.lineAt(start), redirects: [] }
  if (text === '(' && type === 'operator') return readParentheses(parser, base)
  if (type !== 'word' || !Object.hasOwn(readers, text)) return undefined
  if (bashWords.has(text) && !(parser.level > 1 || (parser.level === 1 && /^(\[\[|function)$/.test(text))))
    return undefined
  parser.next()
  return readers[text]?.(parser, base)
}

const readers: Readonly<Record<string, (parser: Parser, base: Start) => Command>> = {
  '{': (parser, base) => {
    const body = parser.list()
    parser.expect('}')
    return { ...base, type: 'group', body }
  },
  if: readIf,
  while: (parser, base) => readWhile(parser, base, false),
  until: (parser, base) => readWhile(parser, base, true),
  for: readFor,
  select: (parser, base) => ({ ...base, type: 'select', ...readLoop(parser) }),
  case: readCase,
  '[[': (parser, base) => ({ ...base, type: 'conditional', expression: readConditional(parser) }),
  function: (parser, { line }) => {
    const { text: name, type } = parser.peek()
    if (type !== 'word') parser.unexpected('word')
    parser.nextWord()
    if (parser.accept('(')) parser.expect(')')
    return { type: 'function', line, name, body: parser.compound() }
  },
  coproc: readCoprocess,
}

function readParentheses(parser: Parser, base: Start): Command {
  if (parser.level > 1 && parser.text.startsWith('((', parser.peek().start)) {
    parser.unread()
    parser.at += 2
    const begin = parser.at
    const end = parser.arithmeticEnd()
    if (end >= 0) {
      const expression = parser.arithmetic(end)
      parser.at += 2
      return { ...base, type: 'arithmetic', expression }
    }
    parser.at = begin - 2
  }
  parser.next()
  const body = parser.list()
  parser.expect(')')
  return { ...base, type: 'subshell', body }
}

function readIf(parser: Parser, base: Start): Compound {
  const clauses: { condition: List; body: List }[] = []
  for (;;) {
    const condition = parser.list()
    parser.expect('then')
    clauses.push({ condition, body: parser.list() })
    if (parser.accept('elif')) continue
    const otherwise = parser.accept('else') ? parser.list() : undefined
    parser.expect('fi')
    return { ...base, type: 'if', clauses, ...(otherwise && { otherwise }) }
  }
}

function readWhile(parser: Parser, base: Start, until: boolean): Compound {
  const condition = parser.list()
  return { ...base, type: 'while', until, condition, body: readBody(parser) }
}

function readBody(parser: Parser): List {
  if (parser.level > 1 && parser.accept('{')) {
    const body = parser.list()
    parser.expect('}')
    return body
  }
  parser.expect('do')
  const body = parser.list()
  parser.expect('done')
  return body
}

function readFor(parser: Parser, base: Start): Compound {
  if (parser.level > 1 && parser.is('(') && parser.text.startsWith('((', parser.peek().start))
    return readArithmeticFor(parser, base)
  return { ...base, type: 'for', ...readLoop(parser) }
}

function readLoop(parser: Parser): { name: string; words?: readonly Word[]; body: List } {
  const { text: name, start } = parser.peek()
  if (parser.level < 2 && !/^[A-Za-z_]\w*$/.test(name))
    parser.fail({ line: parser.lineAt(start), message: '', posix: 'Bad for loop variable' })
  parser.nextWord()
  parser.skipNewlines()
  if (!parser.accept('in')) {
    parser.accept(';')
    parser.skipNewlines()
    return { name, body: readBody(parser) }
  }
  const words: Word[] = []
  while (parser.peek().type === 'word') words.push(parser.nextWord())
  if (!parser.accept(';') && parser.peek().type !== 'newline')
    parser.unexpected(parser.level < 2 ? '"do"' : undefined)
  parser.skipNewlines()
  return { name, words, body: readBody(parser) }
}

function readArithmeticFor(parser: Parser, base: Start): Compound {
  parser.unread()
  const start = parser.at
  parser.at += 2
  const end = parser.arithmeticEnd()
  const parts = end < 0 ? [] : parser.text.slice(parser.at, end).split(';')
  if (parts.length !== 3) {
    const shown = parser.text.slice(start, end + 2)
    const line = base.line
    parser.fail({
      line,
      message: `syntax error: ${parts.length < 3 ? 'arithmetic expression required' : "`;' unexpected"}`,
      quote: `syntax error: \`${shown}'`,
      posix: '',
    })
  }
  const [initialize, test, update] = parts.map((part) => {
    const word = /\S/.test(part) ? parser.arithmetic(parser.at + part.length) : undefined
    parser.at += (word ? 0 : part.length) + 1
    return word
  })
  parser.at++
  if (!parser.accept(';')) parser.skipNewlines()
  parser.skipNewlines()
  return {
    ...base,
    type: 'arithmetic-for',
    ...(initialize && { initialize }),
    ...(test && { test }),
    ...(update && { update }),
    body: readBody(parser),
  }
}

function readCase(parser: Parser, base: Start): Compound {
  const word = parser.nextWord()
  parser.skipNewlines()
  parser.expect('in')
  parser.skipNewlines()
  const items: CaseItem[] = []
  while (!parser.accept('esac')) {
    parser.accept('(')
    const patterns: Word[] = []
    do {
      if (parser.peek().type !== 'word') parser.unexpected('")"')
      patterns.push(parser.nextWord())
    } while (parser.accept('|'))
    parser.expect(')')
    parser.skipNewlines()
    const isEmpty = parser.is('esac') || /^;[;&]/.test(parser.peek().text)
    const body = isEmpty ? { items: [] } : parser.list()
    const { text } = parser.peek()
    const ends = text === ';;' || text === ';&' || text === ';;&'
    items.push({ patterns, body, terminator: ends ? text : ';;' })
    if (ends) parser.next()
    else if (!parser.is('esac')) parser.unexpected('";;"')
    parser.skipNewlines()
  }
  return { ...base, type: 'case', word, items }
}

function readCoprocess(parser: Parser, { line }: Start): Coprocess {
  const { text, type } = parser.peek()
  if (type === 'newline' || type === 'end') parser.unexpected()
  const first = readCompound(parser)
  if (first && first.type !== 'function' && first.type !== 'coproc')
    return { type: 'coproc', line, name: 'COPROC', command: { ...first, redirects: parser.redirects() } }
  // A name is only one before a compound command.
  const before = parser.peek().start
  if (/^[A-Za-z_]\w*$/.test(text)) {
    parser.nextWord()
    const named = parser.peek().type === 'newline' ? undefined : readCompound(parser)
    if (named && named.type !== 'function' && named.type !== 'coproc')
      return { type: 'coproc', line, name: text, command: { ...named, redirects: parser.redirects() } }
    parser.unread()
    parser.at = before
  }
  return { type: 'coproc', line, name: 'COPROC', command: parser.command() }
}
