import { formatFloat } from '../../support/number-format'

/** Blocks read and written, whole and in part. */
export interface Tally {
  fullIn: number
  partIn: number
  fullOut: number
  partOut: number
  bytes: number
}

/** What dd says at the end. */
export function summary(
  { fullIn, partIn, fullOut, partOut, bytes }: Tally,
  seconds: number,
  rates: boolean,
): string {
  const records = `${fullIn}+${partIn} records in\n${fullOut}+${partOut} records out\n`
  if (!rates) return records
  const sizes = [scaled(bytes, 1000, 'B'), scaled(bytes, 1024, 'iB')].slice(
    0,
    bytes < 1000 ? 0 : bytes < 1024 ? 1 : 2,
  )
  const inBrackets = sizes.length === 0 ? '' : ` (${sizes.join(', ')})`
  const plain = bytes === 1 ? '1 byte' : `${bytes} bytes`
  const time = formatFloat(seconds, { flags: '', width: 0, precision: 6, letter: 'g' })
  const rate = bytes === 0 ? '0.0 kB' : seconds === 0 ? 'Infinity B' : scaled(bytes / seconds, 1000, 'B')
  return `${records}${plain}${inBrackets} copied, ${time} s, ${rate}/s\n`
}

const units = ['', 'k', 'M', 'G', 'T', 'P']

function scaled(value: number, base: number, suffix: string): string {
  let unit = 0
  let rest = value
  while (rest >= base && unit < units.length - 1) {
    rest /= base
    unit++
  }
  const letter = suffix === 'iB' ? (units[unit] ?? '').toUpperCase() : units[unit]
  const digits = rest < 10 && unit > 0 ? rest.toFixed(1) : String(Math.round(rest))
  return `${digits} ${letter}${unit === 0 ? 'B' : suffix}`
}
