import { globExpression } from '../support/fnmatch'

/** Whether `--exclude` patterns leave a name out: they match it whole or after any `/`, and what is below it. */
export function exclusion(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) => globExpression(pattern.replace(/\/$/, '')))
  return (name) => {
    const parts = name.split('/')
    return parts.some((_, from) => {
      const tail = parts.slice(from)
      return tail.some((__, length) => {
        const piece = tail.slice(0, length + 1).join('/')
        return expressions.some((expression) => expression.test(piece))
      })
    })
  }
}
