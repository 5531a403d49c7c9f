import { type Assertion, type Node, RegexError } from './ast'
import { LongestMatcher } from './longest'
import { parseRegex } from './parse'
import { toJavaScript } from './to-javascript'

export interface RegexOptions {
  /** POSIX extended syntax (`grep -E`) rather than basic */
  readonly extended?: boolean
  readonly ignoreCase?: boolean
  /** `^` and `$` match at newlines too (sed's M flag) */
  readonly multiline?: boolean
  /** only whole lines, or only whole words (`grep -x`, `grep -w`) */
  readonly whole?: 'line' | 'word'
}

export interface Match {
  readonly start: number
  readonly end: number
  /** the whole match and its groups; '' for those that took no part */
  readonly groups: readonly string[]
}

const MANY = 200

/** A POSIX regular expression in GNU's dialect: the leftmost match, and of those the longest. */
export class Regex {
  readonly groups: number
  readonly #expression: RegExp
  readonly #sticky: RegExp
  readonly #longest: LongestMatcher | undefined
  /** whether backtracking could take very long */
  readonly #isRisky: boolean

  /** @throws RegexError */
  constructor(pattern: string, options: RegexOptions = {}) {
    const { extended = false, ignoreCase = false, multiline = false, whole } = options
    const { node: body, groups } = parseRegex(pattern, extended)
    const node = whole ? enclose(body, whole) : body
    const flags = `u${ignoreCase ? 'i' : ''}${multiline ? 'm' : ''}`
    this.groups = groups
    this.#isRisky = isRisky(node) && !hasReference(node)
    const source = toJavaScript(node)
    this.#expression = compile(source, `${flags}g`)
    this.#sticky = compile(source, `${flags}y`)
    // Only alternatives can make the first match JavaScript finds shorter than the longest.
    if (this.#isRisky || (hasAlternatives(node) && !hasReference(node)))
      this.#longest = new LongestMatcher(node, flags)
  }

  test(text: string): boolean {
    return this.exec(text) !== undefined
  }

  /** The first match at or after `from`. */
  exec(text: string, from = 0): Match | undefined {
    return this.#isRisky ? this.#scan(text, from) : this.#search(text, from)
  }

  #search(text: string, from: number): Match | undefined {
    this.#expression.lastIndex = from
    const match = this.#expression.exec(text)
    if (!match) return undefined
    const end = this.#longest?.endFrom(text, match.index) ?? match.index + match[0].length
    if (end === match.index + match[0].length) return toMatch(match)
    return this.#captured(text, match.index, end)
  }

  #scan(text: string, from: number): Match | undefined {
    if (!this.#longest?.hasMatch(text, from)) return undefined
    for (let start = from; start <= text.length; start++) {
      const end = this.#longest?.endFrom(text, start)
      if (end !== undefined) return this.#captured(text, start, end)
    }
    return undefined
  }

  /** The groups of a match of known extent. */
  #captured(text: string, start: number, end: number): Match {
    const whole = text.slice(start, end)
    const empty = new Array<string>(this.groups).fill('')
    if (this.groups === 0 || (this.#isRisky && whole.length > MANY))
      return { start, end, groups: [whole, ...empty] }
    const anchored = compile(
      `(?:${this.#sticky.source})(?<=^[^]{${end}})`,
      this.#sticky.flags.replace('m', ''),
    )
    anchored.lastIndex = start
    const match = anchored.exec(text)
    return match ? toMatch(match) : { start, end, groups: [whole, ...empty] }
  }
}

const assertion = (kind: Assertion): Node => ({ type: 'assertion', kind })

function enclose(node: Node, whole: 'line' | 'word'): Node {
  const [before, after] =
    whole === 'line' ? (['line-start', 'line-end'] as const) : (['no-word-before', 'no-word-after'] as const)
  return { type: 'sequence', items: [assertion(before), node, assertion(after)] }
}

const toMatch = (match: RegExpExecArray): Match => ({
  start: match.index,
  end: match.index + match[0].length,
  groups: Array.from(match, (group) => group ?? ''),
})

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch {
    throw new RegexError('Invalid regular expression')
  }
}

function children(node: Node): readonly Node[] {
  if (node.type === 'sequence' || node.type === 'alternatives') return node.items
  return node.type === 'group' || node.type === 'repeat' ? [node.body] : []
}

const some = (node: Node, test: (node: Node) => boolean): boolean =>
  test(node) || children(node).some((child) => some(child, test))

const hasAlternatives = (node: Node): boolean =>
  some(node, ({ type }) => type === 'alternatives') ||
  some(node, (inner) => inner.type === 'repeat' && some(inner.body, ({ type }) => type === 'repeat'))
const hasReference = (node: Node): boolean => some(node, ({ type }) => type === 'reference')
const isUnbounded = (node: Node): boolean => node.type === 'repeat' && node.max === Number.POSITIVE_INFINITY

/** Loops inside loops, which a backtracking matcher may try in exponentially many ways. */
const isRisky = (node: Node): boolean =>
  some(
    node,
    (outer) =>
      isUnbounded(outer) &&
      children(outer).some((inner) =>
        some(inner, (deep) => isUnbounded(deep) || deep.type === 'alternatives'),
      ),
  )
