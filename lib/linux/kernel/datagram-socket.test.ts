import { expect, test } from 'vitest'
import { decode, encode } from '../../base/bytes'
import { SECOND } from '../../base/clock'
import { TestMachine } from '../testing/test-machine'
import { isErrno } from './errno'
import type { Process } from './program'
import type { Blocking } from './wait-queue'

const at = (port: number) => ({ family: 'inet', address: '127.0.0.1', port }) as const

function* failure(action: () => Blocking<unknown>): Blocking<string> {
  try {
    yield* action()
    return 'none'
  } catch (error) {
    if (isErrno(error)) return error.code
    throw error
  }
}

function run(body: (process: Process) => Blocking<void>): string {
  return new TestMachine().runProgram(function* (process) {
    process.sys.netlink({ type: 'link-set', name: 'lo', up: true })
    yield* body(process)
    return 0
  }).stdout
}

test('datagrams go to a port and back, whole and in order', () => {
  const shown = run(function* ({ sys, stdout }) {
    const server = sys.socket('inet', 'dgram')
    sys.bind(server, at(5353))
    const client = sys.socket('inet', 'dgram')
    sys.sendto(client, encode('one'), at(5353))
    sys.sendto(client, encode('two'), at(5353))
    for (let index = 0; index < 2; index++) {
      const { bytes, from } = yield* sys.recvfrom(server)
      yield* stdout.write(`server got ${decode(bytes)}\n`)
      sys.sendto(server, encode(`re: ${decode(bytes)}`), from)
    }
    yield* stdout.write(`${decode((yield* sys.recvfrom(client)).bytes)}\n`)
    yield* stdout.write(`${decode(yield* sys.read(client, 5))}\n`)
  })
  expect(shown).toBe('server got one\nserver got two\nre: one\nre: t\n')
})

test('a connected socket hears that nobody has the port; others do not', () => {
  const shown = run(function* ({ sys, stdout }) {
    const connected = sys.socket('inet', 'dgram')
    yield* sys.connect(connected, at(9))
    sys.sendto(connected, encode('x'))
    yield* stdout.write(`${yield* failure(() => sys.recvfrom(connected))}\n`)
    const other = sys.socket('inet', 'dgram')
    sys.setsockopt(other, { receiveTimeout: SECOND })
    sys.sendto(other, encode('x'), at(9))
    yield* stdout.write(`${yield* failure(() => sys.recvfrom(other))}\n`)
  })
  expect(shown).toBe('ECONNREFUSED\nEAGAIN\n')
})

test('a port is taken once, `::` covers both families unless it is told not to', () => {
  const shown = run(function* ({ sys, stdout }) {
    const bind = function* (address: string, ipv6Only: boolean): Blocking<void> {
      const fd = sys.socket('inet', 'dgram')
      sys.setsockopt(fd, { ipv6Only })
      sys.bind(fd, { family: 'inet', address, port: 53 })
    }
    const tries = [
      ['127.0.0.1', false],
      ['0.0.0.0', false],
      ['::', true],
      ['::', false],
      ['10.0.0.1', false],
    ] as const
    for (const [address, only] of tries)
      yield* stdout.write(`${address} ${yield* failure(() => bind(address, only))}\n`)
  })
  expect(shown).toBe(`127.0.0.1 none
0.0.0.0 EADDRINUSE
:: none
:: EADDRINUSE
10.0.0.1 EADDRNOTAVAIL
`)
})
