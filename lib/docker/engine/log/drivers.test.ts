import { expect, test } from 'vitest'
import { decode } from '../../../base/bytes'
import { StdDemultiplexer } from '../../api/stdcopy'
import { DockerMachine } from '../testing/docker-machine'
import { jsonFormat, localFormat } from './format'

const docker = new DockerMachine()
const hostConfig = (Type: string, Config: Record<string, string> = {}) => ({
  HostConfig: { LogConfig: { Type, Config } },
})

function logs(id: string, query = ''): string {
  const { status, bytes, body } = docker.request('GET', `/containers/${id}/logs?stdout=1&stderr=1${query}`)
  if (status >= 400) return body
  return new StdDemultiplexer()
    .push(bytes)
    .map((frame) => decode(frame.bytes))
    .join('')
}

test('both formats give back what they were given', () => {
  const entries = [
    { log: 'a <b> & ünï\n', stream: 'stdout', time: '2026-11-21T10:00:00.123456789Z' },
    { log: 'no newline', stream: 'stderr', time: '2026-11-21T10:00:01Z' },
  ] as const
  for (const format of [jsonFormat, localFormat]) {
    const bytes = entries.map((entry) => format.encode(entry))
    expect(bytes.flatMap((one) => format.decode(one))).toEqual(entries)
  }
})

test('the local driver can be read, none cannot', () => {
  const { id } = docker.run(['echo', 'hi'], hostConfig('local'))
  expect(logs(id)).toBe('hi\n')
  const silent = docker.run(['echo', 'hi'], hostConfig('none'))
  expect(logs(silent.id)).toBe('{"message":"configured logging driver does not support reading"}\n')
})

test('a full file is put aside, and the oldest is given up', () => {
  const script = 'i=0; while [ $i -lt 40 ]; do echo line $i; i=$((i+1)); done'
  const options = hostConfig('json-file', { 'max-size': '1k', 'max-file': '2' })
  const { id } = docker.run(['sh', '-c', script], options)
  const directory = `/var/lib/docker/containers/${id}`
  const { stdout } = docker.run(['ls', '/log'], { HostConfig: { Binds: [`${directory}:/log`] } })
  expect(stdout.split('\n').filter((name) => name.includes('json.log'))).toEqual([
    `${id}-json.log`,
    `${id}-json.log.1`,
  ])
  const lines = logs(id).trimEnd().split('\n')
  expect(lines.at(-1)).toBe('line 39')
  expect(lines.length).toBeLessThan(40)
  expect(lines.length).toBeGreaterThan(13)
})

test('labels and variables stand beside the lines', () => {
  const { id } = docker.run(['echo', 'hi'], {
    Labels: { foo: 'bar', other: '1' },
    Env: ['ENVX=1'],
    ...hostConfig('json-file', { labels: 'foo', env: 'ENVX' }),
  })
  expect(logs(id, '&details=1')).toBe('ENVX=1,foo=bar hi\n')
})

test('what a driver does not know or cannot use is refused', () => {
  const create = (options: object) =>
    docker.request('POST', '/containers/create', { Image: 'busybox', Cmd: ['true'], ...options })
  expect(create(hostConfig('json-file', { bogus: '1' })).body).toBe(
    `{"message":"unknown log opt 'bogus' for json-file log driver"}\n`,
  )
  expect(create(hostConfig('gelf')).status).toBe(501)
  expect(docker.run(['true'], hostConfig('json-file', { 'max-size': 'big' })).stderr).toBe(
    "failed to create task for container: failed to initialize logging driver: invalid size: 'big'",
  )
  expect(docker.run(['true'], hostConfig('syslog')).stderr).toBe(
    'failed to create task for container: failed to initialize logging driver: Unix syslog delivery error',
  )
})
