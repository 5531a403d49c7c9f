import { EngineError } from './error'

/** The `filters` parameter of list and prune requests: values by name (moby api/types/filters). */
export class Filters {
  readonly #fields = new Map<string, Set<string>>()

  /** Accepts both spellings clients use: `{"name":{"web":true}}` and `{"name":["web"]}`. @throws EngineError InvalidParameter */
  static parse(json: string | undefined): Filters {
    const filters = new Filters()
    if (!json) return filters
    const value = parseObject(json)
    for (const [name, values] of Object.entries(value)) {
      if (Array.isArray(values)) for (const one of values) filters.add(name, String(one))
      else if (typeof values === 'object' && values !== null)
        for (const one of Object.keys(values)) filters.add(name, one)
      else throw invalid()
    }
    return filters
  }

  add(name: string, value: string): void {
    const values = this.#fields.get(name) ?? new Set()
    this.#fields.set(name, values.add(value))
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  get(name: string): string[] {
    return [...(this.#fields.get(name) ?? [])]
  }

  /** The filter's one value as a boolean; `fallback` when it is not given. @throws EngineError InvalidParameter */
  bool(name: string, fallback: boolean): boolean {
    const values = this.get(name)
    if (values.length === 0) return fallback
    const truths = values.map((value) =>
      ['1', 'true'].includes(value) ? true : ['0', 'false'].includes(value) ? false : undefined,
    )
    if (truths.length !== 1 || truths[0] === undefined) {
      throw new EngineError('InvalidParameter', `invalid filter '${name}=[${values.join(' ')}]'`)
    }
    return truths[0]
  }

  /** @throws EngineError InvalidParameter when a filter is not one of `accepted` */
  validate(...accepted: string[]): void {
    for (const name of this.#fields.keys()) {
      if (!accepted.includes(name)) throw new EngineError('InvalidParameter', `invalid filter '${name}'`)
    }
  }

  /** Whether one of the values is exactly `source`; true when the filter is not given. */
  matchesExactly(name: string, source: string): boolean {
    const values = this.#fields.get(name)
    return values === undefined || values.has(source)
  }

  /** Whether one of the values is `source`, or a regular expression found in it; true when the filter is not given. */
  matches(name: string, source: string): boolean {
    const values = this.#fields.get(name)
    if (values === undefined || values.has(source)) return true
    return [...values].some((pattern) => {
      try {
        return new RegExp(pattern).test(source)
      } catch {
        return false
      }
    })
  }

  /** Whether one of the values is the beginning of `source`; true when the filter is not given. */
  matchesPrefix(name: string, source: string): boolean {
    const values = this.#fields.get(name)
    return values === undefined || [...values].some((value) => source.startsWith(value))
  }

  /** Whether `sources` has every `key` or `key=value` asked for; true when the filter is not given. */
  matchesLabels(name: string, sources: Readonly<Record<string, string>> | null): boolean {
    return this.get(name).every((wanted) => {
      const [key = '', value] = cut(wanted)
      const found = sources?.[key]
      return found !== undefined && (value === undefined || found === value)
    })
  }
}

function cut(text: string): [string, string?] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text] : [text.slice(0, equals), text.slice(equals + 1)]
}

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    throw invalid()
  }
  throw invalid()
}

function invalid(): EngineError {
  return new EngineError('InvalidParameter', 'invalid filter')
}
