import { operators, reserved } from './grammar'
import type { Redirect, Word } from './syntax'
import { hasBraces, makeWord, pushText } from './text-parts'
import { markWord } from './tilde'
import { WordReader } from './word-reader'

export interface Token {
  readonly type: 'word' | 'operator' | 'newline' | 'end'
  /** as written */
  readonly text: string
  readonly start: number
}

/** A here-document of which only the operator has been read. */
interface PendingDocument {
  readonly redirect: { -readonly [Key in keyof Redirect]: Redirect[Key] }
  readonly delimiter: string
  readonly quoted: boolean
  readonly start: number
}

export interface OpenDocument {
  readonly delimiter: string
  readonly line: number
}

/** An alias whose value is being read: it is not expanded again before its end. */
interface ActiveAlias {
  readonly name: string
  end: number
}

const blanks = /(?:[ \t]|\\\n)*/y
const comment = /#[^\n]*/y
/** Unquoted, these end a word. */
export const WORD_END = ' \t\n;&|()<>'

/** Reads tokens: words, operators, and here-documents at the end of their line; aliases are replaced in the text. */
export abstract class TokenReader extends WordReader {
  /** here-documents that the end of the text ended */
  readonly openDocuments: OpenDocument[] = []
  #pending: PendingDocument[] = []
  #token: Token | undefined
  /** of the token that was looked at, when it is a word */
  #word: Word | undefined
  #afterToken = 0
  #aliases: ActiveAlias[] = []
  /** where aliases whose values end in a blank end: the next word may be one too */
  #aliasContinues: number[] = []
  /** the newline that the end of the text stands for has been read */
  #atEnd = false

  /** The next token, which stays the next one. */
  peek(): Token {
    this.#token ??= this.#read()
    return this.#token
  }

  /** Goes past the next token; when it is a newline, past the here-documents that begin after it. */
  next(): Token {
    const token = this.peek()
    this.#token = undefined
    if (token.type === 'newline') this.#documents()
    return token
  }

