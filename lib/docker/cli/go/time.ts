import { civil, unixSeconds } from '../../../base/civil'
import type { Realtime } from '../../../base/clock'

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/** The moment an RFC 3339 time names; undefined when it is none. */
export function parseRfc3339(text: string): Realtime | undefined {
  const match = rfc3339.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const nanoseconds = Number((match[7] ?? '').padEnd(9, '0').slice(0, 9))
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60 * (match[8] === '-' ? -1 : 1)
  return { seconds: unixSeconds(year, month, day, hour, minute, second) - offset, nanoseconds }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `2025-05-30 12:07:14`, in UTC. */
export function dateAndTime(moment: Realtime): string {
  const { year, month, day, hour, minute, second } = civil(moment)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** An RFC 3339 time as Go's time.Time prints itself: `2025-05-30 12:07:14.1234 +0000 UTC`. */
export function formatTime(text: string): string {
  const moment = text === '' ? { seconds: unixSeconds(1, 1, 1), nanoseconds: 0 } : parseRfc3339(text)
  if (!moment) return text
  const fraction = String(moment.nanoseconds).padStart(9, '0').replace(/0+$/, '')
  return `${dateAndTime(moment)}${fraction && `.${fraction}`} +0000 UTC`
}

/** A Unix time as list commands print it: `2025-05-30 12:07:14 +0000 UTC`. */
export function unixTimeText(seconds: number): string {
  return `${dateAndTime({ seconds, nanoseconds: 0 })} +0000 UTC`
}
