import { expect, test } from 'vitest'
import { decode, encode } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { SocketAddress } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import type { HttpRequest } from '../../net/http'
import { TestMachine } from '../../testing/test-machine'
import { executable } from '../../vfs/tree'
import { curlPrograms } from './index'

/** A server on a unix socket and on TCP port 8080 that answers by the path asked for. */
function* serve({ sys }: Process): Blocking<number> {
  sys.netlink({ type: 'link-set', name: 'lo', up: true })
  sys.clone((child) => listen(child, { family: 'unix', path: '/run.sock' }))
  sys.clone((child) => listen(child, { family: 'inet', address: '0.0.0.0', port: 8080 }))
  return 0
}

function* listen({ sys }: Process, address: SocketAddress): Blocking<number> {
  const fd = sys.socket(address.family)
  sys.bind(fd, address)
  sys.listen(fd)
  for (;;) {
    const peer = yield* sys.accept(fd)
    const { head, body } = yield* receive(sys, peer)
    if (head && head.target !== '/empty') yield* answer(sys, peer, head, body)
    sys.close(peer)
  }
}

function* receive(
  sys: Process['sys'],
  fd: number,
): Blocking<{ head: HttpRequest | undefined; body: string }> {
  let head: HttpRequest | undefined
  let body = ''
  for (;;) {
    const message = yield* sys.receiveHttp(fd)
    if (!message || message.type === 'end') return { head, body }
    if (message.type === 'request') head = message
    if (message.type === 'chunk') body += decode(message.bytes)
  }
}

function* answer(
  sys: Process['sys'],
  fd: number,
  { method, target, headers }: HttpRequest,
  body: string,
): Blocking<void> {
  if (target === '/slow') yield* sys.nanosleep(10e9)
  const moved = target === '/old'
  const text = `${method} ${target} ${headers['content-type'] ?? '-'} ${headers['user-agent']} ${body}\n`
  const status = moved ? 302 : target === '/missing' ? 404 : 200
  const extra: Record<string, string> = moved ? { location: '/new' } : {}
  yield* sys.sendHttp(fd, {
    type: 'response',
    status,
    headers: { 'content-type': 'text/plain', 'content-length': String(text.length), ...extra },
  })
  if (method !== 'HEAD') yield* sys.sendHttp(fd, { type: 'chunk', bytes: encode(text) })
  yield* sys.sendHttp(fd, { type: 'end' })
}

const machine = new TestMachine({
  programs: curlPrograms,
  files: { '/bin/curl': executable('curl/curl', 260_336), '/root/data': 'a=1\n' },
})
machine.runProgram(serve)
const curl = (...words: string[]) => machine.run(['curl', '-sS', '--unix-socket', '/run.sock', ...words])

const AGENT = 'curl/8.14.1'

test.each([
  [['http://localhost/x'], `GET /x - ${AGENT} \n`],
  [['localhost/x?y=1'], `GET /x?y=1 - ${AGENT} \n`],
  [['-d', 'a=1', '-d', 'b=2', 'http://h/'], `POST / application/x-www-form-urlencoded ${AGENT} a=1&b=2\n`],
  [['-d', '@data', 'http://h/'], `POST / application/x-www-form-urlencoded ${AGENT} a=1\n`],
  [['--json', '{"a":1}', 'http://h/'], `POST / application/json ${AGENT} {"a":1}\n`],
  [['-X', 'DELETE', 'http://h/c'], `DELETE /c - ${AGENT} \n`],
  [['-G', '-d', 'q=1', 'http://h/s'], `GET /s?q=1 - ${AGENT} \n`],
  [['-A', 'me', '-H', 'Content-Type: text/x', 'http://h/'], 'GET / text/x me \n'],
  [['-L', 'http://h/old'], `GET /new - ${AGENT} \n`],
  [['http://h/old'], `GET /old - ${AGENT} \n`],
  [['-I', 'http://h/i'], `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 23\r\n\r\n`],
  [
    ['-o', '/dev/null', '-w', '%{http_code} %{method} %{num_redirects}\\n', '-L', 'http://h/old'],
    '200 GET 1\n',
  ],
])('%j', (words, expected) => {
  expect(curl(...words)).toEqual({ stdout: expected, stderr: '', exit: 0 })
})

test.each([
  [['-f', 'http://h/missing'], 'curl: (22) The requested URL returned error: 404\n', 22],
  [['http://h/empty'], 'curl: (52) Empty reply from server\n', 52],
  [
    ['-m', '2', 'http://h/slow'],
    'curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received\n',
    28,
  ],
  [['ftp://h/'], 'curl: (1) Protocol "ftp" not supported or disabled in libcurl\n', 1],
  [['https://h/'], 'curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to h:443 \n', 35],
  [['http://'], 'curl: (3) URL using bad/illegal format or missing URL\n', 3],
  [['-d', '@nosuch', 'http://h/'], 'curl: (26) Failed to open nosuch\n', 26],
  [
    ['--foo'],
    "curl: option --foo: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    2,
  ],
  [['-F', 'a=b', 'http://h/'], 'curl: option -F is not simulated here\n', 2],
])('%j fails', (words, stderr, exit) => {
  expect(curl(...words)).toEqual({ stdout: '', stderr, exit })
})

test('nobody listens, or nobody has the name', () => {
  expect(machine.run(['curl', '-sS', '--unix-socket', '/nosuch', 'http://localhost/'])).toEqual({
    stdout: '',
    stderr: 'curl: (7) Failed to connect to localhost:80 after 0 ms: Could not connect to server\n',
    exit: 7,
  })
  expect(machine.run(['curl', '-sS', 'http://nosuch.example/'])).toEqual({
    stdout: '',
    stderr: 'curl: (6) Could not resolve host: nosuch.example\n',
    exit: 6,
  })
})

test('over TCP, told in every detail', () => {
  expect(machine.run(['curl', '-sv', 'http://localhost:8080/v'])).toEqual({
    stdout: `GET /v - ${AGENT} \n`,
    stderr: [
      '*   Trying 127.0.0.1:8080...\n',
      '* Connected to localhost (127.0.0.1) port 8080\n',
      '> GET /v HTTP/1.1\r\n',
      '> Host: localhost:8080\r\n',
      `> User-Agent: ${AGENT}\r\n`,
      '> Accept: */*\r\n',
      '> \r\n',
      '< HTTP/1.1 200 OK\r\n',
      '< Content-Type: text/plain\r\n',
      '< Content-Length: 22\r\n',
      '< \r\n',
      '{ [22 bytes data]\n',
      '* Connection #0 to host localhost left intact\n',
    ].join(''),
    exit: 0,
  })
})

test('the meter goes to standard error when the output is no terminal', () => {
  const { stdout, stderr } = machine.run(['curl', 'http://localhost:8080/m'])
  expect(stdout).toBe(`GET /m - ${AGENT} \n`)
  expect(stderr.split(/[\n\r]/).slice(0, 3)).toEqual([
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
    '                                 Dload  Upload   Total   Spent    Left  Speed',
    '',
  ])
  expect(stderr).toMatch(
    /\r100 {4}22 {2}100 {4}22 {4}0 {5}0 +\d+k? {6}0 --:--:-- --:--:-- --:--:-- +\d+k?\n$/,
  )
})
