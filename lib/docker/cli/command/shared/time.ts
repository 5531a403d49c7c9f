import { unixSeconds } from '../../../../base/civil'
import type { Realtime } from '../../../../base/clock'
import type { Cli } from '../../cli'
import { parseDuration } from '../../go/duration'
import { quote } from '../../go/quote'
import { parseRfc3339 } from '../../go/time'

/** The client's clock, in seconds since 1970. */
export function now(cli: Cli): number {
  const { seconds, nanoseconds } = cli.sys.realtime()
  return seconds + nanoseconds / 1e9
}

const local = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?)?$/

function parseMoment(text: string): Realtime | undefined {
  const zoned = parseRfc3339(text)
  if (zoned) return zoned
  const match = local.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const nanoseconds = Number((match[7] ?? '').padEnd(9, '0').slice(0, 9))
  return { seconds: unixSeconds(year, month, day, hour, minute, second), nanoseconds }
}

/** A `--since` or `--until` value as the API takes it: spans count back from now. @throws Error in the client's words */
export function timestamp(cli: Cli, text: string, flag?: 'since' | 'until'): string | undefined {
  if (text === '') return undefined
  try {
    if (text !== '0') return String(Math.floor(now(cli) - parseDuration(text) / 1e9))
  } catch {
    const moment = parseMoment(text)
    if (moment) return `${moment.seconds}.${String(moment.nanoseconds).padStart(9, '0')}`
    if (!/^\d+(\.\d+)?$/.test(text)) {
      throw new Error(
        `${flag ? `invalid value for "${flag}": ` : ''}failed to parse value as time or duration: ${quote(text)}`,
      )
    }
  }
  return text
}
