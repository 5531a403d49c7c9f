import { describe, lex, type Token } from './lexer'

/** A place in a template's tokens, and the wording of what is wrong there. */
export class Cursor {
  protected next = 0
  /** where the action being read began */
  protected actionAt = 0
  readonly #tokens: readonly Token[]

  constructor(
    readonly name: string,
    readonly source: string,
  ) {
    this.#tokens = lex(source)
  }

  protected peek(): Token {
    return this.#tokens[this.next] ?? { type: 'eof', text: '', at: this.source.length }
  }

  /** The next token; an error is never passed. */
  protected take(): Token {
    const token = this.peek()
    if (token.type !== 'error') this.next++
    return token
  }

  /** The next token that is not white space, not taken. */
  protected skipSpace(): Token {
    while (this.peek().type === 'space') this.next++
    return this.peek()
  }

  protected takeNonSpace(): Token {
    this.skipSpace()
    return this.take()
  }

  #line(at: number): number {
    return this.source.slice(0, at).split('\n').length
  }

  /** @throws Error in text/template's words */
  protected fail(message: string, at = this.#tokens[Math.max(0, this.next - 1)]?.at ?? 0): never {
    throw new Error(`template: ${this.name}:${this.#line(at)}: ${message}`)
  }

  protected unexpected(token: Token, context: string): never {
    if (token.type !== 'error') this.fail(`unexpected ${describe(token)} in ${context}`, token.at)
    const started = this.#line(this.actionAt)
    const elsewhere = started === this.#line(token.at) ? '' : ` in action started at ${this.name}:${started}`
    const extra = token.text.endsWith(' action') ? elsewhere.replace(' in action', '') : elsewhere
    this.fail(token.text + extra, token.at)
  }
}
