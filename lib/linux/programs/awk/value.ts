import { formatFloat } from '../support/number-format'

/** Text from outside that looks like a number compares as one. */
export interface NumericString {
  readonly text: string
  readonly number: number
}

/** undefined is a variable never set: both 0 and "". */
export type Value = number | string | NumericString | undefined

const numeric =
  /^[ \t\n\r\f\v]*[-+]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf(?:inity)?|nan)/i
const whole = /^[ \t\n\r\f\v]*[-+]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[ \t\n\r\f\v]*$/

/** The number a text begins with, as strtod(3) reads it. */
export function numberOf(text: string): number {
  const match = numeric.exec(text)?.[0].trim()
  if (match === undefined) return 0
  if (/inf/i.test(match)) return match.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (/nan/i.test(match)) return Number.NaN
  return match.startsWith('-') ? -Number(match.slice(1)) : Number(match.replace(/^\+/, ''))
}

/** A value read from input, the command line or split. */
export function fromInput(text: string): Value {
  return whole.test(text) ? { text, number: numberOf(text) } : text
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (value === undefined) return 0
  return typeof value === 'string' ? numberOf(value) : value.number
}

/** Numbers that are whole are written whole, others by CONVFMT or OFMT. */
export function toText(value: Value, format: string): string {
  if (typeof value === 'string') return value
  if (value === undefined) return ''
  if (typeof value === 'object') return value.text
  if (Number.isInteger(value) && Math.abs(value) <= 2147483647) return String(value === 0 ? 0 : value)
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '-nan' : value > 0 ? 'inf' : '-inf'
  const [, flags = '', width = '', precision, letter = 'g'] =
    /^%([-+ #0]*)(\d*)(?:\.(\d+))?([a-zA-Z])/.exec(format) ?? []
  return formatFloat(value, {
    flags,
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    letter: /[defgEFG]/.test(letter) ? letter : 'g',
  })
}

export function isTrue(value: Value): boolean {
  if (value === undefined) return false
  if (typeof value === 'number') return value !== 0
  return typeof value === 'string' ? value !== '' : value.number !== 0
}

/** Compares as numbers when both look like numbers, as texts otherwise. */
export function compareValues(left: Value, right: Value, format: string): number {
  if (typeof left !== 'string' && typeof right !== 'string') {
    const [a, b] = [toNumber(left), toNumber(right)]
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN
  }
  const [a, b] = [toText(left, format), toText(right, format)]
  return a < b ? -1 : a > b ? 1 : 0
}
