const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** The text of a Go string literal, quoted or raw. */
export function unquote(literal: string): string {
  if (literal.startsWith('`')) return literal.slice(1, -1).replaceAll('\r', '')
  return literal
    .slice(1, -1)
    .replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|.)/g, (_, name: string) => {
      const known = simple[name]
      if (known !== undefined) return known
      if (/^[xuU]./.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(1), 16))
      return /^[0-7]{3}$/.test(name) ? String.fromCodePoint(Number.parseInt(name, 8)) : name
    })
}

/** The value of a Go number or rune literal: bigint for integers; undefined when it is none. */
export function parseNumber(text: string): bigint | number | undefined {
  if (text.startsWith("'")) {
    const characters = [...unquote(text)]
    return characters.length === 1 ? BigInt(characters[0]?.codePointAt(0) ?? 0) : undefined
  }
  const sign = text.startsWith('-') ? -1n : 1n
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '')
  if (/^0[0-7]+$/.test(digits)) return sign * BigInt(`0o${digits.slice(1)}`)
  if (/^(0|[1-9]\d*|0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+)$/.test(digits)) return sign * BigInt(digits)
  const value = Number(digits)
  return !Number.isFinite(value) || /^0\d/.test(digits) ? undefined : Number(sign) * value
}
