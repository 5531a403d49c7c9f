import { expect, test } from 'vitest'
import { decode, encode } from '../../base/bytes'
import { SECOND } from '../../base/clock'
import { TestMachine } from '../testing/test-machine'
import { executable } from '../vfs/tree'
import type { Process } from './program'
import type { Blocking } from './wait-queue'

function* cat({ stdin, stdout }: Process): Blocking<number> {
  for (let chunk = yield* stdin.read(); chunk; chunk = yield* stdin.read()) yield* stdout.write(chunk)
  return 0
}

const programs = { cat }
const files = { '/bin/cat': executable('cat', 44_016) }

test('a program reads its input to the end and its status is heard', () => {
  const machine = new TestMachine({ programs, files })
  expect(machine.run(['/bin/cat'], { stdin: 'one\ntwo\n' })).toEqual({
    stdout: 'one\ntwo\n',
    stderr: '',
    exit: 0,
  })
})

test('a pipeline of two processes ends when the writer closes', () => {
  const machine = new TestMachine({ programs, files })
  const result = machine.runProgram(function* ({ sys, stdout }) {
    const { read, write } = sys.pipe()
    const child = yield* sys.spawn({
      path: '/bin/cat',
      argv: ['cat'],
      fds: new Map([
        [0, read],
        [1, 1],
      ]),
    })
    sys.close(read)
    yield* sys.write(write, encode('through a pipe\n'))
    sys.close(write)
    const status = yield* sys.wait4(child)
    yield* stdout.write(`${JSON.stringify(status)}\n`)
    return 0
  })
  expect(result).toEqual({ stdout: 'through a pipe\n{"pid":3,"exited":0}\n', stderr: '', exit: 0 })
})

test('process 1 of a pid namespace: own numbers inside, and its end ends the namespace', () => {
  const machine = new TestMachine({ programs, files })
  const { stdout } = machine.runProgram(function* ({ sys, stdout }) {
    const child = sys.clone(
      function* (inside) {
        const grandchild = inside.sys.clone(function* (process) {
          yield* process.sys.nanosleep(3600 * SECOND)
          return 0
        })
        yield* inside.stdout.write(
          `inside: self ${inside.sys.getpid()}, parent ${inside.sys.getppid()}, child ${grandchild}\n`,
        )
        yield* inside.sys.nanosleep(SECOND)
        inside.sys.kill(1, 'SIGKILL')
        yield* inside.stdout.write('still alive after kill -9 1 from inside\n')
        yield* inside.sys.nanosleep(3600 * SECOND)
        return 0
      },
      ['CLONE_NEWPID'],
    )
    yield* sys.nanosleep(2 * SECOND)
    sys.kill(child, 'SIGKILL')
    yield* stdout.write(`${JSON.stringify(yield* sys.wait4(child))}\n`)
    return 0
  })
  expect(stdout).toBe(
    'inside: self 1, parent 0, child 2\nstill alive after kill -9 1 from inside\n{"pid":3,"signaled":"SIGKILL","coreDumped":false}\n',
  )
  machine.advance(SECOND)
  expect([...machine.kernel.initNamespaces.pid.tasks.keys()]).toEqual([1])
})

test('a terminal echoes, edits lines and turns Ctrl-C into SIGINT', () => {
  const machine = new TestMachine({ programs, files })
  const { type } = machine.openTerminal(['/bin/cat'])
  expect(type('helo\x7flo\r')).toBe('helo\b \blo\r\nhello\r\n')
  expect(type('\x03')).toBe('^C')
  expect([...machine.kernel.initNamespaces.pid.tasks.keys()]).toEqual([1])
})

test('unix sockets carry HTTP messages as objects, and as text to those who read bytes', () => {
  const machine = new TestMachine({ programs, files })
  const { stdout } = machine.runProgram(function* ({ sys, stdout }) {
    const address = { family: 'unix', path: '/tmp/test.sock' } as const
    const server = sys.socket('unix')
    sys.bind(server, address)
    sys.listen(server)
    sys.clone(function* ({ sys: own }) {
      const client = own.socket('unix')
      yield* own.connect(client, address)
      yield* own.sendHttp(client, {
        type: 'request',
        method: 'GET',
        target: '/_ping',
        headers: { host: 'docker' },
      })
      own.shutdown(client, 'write')
      yield* own.read(client, 100)
      return 0
    })
    const connection = yield* sys.accept(server)
    yield* stdout.write(decode(yield* sys.read(connection, 4096)))
    return 0
  })
  expect(stdout).toBe('GET /_ping HTTP/1.1\r\nHost: docker\r\n\r\n')
})

test('how finely time is advanced does not change what happens', () => {
  const trace = (step: number): string => {
    const machine = new TestMachine({ programs, files })
    const seen: string[] = []
    machine.kernel.watch((event) => seen.push(`${machine.kernel.clock.now()} ${event.type}`))
    const { tty } = machine.openTerminal(['/bin/cat'])
    tty.attach((bytes) => seen.push(`${machine.kernel.clock.now()} ${decode(bytes)}`))
    const end = machine.kernel.clock.now() + SECOND
    while (machine.kernel.clock.now() < end) machine.advance(step)
    return seen.join('\n')
  }
  expect(trace(SECOND / 1000)).toBe(trace(SECOND))
})
