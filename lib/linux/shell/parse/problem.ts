import type { ParseError } from 'unbash'
import { tokenAfter, tokenBefore } from './token-at'

/** Why a text is no complete program, in bash's words. */
export interface Problem {
  /** more input could complete it */
  readonly incomplete: boolean
  readonly line: number
  readonly message: string
  /** the offending line, when bash repeats it */
  readonly quote?: string
  /** the word that had to come, when it is certain */
  readonly expected?: string
}

const closers: readonly (readonly [RegExp, string])[] = [
  [/^unterminated double quote/, '"'],
  [/^unterminated (single|ANSI-C) quote/, "'"],
  [/^unterminated backtick/, '`'],
  [/^unterminated parameter/, '}'],
  [/^unterminated array subscript/, ']'],
  [/^unterminated/, ')'],
]

/** Translates what the parser found wrong. */
export function describeProblem(error: ParseError, source: string, firstLine: number): Problem {
  const lineAt = (position: number): number => firstLine + source.slice(0, position).split('\n').length - 1
  if (error.message.startsWith('unterminated')) {
    const closer = closers.find(([pattern]) => pattern.test(error.message))?.[1] ?? ')'
    const isSubstitution = error.message.includes('command sub') && !source.startsWith('$((', error.pos)
    const line = isSubstitution ? lastLine(source, firstLine) : lineAt(error.pos)
    return { incomplete: true, line, message: `unexpected EOF while looking for matching \`${closer}'` }
  }
  const conditional = conditionalProblem(error, source, lineAt)
  if (conditional) return conditional
  const token = unexpectedToken(error, source) ?? (endsInKeyword(source) ? 'newline' : undefined)
  if (token === undefined) {
    const line = lastLine(source, firstLine)
    return { incomplete: true, line, message: 'syntax error: unexpected end of file', ...expectedWord(error) }
  }
  const line = lineAt(Math.min(error.pos, source.length))
  return {
    incomplete: false,
    line,
    message: `syntax error near unexpected token \`${token}'`,
    quote: source.split('\n')[line - firstLine] ?? '',
    ...expectedWord(error),
  }
}

function expectedWord({ message }: ParseError): { readonly expected?: string } {
  const expected = /^expected '([a-z]+|[})])'/.exec(message)?.[1]
  return expected === undefined ? {} : { expected }
}

function lastLine(source: string, firstLine: number): number {
  return firstLine + source.replace(/\n$/, '').split('\n').length
}

function unexpectedToken({ message, pos }: ParseError, source: string): string | undefined {
  if (message.startsWith('unexpected')) {
    const opened = message.includes("')'") ? /\(\s*([^\s();&|<>]+)[^()\n]*$/.exec(source.slice(0, pos)) : null
    return opened?.[1] ?? tokenAfter(source, pos, false)
  }
  if (/^expected '/.test(message)) return pos > source.length ? undefined : tokenBefore(source, pos)
  if (message.startsWith('expected redirect')) return tokenAfter(source, pos, false) ?? 'newline'
  if (/in (subshell|brace group)$/.test(message)) return tokenAfter(source, pos + 1, true)
  return tokenAfter(source, pos, true)
}

/** After these words bash does not read on. */
function endsInKeyword(source: string): boolean {
  return /(^|[\s;&|(])(for|select|case|function)\s*$/.test(source)
}

function conditionalProblem(
  error: ParseError,
  source: string,
  lineAt: (position: number) => number,
): Problem | undefined {
  const line = lineAt(Math.min(error.pos, source.length))
  const wrong = (message: string): Problem => ({ incomplete: false, line, message })
  const isConditional = /'\]\]'|test group|test operator|conditional operator/.test(error.message)
  if (isConditional && error.pos > source.length && !/\]\]\s*$/.test(source)) {
    return { incomplete: true, line: line + 1, message: "unexpected token `EOF' in conditional command" }
  }
  if (error.message.includes('test operator'))
    return wrong("unexpected argument `]]' to conditional unary operator")
  if (error.message.includes('test group')) return wrong("unexpected token `]]', expected `)'")
  if (isConditional) return wrong("unexpected argument `]]' to conditional binary operator")
  const inside = /\[\[\s[^\n;]*$/.test(source.slice(0, error.pos)) && error.message.startsWith('unexpected')
  return inside ? wrong('conditional binary operator expected') : undefined
}
