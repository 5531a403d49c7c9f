import { expect, test } from 'vitest'
import { decodeBase64 } from '../../../base/base64'
import { decode, encode } from '../../../base/bytes'
import { readTar } from '../../../base/tar/read'
import { writeTar } from '../../../base/tar/write'
import { DockerMachine } from '../testing/docker-machine'

const local = writeTar([
  {
    path: 'l.txt',
    type: 'file',
    mode: 0o640,
    uid: 33,
    gid: 33,
    size: 6,
    mtime: 1_700_000_000,
    content: encode('local\n'),
  },
])

function machine(
  cmd = 'echo v > /root/f; mkdir /d; echo 1 > /d/1; ln -s d /link',
  options = {},
): DockerMachine {
  const docker = new DockerMachine()
  const Cmd = ['sh', '-c', `${cmd}; sleep 1000`]
  docker.json('POST', '/containers/create?name=cc', { Image: 'busybox', Cmd, ...options })
  docker.json('POST', '/containers/cc/start')
  docker.advance(1)
  return docker
}

const listing = (bytes: Uint8Array) =>
  readTar(bytes).map(({ path, type, target, content }) => [path, type, target ?? decode(content)].join(' '))

test('copying out archives a file, a directory, what is in it, or a link as it is', () => {
  const docker = machine()
  const list = (path: string) => listing(docker.request('GET', `/containers/cc/archive?path=${path}`).bytes)
  expect(list('/root/f')).toEqual(['f file v\n'])
  expect(list('/d')).toEqual(['d directory ', 'd/1 file 1\n'])
  expect(list('/d/.')).toEqual(['. directory ', './1 file 1\n'])
  expect(list('/link')).toEqual(['link symlink d'])
  docker.request('POST', '/containers/cc/stop?t=0')
  expect(list('/root/f')).toEqual(['f file v\n'])
})

test('what is at a path is told in a header', () => {
  const { status, headers, body } = machine().request('HEAD', '/containers/cc/archive?path=/d')
  expect([status, body]).toEqual([200, ''])
  const stat = JSON.parse(decode(decodeBase64(headers['x-docker-container-path-stat'] ?? ''))) as object
  expect(stat).toMatchObject({ name: 'd', mode: 2 ** 31 + 0o755, linkTarget: '' })
})

test('copying in unpacks with owners and modes, into volumes too', () => {
  const docker = machine('true', { HostConfig: { Binds: ['vol:/v', '/srv:/ro:ro'] } })
  const put = (path: string, body = local) =>
    docker.request('PUT', `/containers/cc/archive?path=${path}`, body)
  expect(put('/tmp').status).toBe(200)
  expect(put('/v').status).toBe(200)
  for (const path of ['/tmp/l.txt', '/v/l.txt']) {
    const [entry] = readTar(docker.request('GET', `/containers/cc/archive?path=${path}`).bytes)
    expect(entry).toMatchObject({ mode: 0o640, uid: 33, gid: 33, mtime: 1_700_000_000, size: 6 })
    expect(docker.exec('cc', ['cat', path]).stdout).toBe('local\n')
  }
  const errors = [put('/ro'), put('/no/such'), put('/bin/sh'), put('/tmp', encode('nottar\n'))]
  expect(
    errors.map(({ status, body }) => `${status} ${(JSON.parse(body) as { message: string }).message}`),
  ).toEqual([
    '400 mounted volume is marked read-only',
    '404 Could not find the file /no/such in container cc',
    '400 extraction point is not a directory',
    '400 unexpected EOF',
  ])
})

test('an export holds the whole file system, further names of a file as links', () => {
  const docker = machine('true')
  const list = listing(docker.request('GET', '/containers/cc/export').bytes)
  expect(list[0]).toBe('.dockerenv file ')
  expect(list).toContain('etc/mtab symlink /proc/mounts')
  expect(list.filter((line) => / hard-link bin\/\S+$/.test(line)).length).toBeGreaterThan(10)
})
