import { SyntaxProblem } from './ast'
import type { Token } from './lexer'

/** Tokens read one after another. */
export class TokenStream {
  position = 0

  constructor(private readonly tokens: readonly Token[]) {}

  peek(): Token {
    return this.tokens[this.position] ?? { type: 'end', text: 'end of file', line: 0 }
  }

  lookahead(count: number): readonly (Token | undefined)[] {
    return this.tokens.slice(this.position, this.position + count)
  }

  next(): Token {
    const token = this.peek()
    this.position++
    return token
  }

  isAt(text: string): boolean {
    const token = this.peek()
    return token.text === text && token.type !== 'string' && token.type !== 'regex'
  }

  accept(text: string): boolean {
    if (!this.isAt(text)) return false
    this.position++
    return true
  }

  expect(text: string): void {
    if (!this.accept(text)) this.unexpected()
  }

  /** @throws SyntaxProblem at this token */
  unexpected(): never {
    const { text, type, line } = this.peek()
    const shown = text === '\n' || type === 'end' ? 'end of line' : text
    throw new SyntaxProblem(
      `${text === '}' || text === ')' ? `extra '${text}'\n` : ''}syntax error at or near ${shown}`,
      type === 'end' ? line - 1 : line,
    )
  }

  skipNewlines(): void {
    while (this.isAt('\n')) this.position++
  }

  skipSeparators(): void {
    while (this.isAt('\n') || this.isAt(';')) this.position++
  }
}
