import type { Realtime } from '../../base/clock'
import { EngineError } from './error'
import { nanoseconds } from './event/event-log'
import type { Filters } from './filters'

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

/** A Go duration such as `1h30m` in nanoseconds; undefined when it is none. */
function parseDuration(text: string): bigint | undefined {
  const parts = [...text.matchAll(/(\d+)(ns|us|µs|ms|s|m|h)/g)]
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== text) return undefined
  return parts.reduce((total, [, count = '0', unit = 's']) => total + BigInt(count) * (units[unit] ?? 0n), 0n)
}

/** The moment the `until` filter names, in nanoseconds since 1970; undefined when it is not given. @throws EngineError */
export function parseUntil(filters: Filters, now: Realtime): bigint | undefined {
  const [until, ...others] = filters.get('until')
  if (until === undefined) return undefined
  if (others.length > 0) throw new EngineError('InvalidParameter', 'more than one until filter specified')
  const age = parseDuration(until)
  if (age !== undefined) return nanoseconds(now) - age
  const match = /^(\d+)(?:\.(\d{1,9}))?$/.exec(until)
  if (!match)
    throw new EngineError(
      'InvalidParameter',
      `failed to parse value as time or duration: ${JSON.stringify(until)}`,
    )
  return BigInt(match[1] ?? 0) * 1_000_000_000n + BigInt((match[2] ?? '').padEnd(9, '0'))
}

/** Whether the `label` and `label!` filters of a prune let something through. */
export function matchesPruneLabels(
  filters: Filters,
  labels: Readonly<Record<string, string>> | null,
): boolean {
  if (!filters.matchesLabels('label', labels)) return false
  return !filters.has('label!') || !filters.matchesLabels('label!', labels)
}
