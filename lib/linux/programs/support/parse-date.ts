import { civil, unixSeconds } from '../../../base/civil'
import type { Realtime } from '../../../base/clock'

const monthNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [
    name,
    index + 1,
  ]),
)
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const units: Readonly<Record<string, number>> = {
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  fortnight: 1_209_600,
}
const zones: Readonly<Record<string, number>> = { utc: 0, gmt: 0, z: 0, ut: 0 }

/** What is read so far of a date as people write it. */
interface Draft {
  date?: { year: number; month: number; day: number }
  time?: { hour: number; minute: number; second: number; nanoseconds: number }
  weekday?: { number: number; ordinal: number }
  offset: number
  months: number
  seconds: number
}

type Rule = readonly [RegExp, (draft: Draft, match: RegExpExecArray, now: Realtime) => boolean | undefined]

const setDate = (draft: Draft, year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  draft.date = { year, month, day }
  return true
}

const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 69 ? 2000 : 1900)
const monthOf = (name: string): number => monthNumbers[name.slice(0, 3)] ?? 0

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'

/** The forms of GNU's date input formats that are read, each as far as it is matched at the front. */
const rules: readonly Rule[] = [
  [
    /^(\d{4,})-(\d{1,2})-(\d{1,2})t?(?=\d|\s|$)/,
    (draft, [, year, month, day]) => setDate(draft, Number(year), Number(month), Number(day)),
  ],
  [
    /^(\d{1,2})\/(\d{1,2})\/(\d{2,})/,
    (draft, [, month, day, year = '']) => setDate(draft, fullYear(year), Number(month), Number(day)),
  ],
  [
    new RegExp(`^(\\d{1,2})[- ]?${MONTH}[- ,]*(\\d{4})?(?![\\d:])`),
    (draft, [, day, month = '', year], now) =>
      setDate(draft, year === undefined ? civil(now).year : Number(year), monthOf(month), Number(day)),
  ],
  [
    new RegExp(`^${MONTH}[- ]*(\\d{1,2})(?![\\d:])(?:,?[- ]*(\\d{4})(?![\\d:]))?`),
    (draft, [, month = '', day, year], now) =>
      setDate(draft, year === undefined ? civil(now).year : Number(year), monthOf(month), Number(day)),
  ],
  [
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([ap])?\.?(?:m\.?)?(?![a-y])/,
    (draft, [, hour, minute, second = '0', fraction = '', half]) => {
      const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
      if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return false
      draft.time = {
        hour: hours,
        minute: Number(minute),
        second: Number(second),
        nanoseconds: Number(fraction.padEnd(9, '0').slice(0, 9)),
      }
      return true
    },
  ],
  [
    /^(\d{1,2})\s*([ap])\.?m\.?/,
    (draft, [, hour, half]) => {
      draft.time = {
        hour: (Number(hour) % 12) + (half === 'p' ? 12 : 0),
        minute: 0,
        second: 0,
        nanoseconds: 0,
      }
      return true
    },
  ],
  [
    /^([+-])(\d{2}):?(\d{2})?(?=\s|$)/,
    (draft, [, sign, hours, minutes = '0']) => {
      if (!draft.time) return false
      draft.offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
      return true
    },
  ],
  [
    /^([+-]?\s*\d+|next|last|this|a|an)?\s*(year|month|fortnight|week|day|hour|minute|min|second|sec)s?(\s+ago)?(?![a-z])/,
    (draft, [, amount = '1', unit = '', ago]) => {
      const words: Readonly<Record<string, number>> = { next: 1, last: -1, this: 0, a: 1, an: 1 }
      const count = (words[amount] ?? Number(amount.replace(/\s/g, ''))) * (ago === undefined ? 1 : -1)
      if (unit === 'year' || unit === 'month') draft.months += count * (unit === 'year' ? 12 : 1)
      else draft.seconds += count * (units[unit] ?? 0)
      return true
    },
  ],
  [
    /^(now|today|noon|midnight|yesterday|tomorrow)(?![a-z])/,
    (draft, [, word]) => {
      if (word === 'yesterday' || word === 'tomorrow') draft.seconds += word === 'tomorrow' ? 86_400 : -86_400
      if (word === 'noon' || word === 'midnight')
        draft.time = { hour: word === 'noon' ? 12 : 0, minute: 0, second: 0, nanoseconds: 0 }
      return true
    },
  ],
  [
    /^(?:(next|last|this)\s+)?(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?/,
    (draft, [, which, day = '']) => {
      draft.weekday = {
        number: weekdays.indexOf(day),
        ordinal: which === 'next' ? 1 : which === 'last' ? -1 : 0,
      }
      return true
    },
  ],
  [
    /^(utc|gmt|ut|z)(?![a-z])/,
    (draft, [, zone = '']) => {
      draft.offset = zones[zone] ?? 0
      return true
    },
  ],
  [
    /^(\d{4})(\d{2})(\d{2})(?=\s|$)/,
    (draft, [, year, month, day]) => setDate(draft, Number(year), Number(month), Number(day)),
  ],
]

/** A date as `date -d` and `touch -d` take it, in UTC; undefined when it is none. */
export function parseDate(text: string, now: Realtime): Realtime | undefined {
  const epoch = /^\s*@(-?\d+)(?:\.(\d+))?\s*$/.exec(text)
  if (epoch)
    return { seconds: Number(epoch[1]), nanoseconds: Number((epoch[2] ?? '').padEnd(9, '0').slice(0, 9)) }
  const draft: Draft = { offset: 0, months: 0, seconds: 0 }
  let rest = text.toLowerCase().trim()
  while (rest !== '') {
    const used = step(draft, rest, now)
    if (used === undefined) return undefined
    rest = rest.slice(used).replace(/^[\s,]+/, '')
  }
  return resolve(draft, now, text.trim() === '')
}

function step(draft: Draft, rest: string, now: Realtime): number | undefined {
  for (const [pattern, apply] of rules) {
    const match = pattern.exec(rest)
    if (match && apply(draft, match, now)) return match[0].length
  }
  return undefined
}

function resolve(
  { date, time, weekday, offset, months, seconds }: Draft,
  now: Realtime,
  isEmpty: boolean,
): Realtime | undefined {
  const today = civil(now)
  const { year, month, day } = date ?? today
  // A date or weekday without a time means its beginning.
  const isWhole = date !== undefined || weekday !== undefined || isEmpty
  const clock =
    time ??
    (isWhole ? { hour: 0, minute: 0, second: 0, nanoseconds: 0 } : { ...today, nanoseconds: now.nanoseconds })
  const shifted = year * 12 + month - 1 + months
  if (date && civil({ seconds: unixSeconds(year, month, day), nanoseconds: 0 }).day !== day) return undefined
  let start = unixSeconds(
    Math.floor(shifted / 12),
    (shifted % 12) + 1,
    day,
    clock.hour,
    clock.minute,
    clock.second,
  )
  if (weekday && !date) {
    const ahead = (weekday.number - today.weekday + 7) % 7
    const isSame = ahead === 0
    start += (ahead + 7 * (weekday.ordinal - (weekday.ordinal > 0 && !isSame ? 1 : 0))) * 86_400
  }
  return { seconds: start - offset + seconds, nanoseconds: clock.nanoseconds }
}

/** `[[CC]YY]MMDDhhmm[.ss]`, as touch -t and date take it. */
export function parseStamp(text: string, now: Realtime): Realtime | undefined {
  const match = /^(\d{2}|\d{4})?(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{2}))?$/.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '0'] = match.map((part) => part as string | undefined)
  const inRange =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= 31 &&
    Number(hour) <= 23 &&
    Number(minute) <= 59
  if (!inRange) return undefined
  const fully = year === undefined ? civil(now).year : fullYear(year)
  return {
    seconds: unixSeconds(fully, Number(month), Number(day), Number(hour), Number(minute), Number(second)),
    nanoseconds: 0,
  }
}
