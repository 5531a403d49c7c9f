import { ShellError } from '../state/shell-error'
import { type PatternOptions, patternExpression } from './pattern'

/** `${value#pattern}` and its relatives: the value without what the pattern matches at one end. */
export function removePattern(
  value: string,
  operator: '#' | '##' | '%' | '%%',
  pattern: string,
  options: PatternOptions,
): string {
  const isLong = operator.length === 2
  if (operator.startsWith('%')) {
    const rest = isLong ? '(.*?)' : '(.*)'
    const match = patternExpression(pattern, options, (source) => `^${rest}(?:${source})$`).exec(value)
    return match ? (match[1] ?? '') : value
  }
  // With alternatives the leftmost choice need not be the shortest or longest: try every end.
  if (/[?*+@!]\(/.test(pattern)) return removeByTrying(value, isLong, pattern, options)
  const match = patternExpression(pattern, { ...options, lazy: !isLong }, (source) => `^(?:${source})`).exec(
    value,
  )
  return match ? value.slice(match[0].length) : value
}

function removeByTrying(value: string, isLong: boolean, pattern: string, options: PatternOptions): string {
  const expression = patternExpression(pattern, options)
  for (let step = 0; step <= value.length; step++) {
    const end = isLong ? value.length - step : step
    if (expression.test(value.slice(0, end))) return value.slice(end)
  }
  return value
}

/** `${value/pattern/replacement}`; an unquoted `&` in the replacement arrives as `\0`. */
export function replacePattern(
  value: string,
  operator: '/' | '//' | '/#' | '/%',
  pattern: string,
  replacement: string,
  options: PatternOptions,
): string {
  if (pattern === '' && operator !== '/#' && operator !== '/%') return value
  const anchored = (source: string): string =>
    operator === '/#' ? `^(?:${source})` : operator === '/%' ? `(?:${source})$` : `(?:${source})`
  const expression = patternExpression(pattern, options, anchored)
  const substitute = (match: string): string => replacement.replaceAll('\0', match)
  if (operator !== '//') return value.replace(expression, substitute)
  return value.replace(new RegExp(expression.source, `${expression.flags}g`), (match: string, ...rest) => {
    const offset = rest.find((item) => typeof item === 'number') ?? 0
    // A pattern such as `*` matches the empty string once more after everything; bash does not.
    return match === '' && offset > 0 ? '' : substitute(match)
  })
}

/** `${value:offset:length}`, counted in characters. */
export function substring(value: string, offset: number, length: number | undefined): string {
  const characters = /[\ud800-\udfff]/.test(value) ? [...value] : value
  const start = offset < 0 ? offset + characters.length : offset
  if (start < 0 || start > characters.length) return ''
  const end =
    length === undefined ? characters.length : length < 0 ? characters.length + length : start + length
  if (end < start) throw new ShellError(`${length}: substring expression < 0`)
  const slice = characters.slice(start, end)
  return typeof slice === 'string' ? slice : slice.join('')
}

type CaseOperator = '^' | '^^' | ',' | ',,' | '~' | '~~'

/** `${value^pattern}` and its relatives. */
export function changeCase(value: string, operator: CaseOperator, pattern: string | undefined): string {
  const expression = pattern === undefined || pattern === '' ? undefined : patternExpression(pattern)
  const change = (character: string): string => {
    if (expression && !expression.test(character)) return character
    if (operator.startsWith('~'))
      return character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()
    return operator.startsWith('^') ? character.toUpperCase() : character.toLowerCase()
  }
  const characters = [...value]
  if (operator.length === 2) return characters.map(change).join('')
  return characters.map((character, index) => (index === 0 ? change(character) : character)).join('')
}
