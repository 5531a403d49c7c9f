import { cut } from '../opts/cut'
import type { FlagType } from './flag'

const shown = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : `[${values.join(' ')}]`

/** A flag that may be given several times: every value is kept, parsed by `parse`. */
export function listOf<T>(
  parse: (text: string) => T,
  name = 'list',
  showEmpty = false,
): FlagType<readonly T[]> {
  return {
    name,
    initial: [],
    parse: (text, previous) => [...previous, parse(text)],
    show: (values) => shown(values.map(String)) ?? (showEmpty ? '[]' : undefined),
  }
}

/** Texts as given. */
export const list: FlagType<readonly string[]> = listOf((text) => text)

/** Comma-separated texts, several times (pflag's StringSlice). */
export const strings: FlagType<readonly string[]> = {
  name: 'strings',
  initial: [],
  parse: (text, previous) => [...previous, ...text.split(',')],
  show: (values) => (values.length === 0 ? undefined : `[${values.join(',')}]`),
}

/** `key=value` pairs; help shows even the empty default. */
export function mapOf(
  validate: (text: string) => string = (text) => text,
): FlagType<Readonly<Record<string, string>>> {
  return {
    name: 'map',
    initial: {},
    parse(text, previous) {
      const [key, value] = cut(validate(text), '=')
      return { ...previous, [key]: value }
    },
    show: (values) =>
      `map[${Object.entries(values)
        .map(([key, value]) => `${key}:${value}`)
        .join(' ')}]`,
  }
}

/** `key=value` pairs, several to a flag (pflag's StringToString). */
export const stringMap: FlagType<Readonly<Record<string, string>>> = {
  name: 'stringToString',
  initial: {},
  parse(text, previous) {
    const pairs = text.split(',').map((pair) => {
      const [key, value, found] = cut(pair, '=')
      if (!found) throw new Error(`${pair} must be formatted as key=value`)
      return [key, value] as const
    })
    return { ...previous, ...Object.fromEntries(pairs) }
  },
  show: () => '[]',
}

/** What `--filter` collected: each name's values, as the API takes them. */
export type Filters = Readonly<Record<string, readonly string[]>>

/** `name=value`, several times. */
export const filter: FlagType<Filters> = {
  name: 'filter',
  initial: {},
  parse(text, previous) {
    if (text === '') return previous
    const [rawName, value, found] = cut(text, '=')
    if (!found) throw new Error('bad format of filter (expected name=value)')
    const name = rawName.trim().toLowerCase()
    const values = previous[name] ?? []
    return values.includes(value.trim()) ? previous : { ...previous, [name]: [...values, value.trim()] }
  },
  show: () => undefined,
}
