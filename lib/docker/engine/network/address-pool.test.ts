import { expect, test } from 'vitest'
import { AddressPool } from './address-pool'
import { formatPrefix, maskPrefix, overlaps, type Prefix, parseAddress, parsePrefix } from './ipv4'

const prefix = (text: string): Prefix => parsePrefix(text) ?? { base: 0, length: 0 }

test('the lowest free address comes first, network and broadcast never', () => {
  const pool = new AddressPool(prefix('10.0.0.0/29'))
  expect(pool.reserve(parseAddress('10.0.0.1') ?? 0)).toBe('10.0.0.1')
  expect([1, 2, 3].map(() => pool.allocate())).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4'])
  pool.release(parseAddress('10.0.0.3') ?? 0)
  expect([1, 2, 3].map(() => pool.allocate())).toEqual(['10.0.0.3', '10.0.0.5', '10.0.0.6'])
  expect(() => pool.allocate()).toThrow('no available IPv4 addresses')
  expect(() => pool.reserve(parseAddress('10.0.0.3') ?? 0)).toThrow('Address already in use')
})

test('a range narrows the choice, not what may be asked for', () => {
  const pool = new AddressPool(prefix('10.10.0.0/24'), prefix('10.10.0.128/25'))
  expect(pool.reserve(parseAddress('10.10.0.5') ?? 0)).toBe('10.10.0.5')
  expect([pool.allocate(), pool.allocate()]).toEqual(['10.10.0.128', '10.10.0.129'])
})

test.each([
  ['172.17.0.0/16', '172.17.5.0/24', true],
  ['172.17.0.0/16', '172.18.0.0/16', false],
  ['10.0.0.0/8', '10.255.0.0/16', true],
])('%s and %s overlap: %s', (left, right, answer) => {
  expect(overlaps(prefix(left), prefix(right))).toBe(answer)
})

test('host bits are masked away', () => {
  expect(formatPrefix(maskPrefix(prefix('10.10.10.10/8')))).toBe('10.0.0.0/8')
  expect([parsePrefix('bogus'), parsePrefix('1.2.3.4'), parsePrefix('300.1.1.1/8')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
