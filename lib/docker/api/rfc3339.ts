import { unixSeconds } from '../../base/civil'
import type { Realtime } from '../../base/clock'

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/

/** The moment an RFC 3339 time names. @throws Error when it is none */
export function parseRfc3339(text: string): Realtime {
  const match = PATTERN.exec(text)
  if (!match) throw new Error(`not an RFC 3339 time: ${text}`)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60 * (match[8] === '-' ? -1 : 1)
  return {
    seconds: unixSeconds(year, month, day, hour, minute, second) - offset,
    nanoseconds: Number((match[7] ?? '').padEnd(9, '0')),
  }
}

/** What the API writes for a time that never was. */
export const ZERO_TIME = '0001-01-01T00:00:00Z'
