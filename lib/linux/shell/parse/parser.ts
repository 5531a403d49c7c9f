import { readArray } from './array'
import { readCompound } from './compound'
import { closers, declarations } from './grammar'
import { readSubscript } from './parameter'
import type { Assignment, Compound, List, ListItem, Node, Pipeline, Redirect, Simple, Word } from './syntax'
import { makeWord } from './text-parts'
import { TokenReader, WORD_END } from './token-reader'

const nothing: List = { items: [] }
const assignmentStart = /[A-Za-z_]\w*(?=\[|\+?=)/y
const looksAssigned = /^\w+(\[|\+?=)/
const equals = /\+?=/y

/** Reads commands: lists, pipelines, simple commands with their redirections (bash(1), SHELL GRAMMAR). */
export class Parser extends TokenReader {
  /** a `;` or `&` ended the command before */
  #isSeparated = false

  override nested(text: string, line: number): Parser {
    return new Parser(text, line, { ...this.options, extglob: this.extglob })
  }

  /** The commands up to the end of a line; undefined at the end of the text. */
  line(): List | undefined {
    this.skipNewlines()
    if (this.peek().type === 'end') return undefined
    const items: ListItem[] = []
    const isAtEnd = () => /^(newline|end)$/.test(this.peek().type)
    do items.push(this.#item())
    while (this.#isSeparated && !isAtEnd())
    if (!isAtEnd()) this.unexpected()
    this.next()
    return { items }
  }

  override script(): List {
    const items: ListItem[] = []
    for (let line = this.line(); line; line = this.line()) items.push(...line.items)
    return { items }
  }

  override commands(): List {
    return this.apart(() => {
      this.skipNewlines()
      if (this.level < 2 && closers.has(this.peek().text)) this.unexpected('")"')
      const list = this.is(')') ? nothing : this.list()
      if (this.peek().type === 'end')
        this.unclosed(')', this.lastLine, 'end of file unexpected (expecting ")")')
      this.expect(')')
      return list
    })
  }

  /** Commands inside something, up to a word or an operator that cannot begin one. */
  list(): List {
    const items: ListItem[] = []
    this.skipNewlines()
    // Whoever asked for the list says what is missing.
    if (this.level < 2 && this.peek().type === 'end') return { items }
    do {
      items.push(this.#item())
      if (this.peek().type !== 'newline' && !this.#isSeparated) break
      this.skipNewlines()
    } while (!this.#ends())
    return { items }
  }

  #ends(): boolean {
    const { type, text } = this.peek()
    return type === 'end' || text === ')' || text.startsWith(';') || (type === 'word' && closers.has(text))
  }

  #item(): ListItem {
    const command = this.#andOr()
    const background = this.accept('&')
    this.#isSeparated = background || this.accept(';')
    return { command, background }
  }

  #andOr(): Node {
    const first = this.#pipeline()
    const rest: { operator: '&&' | '||'; command: Node }[] = []
    while (this.is('&&') || this.is('||')) {
      const operator = this.next().text as '&&' | '||'
      this.skipNewlines()
      rest.push({ operator, command: this.#pipeline() })
    }
    return rest.length > 0 ? { type: 'and-or', first, rest } : first
  }

  #pipeline(): Node {
    const line = this.lineAt(this.peek().start)
    let negated = false
    let timed: Pipeline['timed']
    for (let prefixes = 0; ; prefixes++) {
      if (this.is('!') && (this.level > 1 || prefixes === 0)) {
        this.next()
        negated = !negated
      } else if (this.level > 1 && !timed && this.is('time')) {
        this.next()
        timed = this.accept('-p') ? 'posix' : 'bash'
        this.accept('--')
      } else if (prefixes > 0 && this.level > 1 && /^[;&\n]?$/.test(this.peek().text)) {
        return { type: 'pipeline', line, negated, ...(timed && { timed }), commands: [], withErrors: [] }
      } else break
    }
    const commands = [this.command()]
    const withErrors: boolean[] = []
    while (this.is('|') || this.is('|&')) {
      withErrors.push(this.next().text === '|&')
      this.skipNewlines()
      commands.push(this.command())
    }
    const [only] = commands
    if (only && commands.length === 1 && !negated && !timed) return only
    return { type: 'pipeline', line, negated, ...(timed && { timed }), commands, withErrors }
  }

  /** One command of a pipeline. */
  command(): Node {
    while (this.peek().type === 'word' && this.expandAlias());
    const { type, text } = this.peek()
    if (type === 'newline' || type === 'end' || (type === 'word' && (closers.has(text) || text === '!')))
      this.unexpected()
    const compound = readCompound(this)
    if (!compound) return this.#simple()
    return compound.type === 'function' || compound.type === 'coproc'
      ? compound
      : { ...compound, redirects: [...compound.redirects, ...this.redirects()] }
  }

  /** A compound command with its redirections. @throws SyntaxFault when another comes */
  compound(): Compound {
    this.skipNewlines()
    const start = this.peek()
    const node = readCompound(this)
    if (node && node.type !== 'function' && node.type !== 'coproc')
      return { ...node, redirects: [...node.redirects, ...this.redirects()] }
    if (this.level > 1 || start.type !== 'word') this.unexpected()
    const command = node ?? this.#simple()
    return {
      type: 'group',
      line: this.lineAt(start.start),
      redirects: [],
      body: { items: [{ command, background: false }] },
    }
  }

  /** The redirections that come next. */
  redirects(): Redirect[] {
    const found: Redirect[] = []
    for (let one = this.#redirect(); one; one = this.#redirect()) found.push(one)
    return found
  }

  #simple(): Node {
    const { start } = this.peek()
    const line = this.lineAt(start)
    const assignments: Assignment[] = []
    const words: (Word | Assignment)[] = []
    const redirects: Redirect[] = []
    let declares = false
    let isForwarded = false
    for (;;) {
      const redirect = this.#redirect()
      if (redirect) {
        redirects.push(redirect)
        continue
      }
      if (this.peek().type !== 'word') break
      if (words.length === 0 || declares) {
        const assignment = this.#assignment(declares)
        if (assignment) {
          if (words.length === 0) assignments.push(assignment)
          else words.push(assignment)
          continue
        }
      }
      if ((words.length === 0 || this.followsAlias) && this.expandAlias()) continue
      const name = this.peek().text
      if (words.length === 0 || isForwarded) declares = declarations.has(name)
      isForwarded = words.length === 0 && /^(command|builtin)$/.test(name)
      words.push(this.nextWord())
      if (words.length === 1 && assignments.length + redirects.length === 0 && this.is('('))
        return this.#function(name, line)
    }
    if (words.length + assignments.length + redirects.length === 0) this.unexpected()
    const text = this.text.slice(start, this.peek().start).trimEnd()
    return { type: 'simple', line, assignments, words, declares, redirects, text } satisfies Simple
  }

  #function(name: string, line: number): Node {
    this.next()
    if (this.level > 1 && this.peek().type === 'word') this.unexpected()
    this.expect(')')
    if (this.level < 2 && !/^[A-Za-z_]\w*$/.test(name))
      this.fail({ line, message: '', posix: 'Bad function name' })
    return { type: 'function', line, name, body: this.compound() }
  }

  /** `name=value`, `name[key]+=value` or `name=(…)` where the next word is one. */
  #assignment(isArgument: boolean): Assignment | undefined {
    const { start, text: written } = this.peek()
    if (!looksAssigned.test(written)) return undefined
    this.unread()
    const name = this.take(assignmentStart)
    let index: Word | undefined
    if (name && this.level > 1 && this.skip('[')) {
      index = readSubscript(this)
      if (this.char === '' && !isArgument) this.unclosed(']', this.lineAt(start))
      if (!this.skip(']')) index = undefined
    }
    const sign = name ? this.take(equals) : ''
    if (!sign || (sign === '+=' && this.level < 2)) {
      this.at = start
      return undefined
    }
    const value =
      this.level > 1 && this.char === '(' ? readArray(this) : this.word(WORD_END, 'bare', 'assigned')
    const text = this.text.slice(start, this.at)
    return { type: 'assignment', text, name, ...(index && { index }), append: sign === '+=', value }
  }

  #redirect(): Redirect | undefined {
    const { type, text, start } = this.peek()
    const next = this.text[this.tokenEnd]
    const isDescriptor =
      type === 'word' && (next === '<' || next === '>') && this.text[this.tokenEnd + 1] !== '('
    const named = /^\{([A-Za-z_]\w*(\[.+\])?)\}$/.exec(text)?.[1]
    let descriptor: number | string | undefined
    if (isDescriptor && (/^\d+$/.test(text) || (named !== undefined && this.level > 1))) {
      descriptor = named ?? Number(text)
      this.next()
    }
    const { type: kind, text: operator } = this.peek()
    if (kind !== 'operator' || !/^&?[<>]/.test(operator)) return undefined
    this.next()
    if (operator === '<<' || operator === '<<-') return this.#here(descriptor, operator === '<<-', start)
    const target = this.nextWord()
    if (
      this.level === 0 &&
      operator.endsWith('&') &&
      target.literal !== undefined &&
      !/^(\d|-)$/.test(target.literal)
    )
      this.fail({ line: this.lineAt(start), message: '', posix: 'Bad fd number' })
    return {
      operator: operator as Redirect['operator'],
      ...(descriptor !== undefined && { descriptor }),
      target,
    }
  }

  #here(descriptor: number | string | undefined, stripTabs: boolean, start: number): Redirect {
    const delimiter = this.peek().text
    const word = this.nextWord()
    const redirect = {
      operator: '<<' as const,
      ...(descriptor !== undefined && { descriptor }),
      target: makeWord('', []),
      delimiter,
      stripTabs,
    }
    const quoted = /['"\\]/.test(delimiter)
    const plain = quoted
      ? word.parts.map((part) => (part.type === 'text' ? part.value : '')).join('')
      : delimiter
    this.addDocument({ redirect, delimiter: plain, quoted, start })
    return redirect
  }
}
