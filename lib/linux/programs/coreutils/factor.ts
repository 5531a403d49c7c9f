import { complain } from '../support/message'
import { quote } from '../support/quote'
import { decodeText } from '../support/text'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/factor'

export const factor = utility({
  family: coreutils,
  name: 'factor',
  help,
  options: {},
  *run(process, { operands }) {
    const words =
      operands.length > 0
        ? operands
        : decodeText(yield* process.stdin.readAll())
            .split(/\s+/)
            .filter((word) => word !== '')
    let status = 0
    for (const word of words) {
      if (!/^\s*\+?\d+$/.test(word)) {
        yield* complain(process, `${quote(process, word)} is not a valid positive integer`)
        status = 1
        continue
      }
      const value = BigInt(word.trim())
      yield* process.stdout.write(
        `${value}:${primes(value)
          .map((prime) => ` ${prime}`)
          .join('')}\n`,
      )
      yield* process.sys.schedYield()
    }
    return status
  },
})

const SMALL = 2000n

function primes(value: bigint): bigint[] {
  const found: bigint[] = []
  let rest = value
  for (let divisor = 2n; divisor < SMALL && divisor * divisor <= rest; divisor += divisor === 2n ? 1n : 2n)
    while (rest % divisor === 0n) {
      found.push(divisor)
      rest /= divisor
    }
  if (rest > 1n) found.push(...split(rest))
  return found.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
}

function split(value: bigint): bigint[] {
  if (value < SMALL * SMALL || isPrime(value)) return [value]
  const divisor = findDivisor(value)
  return [...split(divisor), ...split(value / divisor)]
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let factorNow = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * factorNow) % modulus
    factorNow = (factorNow * factorNow) % modulus
  }
  return result
}

/** Miller and Rabin's test; these bases leave no doubt below 3.3e24. */
function isPrime(value: bigint): boolean {
  let odd = value - 1n
  let twos = 0
  for (; odd % 2n === 0n; odd /= 2n) twos++
  return [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n].every((base) => {
    let x = power(base, odd, value)
    if (x === 1n || x === value - 1n || value === base) return true
    for (let round = 1; round < twos; round++) {
      x = (x * x) % value
      if (x === value - 1n) return true
    }
    return false
  })
}

const gcd = (left: bigint, right: bigint): bigint => (right === 0n ? left : gcd(right, left % right))

/** Pollard's rho. */
function findDivisor(value: bigint): bigint {
  for (let step = 1n; ; step++) {
    let [slow, fast, divisor] = [2n, 2n, 1n]
    const next = (x: bigint): bigint => (x * x + step) % value
    while (divisor === 1n) {
      slow = next(slow)
      fast = next(next(fast))
      divisor = gcd(slow > fast ? slow - fast : fast - slow, value)
    }
    if (divisor !== value) return divisor
  }
}
