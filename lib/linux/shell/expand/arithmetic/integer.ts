/** A 64-bit integer: a number while that is exact, a bigint beyond. */
export type Integer = number | bigint

/** Wraps to 64 bits as C does, and prefers plain numbers. */
export function wrap(value: bigint): Integer {
  const wrapped = BigInt.asIntN(64, value)
  return wrapped >= BigInt(Number.MIN_SAFE_INTEGER) && wrapped <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(wrapped)
    : wrapped
}

const fast: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => Math.trunc(left / right),
  '%': (left, right) => left % right,
  '<': (left, right) => Number(left < right),
  '>': (left, right) => Number(left > right),
  '<=': (left, right) => Number(left <= right),
  '>=': (left, right) => Number(left >= right),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
}

const exact: Readonly<Record<string, (left: bigint, right: bigint) => bigint | boolean>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '**': (left, right) => power(left, right),
  '<<': (left, right) => left << (right & 63n),
  '>>': (left, right) => left >> (right & 63n),
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = BigInt.asIntN(64, result * square)
    square = BigInt.asIntN(64, square * square)
  }
  return result
}

/** A binary operation of C on 64-bit integers, and `**`; division by zero is the caller's to refuse. */
export function calculate(operator: string, left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = fast[operator]?.(left, right)
    // Adding 0 turns -0 into 0.
    if (result !== undefined && Number.isSafeInteger(result)) return result + 0
  }
  return wrap(BigInt(exact[operator]?.(BigInt(left), BigInt(right)) ?? 0n))
}

/** The value of a C literal or bash's `base#digits`; a reason when it is none. */
export function parseInteger(text: string): Integer | string {
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  const based = /^(\d+)#(.*)$/.exec(text)
  const base = based ? Number(based[1]) : /^0[xX]/.test(text) ? 16 : text.startsWith('0') ? 8 : 10
  const digits = based?.[2] ?? (base === 16 ? text.slice(2) : text)
  if (base < 2 || base > 64) return 'invalid arithmetic base'
  if (based && digits === '') return 'invalid integer constant'
  let value = 0n
  for (const digit of digits) {
    const number = digitValue(digit, base)
    if (number < 0) return 'invalid number'
    if (number >= base) return 'value too great for base'
    value = value * BigInt(base) + BigInt(number)
  }
  return wrap(value)
}

function digitValue(digit: string, base: number): number {
  if (/\d/.test(digit)) return Number(digit)
  if (/[a-z]/.test(digit)) return digit.charCodeAt(0) - 87
  if (/[A-Z]/.test(digit)) return digit.charCodeAt(0) - (base <= 36 ? 55 : 29)
  return digit === '@' ? 62 : digit === '_' ? 63 : -1
}
