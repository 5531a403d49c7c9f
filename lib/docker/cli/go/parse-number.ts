import { quote } from './quote'

function numberError(call: string, text: string, problem: string): Error {
  return new Error(`strconv.${call}: parsing ${quote(text)}: ${problem}`)
}

const digits = /^[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)$/

function literal(text: string): bigint {
  const negative = text.startsWith('-')
  let body = text.replace(/^[+-]/, '').replaceAll('_', '')
  if (/^0[0-7]+$/.test(body)) body = `0o${body.slice(1)}`
  const value = BigInt(body)
  return negative ? -value : value
}

/** strconv.ParseInt with base 0. Values beyond 2^53 lose precision. @throws Error worded as Go's NumError */
export function parseInteger(text: string, bits = 64, call = 'ParseInt'): number {
  if (!digits.test(text)) throw numberError(call, text, 'invalid syntax')
  const value = literal(text)
  const limit = 1n << BigInt(bits - 1)
  if (value >= limit || value < -limit) throw numberError(call, text, 'value out of range')
  return Number(value)
}

/** strconv.ParseUint with base 0. @throws Error worded as Go's NumError */
export function parseUnsigned(text: string, bits = 64): number {
  if (!digits.test(text) || /^[+-]/.test(text)) throw numberError('ParseUint', text, 'invalid syntax')
  const value = literal(text)
  if (value >= 1n << BigInt(bits)) throw numberError('ParseUint', text, 'value out of range')
  return Number(value)
}

/** strconv.Atoi: decimal only. @throws Error worded as Go's NumError */
export function parseDecimal(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw numberError('Atoi', text, 'invalid syntax')
  return Number(text)
}

/** strconv.ParseFloat for the decimal forms. @throws Error worded as Go's NumError */
export function parseFloating(text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text))
    throw numberError('ParseFloat', text, 'invalid syntax')
  return Number(text)
}

const booleans: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false])),
}

/** strconv.ParseBool. @throws Error worded as Go's NumError */
export function parseBoolean(text: string): boolean {
  const value = Object.hasOwn(booleans, text) ? booleans[text] : undefined
  if (value === undefined) throw numberError('ParseBool', text, 'invalid syntax')
  return value
}
