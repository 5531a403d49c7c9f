import type { Realtime } from './clock'

/** A date and time of day on the proleptic Gregorian calendar, UTC. */
export interface Civil {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nanosecond: number
  /** 0 is Sunday */
  readonly weekday: number
}

const DAY_SECONDS = 86_400

/** The UTC calendar date of a wall-clock moment (days-to-civil after Howard Hinnant's published algorithm). */
export function civil({ seconds, nanoseconds }: Realtime): Civil {
  const days = Math.floor(seconds / DAY_SECONDS)
  const rest = seconds - days * DAY_SECONDS
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    nanosecond: nanoseconds,
    weekday: (((days + 4) % 7) + 7) % 7,
  }
}

/** Unix time of a UTC calendar date; the inverse of {@link civil}. */
export function unixSeconds(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  const adjusted = month <= 2 ? year - 1 : year
  const era = Math.floor(adjusted / 400)
  const yearOfEra = adjusted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468) * DAY_SECONDS + hour * 3600 + minute * 60 + second
}

const two = (value: number): string => String(value).padStart(2, '0')

/** RFC 3339 in UTC with nine fractional digits, trailing zeros trimmed as Go's RFC3339Nano does. */
export function rfc3339Nano(moment: Realtime): string {
  const fraction = String(moment.nanoseconds).padStart(9, '0').replace(/0+$/, '')
  return `${rfc3339(moment).slice(0, -1)}${fraction && `.${fraction}`}Z`
}

/** RFC 3339 in UTC with whole seconds. */
export function rfc3339(moment: Realtime): string {
  const { year, month, day, hour, minute, second } = civil(moment)
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`
}
