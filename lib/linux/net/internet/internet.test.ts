import { expect, test } from 'vitest'
import { decode } from '../../../base/bytes'
import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { nameOfAddress, resolve } from '../../programs/support/resolve'
import { TestMachine } from '../../testing/test-machine'
import { Internet } from './internet'
import { publicInternet } from './public-internet'

function* configure({ sys }: Process): Blocking<void> {
  sys.netlink({ type: 'link-set', name: 'lo', up: true })
  sys.netlink({ type: 'address-add', link: 'eth0', address: '192.168.56.10/24' })
  sys.netlink({ type: 'link-set', name: 'eth0', up: true })
  sys.netlink({ type: 'route-add', destination: 'default', via: '192.168.56.1' })
}

function onTheInternet(body: (process: Process) => Blocking<void>, hosts = ''): string {
  const files = {
    '/etc/resolv.conf': 'nameserver 192.168.56.1\nsearch lan\n',
    '/etc/hosts': `127.0.0.1 localhost\n${hosts}`,
  }
  const machine = new TestMachine({ files })
  new Internet(machine.kernel, publicInternet, { address: '192.168.56.1', prefixLength: 24 }).attach(
    machine.kernel.initNamespaces.net,
    'eth0',
    '52:54:00:c0:38:0a',
  )
  return machine.runProgram(
    function* (process) {
      yield* configure(process)
      yield* body(process)
      return 0
    },
    { seconds: 600 },
  ).stdout
}

/** Time to live and answer for a way of one hop, of two … */
function* trace({ sys, stdout }: Process, to: string): Blocking<void> {
  const fd = sys.socket('inet', 'raw', 'icmp')
  for (const ttl of [1, 2, 3, 64]) {
    sys.setsockopt(fd, { ttl, receiveTimeout: 5 * SECOND })
    sys.sendIcmp(fd, to, { type: 'echo-request', id: 7, sequence: ttl, size: 56 })
    try {
      const { from, message } = yield* sys.receiveIcmp(fd)
      yield* stdout.write(`${ttl}: ${from} ${message.type}\n`)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stdout.write(`${ttl}: ${error.code}\n`)
    }
  }
}

test('echoes reach hosts outside, one router after another', () => {
  expect(onTheInternet((process) => trace(process, '1.1.1.1'))).toBe(`1: 192.168.56.1 time-exceeded
2: 203.0.113.1 time-exceeded
3: 1.1.1.1 echo-reply
64: 1.1.1.1 echo-reply
`)
  expect(onTheInternet((process) => trace(process, '192.168.56.77'))).toBe(`1: 192.168.56.10 unreachable
2: 192.168.56.10 unreachable
3: 192.168.56.10 unreachable
64: 192.168.56.10 unreachable
`)
})

test('names are looked up in /etc/hosts, then with the servers', () => {
  const shown = onTheInternet(function* ({ sys, stdout }) {
    for (const name of ['example.com', 'EXAMPLE.com.', 'db', 'nosuch.example', 'dns.google', '10.0.0.9'])
      yield* stdout.write(`${name} ${JSON.stringify(yield* resolve(sys, name))}\n`)
    yield* stdout.write(`${yield* nameOfAddress(sys, '1.1.1.1')} ${yield* nameOfAddress(sys, '5.5.5.5')}\n`)
  }, '10.9.8.7 db.lab db\n')
  expect(shown).toBe(`example.com {"addresses":["93.184.215.14"],"canonicalName":"example.com"}
EXAMPLE.com. {"addresses":["93.184.215.14"],"canonicalName":"EXAMPLE.com"}
db {"addresses":["10.9.8.7"],"canonicalName":"db.lab"}
nosuch.example {"addresses":[],"canonicalName":"nosuch.example","failure":"Name or service not known"}
dns.google {"addresses":["8.8.8.8","8.8.4.4"],"canonicalName":"dns.google"}
10.0.0.9 {"addresses":["10.0.0.9"],"canonicalName":"10.0.0.9"}
one.one.one.one undefined
`)
})

test('a web server outside answers; a closed port refuses; a dropped SYN times out after two minutes', () => {
  const shown = onTheInternet(function* ({ sys, stdout }) {
    const ask = function* (address: string, port: number): Blocking<string> {
      const fd = sys.socket('inet')
      const started = sys.now()
      try {
        yield* sys.connect(fd, { family: 'inet', address, port })
        yield* sys.write(fd, new TextEncoder().encode('HEAD / HTTP/1.0\r\n\r\n'))
        return decode(yield* sys.read(fd, 15))
      } catch (error) {
        if (!isErrno(error)) throw error
        return `${error.code} after ${Math.floor((sys.now() - started) / SECOND)} s`
      } finally {
        sys.close(fd)
      }
    }
    yield* stdout.write(`${yield* ask('93.184.215.14', 80)}\n`)
    yield* stdout.write(`${yield* ask('93.184.215.14', 81)}\n`)
    yield* stdout.write(`${yield* ask('192.168.56.99', 80)}\n`)
    sys.netlink({
      type: 'rule-add',
      table: 'filter',
      chain: 'INPUT',
      text: '-p tcp -m tcp --sport 80 -j DROP',
    })
    yield* stdout.write(`${yield* ask('93.184.215.14', 80)}\n`)
    sys.netlink({ type: 'rule-add', table: 'filter', chain: 'OUTPUT', text: '-d 1.1.1.1/32 -j REJECT' })
    yield* stdout.write(`${yield* ask('1.1.1.1', 443)}\n`)
  })
  expect(shown).toBe(`HTTP/1.1 200 OK
ECONNREFUSED after 0 s
EHOSTUNREACH after 3 s
ETIMEDOUT after 127 s
ECONNREFUSED after 0 s
`)
})
