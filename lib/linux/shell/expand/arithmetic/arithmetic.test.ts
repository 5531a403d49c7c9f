import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateText } from './evaluate'

function evaluate(text: string, values: Record<string, string> = {}): string {
  const variables = {
    read: (name: string, key?: string) => values[key === undefined ? name : `${name}[${key}]`],
    write: (name: string, key: string | undefined, value: string) => {
      values[key === undefined ? name : `${name}[${key}]`] = value
    },
  }
  try {
    return String(evaluateText(text, variables))
  } catch (error) {
    return (error as Error).message
  }
}

// The results and messages are bash 5.2's.
test.each([
  ['1+2*3', '7'],
  ['2**3**2', '512'],
  ['-2**2', '4'],
  ['7/-2', '-3'],
  ['-7%3', '-1'],
  ['1<<62', '4611686018427387904'],
  ['1<<63', '-9223372036854775808'],
  ['9223372036854775807+1', '-9223372036854775808'],
  ['3037000500*3037000500', '-9223372036709301616'],
  ['0x1F + 017 + 2#11 + 36#z + 64#_', '147'],
  ['5&3|8^1', '9'],
  ['!0 + !5', '1'],
  ['1 ? 2 : 3 ? 4 : 5', '2'],
  ['1,2,3', '3'],
  ['', '0'],
  ['1+', '1+: syntax error: operand expected (error token is "+")'],
  ['1 2', '1 2: syntax error in expression (error token is "2")'],
  ['1/0', '1/0: division by 0 (error token is "0")'],
  ['08', '08: value too great for base (error token is "08")'],
  ['2**-1', '2**-1: exponent less than 0 (error token is "1")'],
  ['x[', 'x[: bad array subscript (error token is "x[")'],
])('%s = %s', (text, expected) => {
  expect(evaluate(text)).toBe(expected)
})

test('variables are read as expressions, and assigned', () => {
  const values: Record<string, string> = { x: 'y+1', y: '2', 'a[1]': '5' }
  expect(evaluate('x*2', values)).toBe('6')
  expect(evaluate('y++ + ++y', values)).toBe('6')
  expect(evaluate('a[1] += y, z = a[1]', values)).toBe('9')
  expect(values).toEqual({ x: 'y+1', y: '4', 'a[1]': '9', z: '9' })
})

test('arithmetic is that of 64-bit integers', () => {
  const operand = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(operand, operand, fc.constantFrom('+', '-', '*', '&', '|', '^'), (left, right, operator) => {
      const exact = {
        '+': left + right,
        '-': left - right,
        '*': left * right,
        '&': left & right,
        '|': left | right,
        '^': left ^ right,
      }
      expect(evaluate(`(${left}) ${operator} (${right})`)).toBe(String(BigInt.asIntN(64, exact[operator])))
    }),
  )
})
