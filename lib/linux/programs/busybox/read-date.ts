import { civil, unixSeconds } from '../../../base/civil'

/** The directives of strptime(3) that `-D` may hold. */
const FIELDS: Readonly<Record<string, readonly [field: Field, pattern: string]>> = {
  Y: ['year', '(\\d{4})'],
  m: ['month', '(\\d{1,2})'],
  d: ['day', '(\\d{1,2})'],
  H: ['hour', '(\\d{1,2})'],
  M: ['minute', '(\\d{1,2})'],
  S: ['second', '(\\d{1,2})'],
}
type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'
type Fields = Record<Field, number>

const FORMS: readonly (readonly [RegExp, readonly Field[]])[] = [
  [/^(\d{1,2}):(\d\d)(?::(\d\d))?$/, ['hour', 'minute', 'second']],
  [/^(\d{1,2})\.(\d{1,2})-(\d{1,2}):(\d\d)(?::(\d\d))?$/, ['month', 'day', 'hour', 'minute', 'second']],
  [
    /^(\d{4})\.(\d{1,2})\.(\d{1,2})-(\d{1,2}):(\d\d)(?::(\d\d))?$/,
    ['year', 'month', 'day', 'hour', 'minute', 'second'],
  ],
  [
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/,
    ['year', 'month', 'day', 'hour', 'minute', 'second'],
  ],
  [/^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2})$/, ['year', 'month', 'day', 'hour']],
  [/^(\d\d)(\d\d)(\d\d)(\d\d)$/, ['month', 'day', 'hour', 'minute']],
  [/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/, ['year', 'month', 'day', 'hour', 'minute', 'second']],
]

/** Seconds since 1970 of a date as BusyBox reads it; undefined when it is none. */
export function readDate(text: string, now: number, format?: string): number | undefined {
  const epoch = /^@(-?\d+)$/.exec(text)
  if (epoch) return Number(epoch[1])
  const today = civil({ seconds: now, nanoseconds: 0 })
  const [expression, names] =
    format === undefined ? (FORMS.find(([form]) => form.test(text)) ?? []) : compile(format)
  const match = expression?.exec(text)
  if (!match || !names) return undefined
  const fields: Fields = {
    year: today.year,
    month: today.month,
    day: today.day,
    hour: 0,
    minute: 0,
    second: 0,
  }
  if (names.includes('year') && !names.includes('day')) fields.day = 1
  names.forEach((name, index) => {
    const value = match[index + 1]
    if (value !== undefined) fields[name] = Number(value)
  })
  const { year, month, day, hour, minute, second } = fields
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return undefined
  return unixSeconds(year, month, day) + hour * 3600 + minute * 60 + second
}

function compile(format: string): readonly [RegExp, readonly Field[]] {
  const names: Field[] = []
  const source = format.replace(/%(.)|[\\^$.*+?()[\]{}|/]/g, (whole, letter?: string) => {
    const field = letter === undefined ? undefined : FIELDS[letter]
    if (!field) return `\\${whole}`
    names.push(field[0])
    return field[1]
  })
  return [new RegExp(`^${source}$`), names]
}
