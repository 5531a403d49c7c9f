/** strings.Cut: what is before and after the first separator, and whether there was one. */
export function cut(
  text: string,
  separator: string,
): readonly [before: string, after: string, found: boolean] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, '', false] : [text.slice(0, at), text.slice(at + separator.length), true]
}

/** `KEY=value` pairs as a record; a pair without `=` has an empty value, the last of a key counts. */
export function keyValues(pairs: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {}
  for (const pair of pairs) {
    const [key, value] = cut(pair, '=')
    record[key] = value
  }
  return record
}
