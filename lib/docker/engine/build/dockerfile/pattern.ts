/** A shell pattern as a regular expression's source: `*` and `?` match slashes too. */
function source(pattern: string, isGreedy: boolean): string {
  return pattern.replace(/\\(.)|[*?]|[.+^${}()|[\]\\]/g, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (match === '*') return isGreedy ? '[\\s\\S]*' : '[\\s\\S]*?'
    return match === '?' ? '[\\s\\S]' : `\\${match}`
  })
}

/** `${x#pattern}` and its like. */
export function trimPattern(
  value: string,
  pattern: string,
  { fromStart, isGreedy }: { readonly fromStart: boolean; readonly isGreedy: boolean },
): string {
  if (fromStart) return value.replace(new RegExp(`^(?:${source(pattern, isGreedy)})`), '')
  const whole = new RegExp(`^(?:${source(pattern, true)})$`)
  const lengths = Array.from({ length: value.length + 1 }, (_, index) => index)
  const start = (isGreedy ? lengths : lengths.reverse()).find((index) => whole.test(value.slice(index)))
  return start === undefined ? value : value.slice(0, start)
}

/** `${x/pattern/replacement}`, or with `//` everywhere. */
export function replacePattern(value: string, pattern: string, replacement: string, all: boolean): string {
  if (pattern === '') return value
  return value.replace(new RegExp(source(pattern, true), all ? 'g' : ''), () => replacement)
}
