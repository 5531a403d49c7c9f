import type { AliasCandidate } from './source-context'

const firstWord = /^[ \t]*([^\s;&|()<>$`'"\\]+)/

/** Replaces the command names of a text that are aliases (bash(1), ALIASES); undefined when none is. */
export function expandAliases(
  source: string,
  candidates: readonly AliasCandidate[],
  lookup: (name: string) => string | undefined,
): string | undefined {
  let text = ''
  let from = 0
  for (const { name, position, end } of [...candidates].sort(
    (left, right) => left.position - right.position,
  )) {
    const value = position >= from ? expand(name, lookup, new Set()) : undefined
    if (value === undefined) continue
    text += source.slice(from, position) + value
    from = end
    let last = value
    while (/[ \t]$/.test(last)) {
      const next = firstWord.exec(source.slice(from))
      const replaced = next?.[1] === undefined ? undefined : expand(next[1], lookup, new Set())
      if (!next || replaced === undefined) break
      text += ` ${replaced}`
      from += next[0].length
      last = replaced
    }
  }
  return from === 0 ? undefined : text + source.slice(from)
}

function expand(
  name: string,
  lookup: (name: string) => string | undefined,
  seen: ReadonlySet<string>,
): string | undefined {
  const value = seen.has(name) ? undefined : lookup(name)
  if (value === undefined) return undefined
  const match = firstWord.exec(value)
  const inner = match?.[1] === undefined ? undefined : expand(match[1], lookup, new Set([...seen, name]))
  return match && inner !== undefined ? inner + value.slice(match[0].length) : value
}
