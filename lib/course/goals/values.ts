/** Bytes as people write limits: `64 MiB`. */
export function bytes(amount: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = amount
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${Number(value.toFixed(2))} ${units[unit]}`
}

/** `NAME=value` lines by name; of a name that comes twice the last counts. */
export function environment(lines: readonly string[] | null): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (lines ?? []).map((line) => {
      const equals = line.indexOf('=')
      return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)]
    }),
  )
}

/** The beginning of a text that fits into a sentence, without backticks. */
export function excerpt(text: string): string {
  const line = (text.trim().split('\n')[0] ?? '').replaceAll('`', "'")
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
