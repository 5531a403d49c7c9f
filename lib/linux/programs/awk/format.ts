import { formatFloat, formatInteger } from '../support/number-format'
import { toNumber, toText, type Value } from './value'

/** Too few arguments for a format. */
export class FormatProblem extends Error {}

/** sprintf of awk. @throws FormatProblem */
export function format(pattern: string, args: readonly Value[], convert: string, name = 'sprintf'): string {
  let index = 0
  const next = (): Value => {
    if (index >= args.length) throw new FormatProblem(`not enough arguments passed to ${name}("${pattern}")`)
    return args[index++]
  }
  return pattern.replace(
    /%%|%([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?[hlLqjzt]*([a-zA-Z])/g,
    (whole, flags: string = '', width: string, precision: string | undefined, letter: string) => {
      if (whole === '%%') return '%'
      const columns = width === '*' ? toNumber(next()) : Number(width)
      const digits =
        precision === undefined ? undefined : precision === '*' ? toNumber(next()) : Number(precision)
      const allFlags = columns < 0 ? `${flags}-` : flags
      const conversion = { flags: allFlags, width: Math.abs(columns), precision: digits, letter }
      const pad = (text: string): string =>
        allFlags.includes('-') ? text.padEnd(conversion.width) : text.padStart(conversion.width)
      switch (letter) {
        case 'd':
        case 'i':
          return integer(toNumber(next()), -largest, largest, conversion)
        case 'o':
        case 'u':
        case 'x':
        case 'X':
          return integer(toNumber(next()), 0, 2 * largest + 1, conversion)
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
          return formatFloat(toNumber(next()), conversion)
        case 'c':
          return pad(character(next(), convert))
        case 's':
          return pad(toText(next(), convert).slice(0, digits))
        default:
          return whole
      }
    },
  )
}

/** The integers of mawk have 32 bits. */
const largest = 2147483647

function integer(
  value: number,
  least: number,
  most: number,
  conversion: Parameters<typeof formatInteger>[1],
): string {
  const whole = Number.isNaN(value)
    ? least - (least < 0 ? 1 : 0)
    : Math.min(most, Math.max(least, Math.trunc(value)))
  return formatInteger(BigInt(whole), conversion)
}

function character(value: Value, convert: string): string {
  if (typeof value === 'number') return String.fromCharCode(Math.trunc(value) & 255)
  return toText(value, convert).charAt(0) || '\0'
}
