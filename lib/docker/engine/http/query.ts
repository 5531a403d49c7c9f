/** The query of a request target. */
export class Query {
  readonly #values = new Map<string, string[]>()

  constructor(text: string) {
    for (const pair of text.split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      const name = decodePart(equals < 0 ? pair : pair.slice(0, equals))
      const value = equals < 0 ? '' : decodePart(pair.slice(equals + 1))
      const values = this.#values.get(name)
      if (values) values.push(value)
      else this.#values.set(name, [value])
    }
  }

  /** The first value of a parameter. */
  get(name: string): string | undefined {
    return this.#values.get(name)?.[0]
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  /** A boolean as dockerd reads it: anything but nothing, 0, no, false and none. */
  flag(name: string): boolean {
    return !['', '0', 'no', 'false', 'none'].includes((this.get(name) ?? '').trim().toLowerCase())
  }

  /** A whole number; `fallback` when it is missing or none. */
  integer(name: string, fallback: number): number {
    const value = this.get(name)
    return value !== undefined && /^[+-]?\d+$/.test(value) ? Number(value) : fallback
  }
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
