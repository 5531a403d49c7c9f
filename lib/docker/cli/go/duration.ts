import { quote } from './quote'

const unitNanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}

/** time.ParseDuration: nanoseconds. @throws Error worded as Go's */
export function parseDuration(text: string): number {
  let rest = text.replace(/^[+-]/, '')
  if (rest === '0') return 0
  if (rest === '') throw new Error(`time: invalid duration ${quote(text)}`)
  let total = 0
  while (rest !== '') {
    const part = /^(\d*(?:\.\d*)?)([^\d.]*)/.exec(rest)
    const amount = part?.[1] ?? ''
    const unit = part?.[2] ?? ''
    if (amount === '' || amount === '.') throw new Error(`time: invalid duration ${quote(text)}`)
    if (unit === '') throw new Error(`time: missing unit in duration ${quote(text)}`)
    const factor = Object.hasOwn(unitNanoseconds, unit) ? unitNanoseconds[unit] : undefined
    if (factor === undefined) throw new Error(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`)
    total += Number(amount) * factor
    rest = rest.slice(amount.length + unit.length)
  }
  return Math.round(text.startsWith('-') ? -total : total)
}

/** time.Duration.String: `1h0m5.5s`, `150ms`, `0s`. */
export function formatDuration(nanoseconds: number): string {
  if (nanoseconds === 0) return '0s'
  const sign = nanoseconds < 0 ? '-' : ''
  const size = Math.abs(nanoseconds)
  if (size < 1e3) return `${sign}${size}ns`
  if (size < 1e6) return `${sign}${decimal(size, 1e3)}µs`
  if (size < 1e9) return `${sign}${decimal(size, 1e6)}ms`
  const minutes = Math.floor(size / 60e9)
  const seconds = `${decimal(size - minutes * 60e9, 1e9)}s`
  if (minutes === 0) return sign + seconds
  return minutes < 60
    ? `${sign}${minutes}m${seconds}`
    : `${sign}${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`
}

/** `amount / unit` without the rounding of a floating division. */
function decimal(amount: number, unit: number): string {
  const fraction = String(amount % unit).padStart(String(unit).length - 1, '0')
  return `${Math.floor(amount / unit)}.${fraction}`.replace(/\.?0+$/, '')
}
