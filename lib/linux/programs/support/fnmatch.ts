const classes: Readonly<Record<string, string>> = {
  alpha: '\\p{L}',
  digit: '0-9',
  alnum: '\\p{L}\\p{N}',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  space: '\\s',
  blank: ' \\t',
  punct: '!-/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  cntrl: '\\x00-\\x1f\\x7f',
  print: '\\x20-\\x7e\\u{a0}-\\u{10ffff}',
  graph: '\\x21-\\x7e\\u{a1}-\\u{10ffff}',
}

/** The inside of a bracket expression, from after `[`: a JavaScript class and where it ends; undefined when it is none. */
export function bracketClass(
  pattern: string,
  from: number,
  negation = '!^',
): { source: string; end: number } | undefined {
  const isNegated = from < pattern.length && negation.includes(pattern.charAt(from))
  const first = isNegated ? from + 1 : from
  let source = ''
  for (let index = first; index < pattern.length; ) {
    if (pattern[index] === ']' && index > first)
      return { source: `[${isNegated ? '^' : ''}${source}]`, end: index + 1 }
    const member = readMember(pattern, index)
    if (!member) return undefined
    source += member.source
    index = member.end
  }
  return undefined
}

/** A character, a range or a named class inside a bracket expression. */
function readMember(pattern: string, index: number): { source: string; end: number } | undefined {
  const named = /^\[:([a-z]+):\]|^\[[.=](.)[.=]\]/u.exec(pattern.slice(index))
  if (named) {
    const source = named[1] === undefined ? escapeInClass(named[2] ?? '') : classes[named[1]]
    return source === undefined ? undefined : { source, end: index + named[0].length }
  }
  const low = String.fromCodePoint(pattern.codePointAt(index) ?? 0)
  const dash = index + low.length
  const high = String.fromCodePoint(pattern.codePointAt(dash + 1) ?? 0)
  if (pattern[dash] !== '-' || high === ']' || dash + 1 >= pattern.length)
    return { source: escapeInClass(low), end: dash }
  if ((high.codePointAt(0) ?? 0) < (low.codePointAt(0) ?? 0)) return undefined
  return { source: `${escapeInClass(low)}-${escapeInClass(high)}`, end: dash + 1 + high.length }
}

const escapeInClass = (character: string): string =>
  character
    .replace(/[\\\]^[-]/, '\\$&')
    .replace(/[&!#$%*+,.:;<=>?@`{|}~]/, (text) => `\\x${text.charCodeAt(0).toString(16).padStart(2, '0')}`)

const escapeLiteral = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')

export interface GlobRules {
  /** `*`, `?` and brackets do not match `/` */
  readonly pathname?: boolean
  /** a leading `.` is matched only by a `.` */
  readonly period?: boolean
  readonly ignoreCase?: boolean
}

/** The regular expression of a shell pattern (fnmatch(3)). */
export function globExpression(
  pattern: string,
  { pathname = false, period = false, ignoreCase = false }: GlobRules = {},
): RegExp {
  const any = pathname ? '[^/]' : '[^]'
  let source = ''
  for (let index = 0; index < pattern.length; ) {
    const character = String.fromCodePoint(pattern.codePointAt(index) ?? 0)
    const bracket = character === '[' ? bracketClass(pattern, index + 1) : undefined
    if (bracket) {
      source += bracket.source
      index = bracket.end
      continue
    }
    index += character.length
    if (character === '*') source += `${any}*?`
    else if (character === '?') source += any
    else if (character === '\\' && index < pattern.length) {
      const next = String.fromCodePoint(pattern.codePointAt(index) ?? 0)
      source += escapeLiteral(next)
      index += next.length
    } else source += escapeLiteral(character)
  }
  const guard = period && !/^\\?\./.test(pattern) ? '(?!\\.)' : ''
  return new RegExp(`^${guard}${source}$`, ignoreCase ? 'iu' : 'u')
}
