/** A printf(3) conversion of a number: flags, width and precision as written. */
export interface Conversion {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly letter: string
}

/** Formats an integer for d, i, u, o, x and X; negative ones wrap to 64 bits where the conversion is unsigned. */
export function formatInteger(value: bigint, { flags, width, precision, letter }: Conversion): string {
  const isSigned = letter === 'd' || letter === 'i'
  const magnitude = isSigned ? (value < 0n ? -value : value) : BigInt.asUintN(64, value)
  const base = letter === 'o' ? 8 : letter === 'x' || letter === 'X' ? 16 : 10
  let digits =
    magnitude === 0n && precision === 0 ? '' : magnitude.toString(base).padStart(precision ?? 1, '0')
  if (letter === 'o' && flags.includes('#') && !digits.startsWith('0')) digits = `0${digits}`
  const prefix = base === 16 && flags.includes('#') && magnitude !== 0n ? '0x' : ''
  const text = padNumber(
    sign(isSigned && value < 0n, flags, isSigned) + prefix,
    digits,
    flags,
    width,
    precision === undefined,
  )
  return letter === 'X' ? text.toUpperCase() : text
}

/** Formats a number for e, f, g and their capitals. */
export function formatFloat(value: number, { flags, width, precision = 6, letter }: Conversion): string {
  const lower = letter.toLowerCase()
  const magnitude = Math.abs(value)
  const isNegative = value < 0 || Object.is(value, -0)
  let digits: string
  if (!Number.isFinite(value)) digits = Number.isNaN(value) ? 'nan' : 'inf'
  else if (lower === 'f') digits = fixed(magnitude, precision)
  else if (lower === 'e') digits = exponential(magnitude, precision)
  else digits = general(magnitude, precision, flags.includes('#'))
  const text = padNumber(sign(isNegative, flags, true), digits, flags, width, Number.isFinite(value))
  return letter === lower ? text : text.toUpperCase()
}

const sign = (isNegative: boolean, flags: string, isSigned: boolean): string =>
  isNegative ? '-' : !isSigned ? '' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''

function padNumber(lead: string, digits: string, flags: string, width: number, zeros: boolean): string {
  const length = lead.length + digits.length
  if (flags.includes('-')) return (lead + digits).padEnd(width)
  if (flags.includes('0') && zeros) return lead + '0'.repeat(Math.max(0, width - length)) + digits
  return (lead + digits).padStart(width)
}

const GUARD = 30

/** C rounds what lies exactly between two numbers to the even one, JavaScript up: `text` with more digits tells. */
function halfToEven(rounded: string, exact: string): string {
  const cut = exact.slice(0, -GUARD).replace(/\.$/, '')
  const isHalf = /^50*$/.test(exact.slice(-GUARD))
  return isHalf && /[02468]$/.test(cut) ? cut : rounded
}

function fixed(value: number, precision: number): string {
  if (value >= 1e21) return BigInt(value).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '')
  const digits = Math.min(precision, 100 - GUARD)
  return halfToEven(value.toFixed(digits), value.toFixed(digits + GUARD)).padEnd(precision - digits, '0')
}

function exponential(value: number, precision: number): string {
  const digits = Math.min(precision, 100 - GUARD)
  const [mantissa = '', exponent = ''] = value.toExponential(digits).split('e')
  const [exact = '', exactExponent] = value.toExponential(digits + GUARD).split('e')
  const rounded = exponent === exactExponent ? halfToEven(mantissa, exact) : mantissa
  return `${rounded}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`
}

function general(value: number, precision: number, keepZeros: boolean): string {
  const figures = precision === 0 ? 1 : precision
  const exponent = value === 0 ? 0 : Number(value.toExponential(figures - 1).split('e')[1])
  const isFixed = exponent >= -4 && exponent < figures
  const text = isFixed ? fixed(value, figures - 1 - exponent) : exponential(value, figures - 1)
  if (keepZeros || !text.includes('.')) return text
  return isFixed ? text.replace(/\.?0+$/, '') : text.replace(/\.?0+e/, 'e')
}
