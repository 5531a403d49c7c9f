import { expect, test } from 'vitest'
import { decode, encode } from '../../../base/bytes'
import { TestMachine } from '../../testing/test-machine'
import type { Process } from '../program'
import type { Blocking } from '../wait-queue'

function* read({ sys }: Process, path: string): Blocking<string> {
  const fd = yield* sys.open(path, { access: 'read' })
  const text = decode(yield* sys.read(fd, 65_536))
  sys.close(fd)
  return text
}

function ask(look: (process: Process) => Blocking<unknown>): unknown {
  const { stdout } = new TestMachine().runProgram(function* (process) {
    yield* process.stdout.write(JSON.stringify(yield* look(process)))
    return 0
  })
  return JSON.parse(stdout)
}

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())

// The layouts are those of Linux 6.1's /proc/net; widths count for programs that read columns.
test('/proc/net shows sockets, links and routes of the reader’s network namespace', () => {
  const found = ask(function* (process) {
    const { sys } = process
    sys.netlink({ type: 'link-set', name: 'lo', up: true })
    const tcp = sys.socket('inet')
    sys.bind(tcp, { family: 'inet', address: '127.0.0.1', port: 8080 })
    sys.listen(tcp, 5)
    const unix = sys.socket('unix')
    sys.bind(unix, { family: 'unix', path: '/tmp/socket' })
    sys.listen(unix)
    const udp = sys.socket('inet', 'dgram')
    sys.bind(udp, { family: 'inet', address: '0.0.0.0', port: 53 })
    const outside = lines(yield* read(process, '/proc/net/tcp')).length
    const texts = [
      lines(yield* read(process, '/proc/net/tcp')).at(-1),
      lines(yield* read(process, '/proc/net/udp')).at(-1),
      lines(yield* read(process, '/proc/net/unix')).at(-1),
      lines(yield* read(process, '/proc/net/dev')).at(-1),
      lines(yield* read(process, '/proc/net/sockstat')),
      lines(yield* read(process, '/proc/net/if_inet6')),
    ]
    sys.unshare(['CLONE_NEWNET'])
    return [outside, ...texts, lines(yield* read(process, '/proc/net/tcp')).length]
  })
  expect(found).toEqual([
    2,
    expect.stringMatching(
      /^ {3}0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 {5}0 {8}0 \d+ 1 0{16} 100 0 0 10 0$/,
    ),
    expect.stringMatching(
      /^ {4}0: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000 {5}0 {8}0 \d+ 2 0{16} 0$/,
    ),
    expect.stringMatching(/^0{16}: 00000002 00000000 00010000 0001 01 +\d+ \/tmp\/socket$/),
    '    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0',
    [
      'sockets: used 3',
      'TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 0',
      'UDP: inuse 1 mem 0',
      'UDPLITE: inuse 0',
      'RAW: inuse 0',
      'FRAG: inuse 0 memory 0',
    ],
    ['00000000000000000000000000000001 01 80 10 80       lo'],
    1,
  ])
})

test('/proc/PID/io counts, children lists', () => {
  const found = ask(function* (process) {
    const { sys } = process
    const fd = yield* sys.open('/tmp/file', { access: 'write', create: true })
    yield* sys.write(fd, encode('hello'))
    const child = sys.clone(function* (own) {
      return yield* own.sys.pause()
    })
    const self = sys.getpid()
    const io = lines(yield* read(process, '/proc/self/io'))
    const children = yield* read(process, `/proc/self/task/${self}/children`)
    const score = Number(yield* read(process, '/proc/self/oom_score'))
    sys.kill(child, 'SIGKILL')
    return [io, children === `${child} `, score]
  })
  expect(found).toEqual([
    [
      'rchar: 0',
      'wchar: 5',
      'syscr: 0',
      'syscw: 1',
      'read_bytes: 0',
      'write_bytes: 5',
      'cancelled_write_bytes: 0',
    ],
    true,
    666,
  ])
})