  /** Goes back to before the token that was looked at. */
  unread(): void {
    if (this.#token) this.at = this.#token.start
    this.#token = undefined
  }

  is(text: string): boolean {
    const token = this.peek()
    return token.text === text && token.type !== 'end'
  }

  accept(text: string): boolean {
    const isThere = this.is(text)
    if (isThere) this.next()
    return isThere
  }

  /** @throws SyntaxFault when something else comes */
  expect(text: string): void {
    if (!this.accept(text)) this.unexpected(`"${text}"`)
  }

  /** The next token as a word. @throws SyntaxFault when it is none */
  nextWord(): Word {
    if (this.peek().type !== 'word') this.unexpected()
    const word = this.#word as Word
    this.next()
    return word
  }

  skipNewlines(): void {
    while (this.peek().type === 'newline') this.next()
  }

  /** Gives up what has been read and goes to the next line. */
  skipLine(): void {
    this.#token = undefined
    this.#pending = []
    const end = this.text.indexOf('\n', this.at)
    this.at = end < 0 ? this.text.length : end + 1
  }

  /** Where the token that was looked at ends. */
  get tokenEnd(): number {
    this.peek()
    return this.#afterToken
  }

  unexpected(expected?: string): never {
    const { type, text, start } = this.peek()
    const line = this.lineAt(start)
    const hint = expected === undefined ? '' : ` (expecting ${expected})`
    if (type === 'end') {
      const message = 'syntax error: unexpected end of file'
      this.fail({
        incomplete: true,
        line: this.level < 2 ? line : this.lastLine,
        message,
        posix: `end of file unexpected${hint}`,
      })
    }
    const quote = this.text.split('\n')[line - this.firstLine] ?? ''
    const shown = type === 'newline' ? 'newline' : text
    const isPlain = type === 'newline' || (type === 'word' && !reserved.has(text))
    const name = isPlain
      ? type === 'word'
        ? 'word'
        : shown
      : /^<|^>/.test(text)
        ? 'redirection'
        : `"${shown}"`
    const isOpen = start >= this.text.length && this.level < 2
    this.fail({
      line: type === 'newline' && this.level < 2 && !isOpen ? line + 1 : line,
      message: `syntax error near unexpected token \`${shown}'`,
      posix: `${isOpen ? 'end of file' : name} unexpected${hint}`,
      quote,
    })
  }

  /** Tells of a here-document whose text follows on the next lines. */
  addDocument(pending: PendingDocument): void {
    this.#pending.push(pending)
  }

  /** Runs something that reads text of its own, such as the inside of `$(…)`, before the token here is complete. */
  protected apart<Result>(read: () => Result): Result {
    const pending = this.#pending
    const token = this.#token
    this.#pending = []
    this.#token = undefined
    const result = read()
    if (this.#pending.length > 0) this.#documents()
    this.#pending = pending
    this.#token = token
    return result
  }

  /** Replaces the word that was looked at when it is an alias; whether it was. */
  expandAlias(): boolean {
    const { alias } = this.options
    const { text, start } = this.peek()
    const end = this.#afterToken
    if (!alias || this.#aliases.some(({ name, end: until }) => name === text && start < until)) return false
    const value = /['"\\$`]/.test(text) ? undefined : alias(text)
    if (value === undefined) return false
    const grown = value.length - (end - start)
    for (const active of this.#aliases) if (active.end >= end) active.end += grown
    this.#aliases.push({ name: text, end: start + value.length })
    this.text = this.text.slice(0, start) + value + this.text.slice(end)
    const continues = this.#aliasContinues.map((at) => (at >= end ? at + grown : at))
    if (this.followsAlias) continues.push(start)
    if (/[ \t]$/.test(value)) continues.push(start + value.length)
    this.unread()
    this.#aliasContinues = continues
    return true
  }

  /** Whether the word that was looked at follows an alias that lets the next word be one. */
  get followsAlias(): boolean {
    const { start } = this.peek()
    return this.#aliasContinues.some((from) => start >= from && /^[ \t]*$/.test(this.text.slice(from, start)))
  }

  #read(): Token {
    this.take(blanks)
    if (this.char === '#') this.take(comment)
    const start = this.at
    const { char } = this
    const token = (type: Token['type'], text: string): Token => {
      this.#afterToken = this.at
      return { type, text, start }
    }
    if (char === '') {
      // The end of the text ends its last line too.
      if (start > 0 && this.text[start - 1] !== '\n' && !this.#atEnd) {
        this.#atEnd = true
        return token('newline', '\n')
      }
      return token('end', '')
    }
    this.#word = undefined
    if (this.skip('\n')) return token('newline', '\n')
    const isSubstitution = this.level > 0 && /^[<>]\($/.test(this.text.slice(start, start + 2))
    const found = isSubstitution ? '' : this.take(operators[this.options.grammar])
    if (found) return token('operator', found)
    this.#word = this.#markedWord()
    return token('word', this.#word.text)
  }

  /** A word with its tildes marked; where braces may make several words of it, that is left until it is expanded. */
  #markedWord(): Word {
    const word = this.word(WORD_END, 'bare', 'none')
    const { text } = word
    if (this.level > 1 && text.includes('{') && hasBraces(word.parts))
      return { text, parts: word.parts, hasBraces: true }
    return text.includes('~') ? makeWord(text, markWord(text, word.parts, this.level > 1)) : word
  }

  #documents(): void {
    for (const pending of this.#pending.splice(0)) this.#document(pending)
  }

  #document({ redirect, delimiter, quoted, start }: PendingDocument): void {
    const begin = this.at
    const lines: string[] = []
    for (;;) {
      if (this.at >= this.text.length) {
        this.openDocuments.push({ delimiter, line: this.lineAt(start) })
        break
      }
      const line = this.#documentLine(quoted)
      const text = redirect.stripTabs ? line.replace(/^\t+/gm, '') : line
      if (text === delimiter || text === `${delimiter}\n`) break
      lines.push(text)
    }
    const text = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('')
    if (quoted) {
      const parts: Word['parts'][number][] = []
      pushText(parts, text, true)
      redirect.target = makeWord(text, parts)
    } else redirect.target = this.nested(text, this.lineAt(begin)).template('here')
  }

  /** A line with its newline; where expansions count, lines that a backslash joins are one. */
  #documentLine(quoted: boolean): string {
    const start = this.at
    do {
      const end = this.text.indexOf('\n', this.at)
      this.at = end < 0 ? this.text.length : end + 1
    } while (
      !quoted &&
      this.at < this.text.length &&
      /(?:^|[^\\])(?:\\\\)*\\\n$/.test(this.text.slice(start, this.at))
    )
    return this.text.slice(start, this.at)
  }
}
