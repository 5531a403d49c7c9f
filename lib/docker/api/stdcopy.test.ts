import { expect, test } from 'vitest'
import { concat, decode, encode } from '../../base/bytes'
import { encodeStdFrame, StdDemultiplexer } from './stdcopy'

test('a frame is the stream, three zeros, a big-endian length and the payload', () => {
  expect([...encodeStdFrame('stderr', encode('err\n'))]).toEqual([2, 0, 0, 0, 0, 0, 0, 4, 101, 114, 114, 10])
})

test('frames survive any cutting of the stream', () => {
  const stream = concat([
    encodeStdFrame('stdout', encode('hello')),
    encodeStdFrame('stderr', encode('oh')),
    encodeStdFrame('stdout', encode('')),
  ])
  for (let size = 1; size <= stream.length; size++) {
    const demultiplexer = new StdDemultiplexer()
    const seen: string[] = []
    for (let offset = 0; offset < stream.length; offset += size) {
      for (const { stream: name, bytes } of demultiplexer.push(stream.subarray(offset, offset + size)))
        seen.push(`${name}:${decode(bytes)}`)
    }
    expect(seen).toEqual(['stdout:hello', 'stderr:oh', 'stdout:'])
  }
})

test('bytes that are no frame are refused in the words of the client', () => {
  expect(() => new StdDemultiplexer().push(encode('2 lines!'))).toThrow('Unrecognized input header: 50')
})
