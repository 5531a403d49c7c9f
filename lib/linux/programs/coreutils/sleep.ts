import { SECOND } from '../../../base/clock'
import { quote } from '../support/quote'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/sleep'

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** Seconds of an interval such as `1.5`, `2m`, `infinity`; undefined when it is none. */
export function parseInterval(text: string): number | undefined {
  const match = /^\+?(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|inf(?:inity)?)([smhd]?)$/i.exec(text)
  if (!match) return undefined
  const [, amount = '', unit = ''] = match
  return (/^i/i.test(amount) ? Number.POSITIVE_INFINITY : Number(amount)) * (units[unit] ?? 1)
}

export const sleep = utility({
  family: coreutils,
  name: 'sleep',
  help,
  options: {},
  *run(process, { operands }) {
    if (operands.length === 0) throw new UsageFailure('missing operand')
    let seconds = 0
    for (const operand of operands) {
      const interval = parseInterval(operand)
      if (interval === undefined) throw new UsageFailure(`invalid time interval ${quote(process, operand)}`)
      seconds += interval
    }
    // Longer than any world lives.
    while (seconds === Number.POSITIVE_INFINITY) yield* process.sys.nanosleep(1e6 * SECOND)
    yield* process.sys.nanosleep(seconds * SECOND)
    return 0
  },
})
