/**
 * Puts values into a message: `{name}` is replaced, and `{count|one goal|{count} goals}` chooses by whether the count
 * is one.
 */
export function fill(message: string, values: Record<string, string | number>): string {
  const chosen = message.replace(
    /\{(\w+)\|([^|{}]*(?:\{\w+\}[^|{}]*)*)\|([^|{}]*(?:\{\w+\}[^|{}]*)*)\}/g,
    (_all, name: string, one: string, other: string) => (values[name] === 1 ? one : other),
  )
  return chosen.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? `{${name}}`))
}
