import { compareBytes } from '../../support/text'
import { compareVersions } from '../../support/version-compare'
import { type Key, keyText, type Ordering } from './key'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const suffixes = ' KMGTPEZY'

/** Compares the decimal numbers texts begin with, of any length. */
function compareNumbers(left: string, right: string): number {
  const [a, b] = [parseNumber(left), parseNumber(right)]
  if (a.negative !== b.negative) return a.negative ? -1 : 1
  const sign = a.negative ? -1 : 1
  const whole = a.whole.length - b.whole.length || compareBytes(a.whole, b.whole)
  return sign * (whole || compareBytes(a.fraction, b.fraction))
}

function parseNumber(text: string): { negative: boolean; whole: string; fraction: string } {
  const [, sign, digits = '', decimals = ''] = /^[ \t]*(-?)(\d*)(?:\.(\d*))?/.exec(text) ?? []
  const whole = digits.replace(/^0+/, '')
  const fraction = decimals.replace(/0+$/, '')
  return { negative: sign === '-' && whole + fraction !== '', whole, fraction }
}

function compareHuman(left: string, right: string): number {
  const order = (text: string): number => {
    const match = /^[ \t]*(-?)\d*\.?\d*([KMGTPEZY]?)/i.exec(text)
    const isZero = /^[ \t]*-?[0.]*(?![1-9])/.test(text) && !/[1-9]/.test(match?.[0] ?? '')
    const rank = isZero ? 0 : Math.max(0, suffixes.indexOf((match?.[2] ?? '').toUpperCase() || ' '))
    return match?.[1] === '-' ? -rank : rank
  }
  return order(left) - order(right) || compareNumbers(left, right)
}

function compareGeneral(left: string, right: string): number {
  const value = (text: string): number => {
    const match = /^\s*[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|inf(?:inity)?|nan)/i.exec(
      text,
    )?.[0]
    if (match === undefined) return Number.NEGATIVE_INFINITY
    if (/nan/i.test(match)) return -Number.MAX_VALUE
    return /inf/i.test(match)
      ? match.includes('-')
        ? -Number.MAX_VALUE
        : Number.POSITIVE_INFINITY
      : Number(match)
  }
  const [a, b] = [value(left), value(right)]
  return a === b ? 0 : a < b ? -1 : 1
}

const month = (text: string): number => months.indexOf(text.trimStart().slice(0, 3).toUpperCase())

function translate(text: string, { ignoreCase, dictionary, printable }: Ordering): string {
  let result = dictionary ? text.replace(/[^\p{L}\p{N} \t]/gu, '') : text
  if (printable) result = result.replace(/[\x00-\x1f\x7f]/g, '')
  return ignoreCase ? result.toUpperCase() : result
}

/** Compares two texts by one ordering, before it is reversed. */
function compareTexts(left: string, right: string, ordering: Ordering): number {
  switch (ordering.numeric) {
    case 'integer':
      return compareNumbers(left, right)
    case 'human':
      return compareHuman(left, right)
    case 'general':
      return compareGeneral(left, right)
    case 'month':
      return month(left) - month(right)
    case 'version':
      return compareVersions(left, right)
    case 'none':
      return compareBytes(translate(left, ordering), translate(right, ordering))
  }
}

/** Compares lines by keys; what keys leave equal is ordered by the whole lines unless the sort is stable. */
export function comparator(
  keys: readonly Key[],
  separator: string | undefined,
  lastResort: Ordering | undefined,
): (left: string, right: string) => number {
  return (left, right) => {
    for (const key of keys) {
      const order = compareTexts(keyText(left, key, separator), keyText(right, key, separator), key.ordering)
      if (order !== 0) return key.ordering.reverse ? -order : order
    }
    if (!lastResort) return 0
    const order = compareBytes(left, right)
    return lastResort.reverse ? -order : order
  }
}
