import { expect, test } from 'vitest'
import { PortAllocator } from './port-allocator'

const EVERYWHERE = ['0.0.0.0', '::']

test('a wanted port once; again after release', () => {
  const ports = new PortAllocator()
  expect(ports.allocate('tcp', EVERYWHERE, 8080, 8080)).toBe(8080)
  expect(() => ports.allocate('tcp', EVERYWHERE, 8080, 8080)).toThrow(
    'Bind for 0.0.0.0:8080 failed: port is already allocated',
  )
  expect(() => ports.allocate('tcp', ['127.0.0.1'], 8080, 8080)).toThrow(
    'Bind for 127.0.0.1:8080 failed: port is already allocated',
  )
  expect(ports.allocate('udp', EVERYWHERE, 8080, 8080)).toBe(8080)
  ports.release('tcp', EVERYWHERE, 8080)
  expect(ports.allocate('tcp', ['127.0.0.1'], 8080, 8080)).toBe(8080)
  expect(() => ports.allocate('tcp', EVERYWHERE, 8080, 8080)).toThrow('port is already allocated')
})

test('random ports count up from 32768; a range gives its first free one', () => {
  const ports = new PortAllocator()
  expect([0, 0].map(() => ports.allocate('tcp', EVERYWHERE, 0, 0))).toEqual([32768, 32769])
  expect([0, 0].map(() => ports.allocate('tcp', EVERYWHERE, 8085, 8090))).toEqual([8085, 8086])
})
