import { expect, test } from 'vitest'
import { encode } from '../../../base/bytes'
import { encodeStdFrame, StdDemultiplexer } from '../../api/stdcopy'
import { DockerMachine } from '../testing/docker-machine'

const LINES = 'for i in 1 2 3; do echo line $i; done; echo oops >&2'

/** What a container wrote, in frames, as one text with the stream in front of each line. */
const logs = (docker: DockerMachine, query: string): string => {
  const { body } = docker.request('GET', `/containers/noisy/logs?${query}`)
  let text = ''
  const decoder = new TextDecoder()
  for (const { stream, bytes } of new StdDemultiplexer().push(encode(body)))
    text += `${stream}: ${decoder.decode(bytes)}`
  return text
}

const noisy = (cmd: string, more: Record<string, unknown> = {}): DockerMachine => {
  const docker = new DockerMachine()
  docker.json('POST', '/containers/create?name=noisy', {
    Image: 'busybox',
    Cmd: ['sh', '-c', cmd],
    ...more,
  })
  docker.json('POST', '/containers/noisy/start')
  docker.advance(1)
  return docker
}

test('all lines, the last ones, one stream', () => {
  const docker = noisy(LINES)
  const all = 'stdout: line 1\nstdout: line 2\nstdout: line 3\nstderr: oops\n'
  expect(logs(docker, 'stdout=1&stderr=1')).toBe(all)
  expect(logs(docker, 'stdout=1&stderr=1&tail=2')).toBe('stdout: line 3\nstderr: oops\n')
  expect(logs(docker, 'stdout=1&stderr=1&tail=0')).toBe('')
  expect(logs(docker, 'stdout=1&stderr=1&tail=bogus')).toBe(all)
  expect(logs(docker, 'stderr=1')).toBe('stderr: oops\n')
  expect(docker.request('GET', '/containers/noisy/logs')).toMatchObject({
    status: 400,
    body: '{"message":"Bad parameters: you must choose at least one stream"}\n',
  })
})

test('times, and only what was written since or until then', () => {
  const docker = noisy('echo early; sleep 0.5; echo late')
  const [early = '', late = ''] = logs(docker, 'stdout=1&timestamps=1').trim().split('\n')
  expect(early).toMatch(/^stdout: 2026-01-01T00:00:0\d\.\d{9}Z early$/)
  const time = late.split(' ')[1] ?? ''
  const seconds = Date.parse(time) / 1000
  expect(logs(docker, `stdout=1&since=${seconds}`)).toBe('stdout: late\n')
  expect(logs(docker, `stdout=1&until=${seconds - 0.1}`)).toBe('stdout: early\n')
})

test('the log is a file of JSON lines on the host', () => {
  const docker = noisy('echo hi')
  expect(docker.machine.run(['sh', '-c', 'cat /var/lib/docker/containers/*/*-json.log']).stdout).toMatch(
    /^\{"log":"hi\\n","stream":"stdout","time":"2026-01-01T00:00:0\d\.\d+Z"\}\n$/,
  )
})

test('following goes on until the container ends', () => {
  const docker = noisy('echo one; sleep 3; echo two')
  expect(logs(docker, 'stdout=1&follow=1')).toBe('stdout: one\nstdout: two\n')
})

test('without a log driver there is nothing to read', () => {
  const docker = noisy('echo hi', { HostConfig: { LogConfig: { Type: 'none', Config: {} } } })
  expect(docker.request('GET', '/containers/noisy/logs?stdout=1')).toMatchObject({
    status: 501,
    body: '{"message":"configured logging driver does not support reading"}\n',
  })
})

test('a frame says which stream and how long', () => {
  expect([...encodeStdFrame('stderr', encode('ab'))]).toEqual([2, 0, 0, 0, 0, 0, 0, 2, 97, 98])
})
