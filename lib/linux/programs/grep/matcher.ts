import { NotSimulated } from '../options'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { Failure } from '../utility'

export interface Span {
  readonly start: number
  readonly end: number
}

/** Finds the first and longest match in a line at or after a place. */
export type Finder = (line: string, from: number) => Span | undefined

export interface PatternRules {
  readonly syntax: 'basic' | 'extended' | 'fixed' | 'perl'
  readonly ignoreCase: boolean
  readonly whole: 'line' | 'word' | undefined
}

/** One finder for several patterns. @throws Failure for a pattern that cannot be compiled */
export function compilePatterns(patterns: readonly string[], rules: PatternRules): Finder {
  const finders = [...new Set(patterns)].map((pattern) => compile(pattern, rules))
  const [only] = finders
  if (only && finders.length === 1) return only
  return (line, from) => {
    let best: Span | undefined
    for (const find of finders) {
      const span = find(line, from)
      if (!span) continue
      if (!best || span.start < best.start || (span.start === best.start && span.end > best.end)) best = span
    }
    return best
  }
}

function compile(pattern: string, rules: PatternRules): Finder {
  try {
    if (rules.syntax === 'perl') return perl(pattern, rules)
    if (rules.syntax === 'fixed') return fixed(pattern, rules)
    if (/(^|[^\\[])\[:[^\]]*:\](?!\])/.test(pattern))
      throw new Failure('character class syntax is [[:space:]], not [:space:]', 2)
    const whole = rules.whole ? { whole: rules.whole } : {}
    const regex = new Regex(pattern, {
      extended: rules.syntax === 'extended',
      ignoreCase: rules.ignoreCase,
      ...whole,
    })
    return (line, from) => regex.exec(line, from)
  } catch (error) {
    if (!(error instanceof RegexError)) throw error
    throw new Failure(error.message, 2)
  }
}

function fixed(pattern: string, { ignoreCase, whole }: PatternRules): Finder {
  if (ignoreCase || whole === 'word') {
    const escaped = pattern.replace(/[\\^$.*[\]]/g, '\\$&')
    const regex = new Regex(escaped, { ignoreCase, ...(whole ? { whole } : {}) })
    return (line, from) => regex.exec(line, from)
  }
  if (whole === 'line')
    return (line, from) => (line === pattern && from === 0 ? { start: 0, end: line.length } : undefined)
  return (line, from) => {
    const start = line.indexOf(pattern, from)
    return start < 0 ? undefined : { start, end: start + pattern.length }
  }
}

/** Perl's syntax as far as JavaScript's is the same. */
function perl(pattern: string, { ignoreCase, whole }: PatternRules): Finder {
  if (/\\K|\(\?[>|R#]|\\[AzZGQEhHRX]|[*+?}]\+/.test(pattern))
    throw new NotSimulated('part of this Perl pattern')
  const [, inline = '', body = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? []
  const enclosed = whole === 'line' ? `^(?:${body})$` : whole === 'word' ? `(?<!\\w)(?:${body})(?!\\w)` : body
  const flags = `g${ignoreCase || inline.includes('i') ? 'i' : ''}${inline.includes('s') ? 's' : ''}`
  let expression: RegExp
  try {
    expression = new RegExp(enclosed, `${flags}u`)
  } catch {
    try {
      // Without `u`, needless backslashes are allowed.
      expression = new RegExp(enclosed, flags)
    } catch {
      throw new Failure('this Perl pattern cannot be compiled', 2)
    }
  }
  return (line, from) => {
    expression.lastIndex = from
    const match = expression.exec(line)
    return match ? { start: match.index, end: match.index + match[0].length } : undefined
  }
}
