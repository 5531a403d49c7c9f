import { expect, test } from 'vitest'
import { type Prefix, parseAddress, parsePrefix } from '../../../linux/net/ipv4'
import { AddressPool, overlaps } from './address-pool'

const prefix = (text: string): Prefix => parsePrefix(text) ?? { network: 0, length: 0 }
const address = (text: string): number => parseAddress(text) ?? 0

test('the lowest free address comes first, network and broadcast never', () => {
  const pool = new AddressPool(prefix('10.0.0.0/29'))
  expect(pool.reserve(address('10.0.0.1'))).toBe('10.0.0.1')
  expect([1, 2, 3].map(() => pool.allocate())).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4'])
  pool.release(address('10.0.0.3'))
  expect([1, 2, 3].map(() => pool.allocate())).toEqual(['10.0.0.3', '10.0.0.5', '10.0.0.6'])
  expect(() => pool.allocate()).toThrow('no available IPv4 addresses')
  expect(() => pool.reserve(address('10.0.0.3'))).toThrow('Address already in use')
})

test('a range narrows the choice, not what may be asked for', () => {
  const pool = new AddressPool(prefix('10.10.0.0/24'), prefix('10.10.0.128/25'))
  expect(pool.reserve(address('10.10.0.5'))).toBe('10.10.0.5')
  expect([pool.allocate(), pool.allocate()]).toEqual(['10.10.0.128', '10.10.0.129'])
})

test.each([
  ['172.17.0.0/16', '172.17.5.0/24', true],
  ['172.17.0.0/16', '172.18.0.0/16', false],
  ['10.0.0.0/8', '10.255.0.0/16', true],
])('%s and %s overlap: %s', (left, right, answer) => {
  expect(overlaps(prefix(left), prefix(right))).toBe(answer)
})
