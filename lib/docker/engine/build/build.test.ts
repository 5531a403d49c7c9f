import { expect, test } from 'vitest'
import { encode } from '../../../base/bytes'
import type { TarEntry } from '../../../base/tar/entry'
import { writeTar } from '../../../base/tar/write'
import type { ImageHistoryItem, ImageInspect } from '../../api/types/image'
import type { JsonMessage } from '../../api/types/json-message'
import { DockerMachine } from '../testing/docker-machine'

const file = (path: string, text: string): TarEntry => {
  const content = encode(text)
  return {
    path,
    type: 'file',
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: content.length,
    mtime: 1_700_000_000,
    content,
  }
}

function build(
  docker: DockerMachine,
  dockerfile: string,
  query = '',
  files: readonly TarEntry[] = [],
): string {
  const { status, body } = docker.request(
    'POST',
    `/build?${query}`,
    writeTar([file('Dockerfile', dockerfile), ...files]),
  )
  if (status >= 400) return (JSON.parse(body) as { message: string }).message
  return body
    .trim()
    .split('\r\n')
    .map((line) => JSON.parse(line) as JsonMessage)
    .map(({ stream, error }) => stream ?? (error ? `! ${error}\n` : ''))
    .join('')
    .replace(/[0-9a-f]{12}\b/g, '<id>')
}

const dockerfile = 'FROM busybox\nRUN echo built > /built\nCOPY a.txt /dir/\nCMD ["cat", "/dir/a.txt"]\n'

test('each step is a container and an image; the same steps again come from the cache', () => {
  const docker = new DockerMachine()
  const first = build(docker, dockerfile, 't=app:1', [file('a.txt', 'hello\n')])
  expect(first).toBe(`Step 1/4 : FROM busybox
 ---> <id>
Step 2/4 : RUN echo built > /built
 ---> Running in <id>
 ---> Removed intermediate container <id>
 ---> <id>
Step 3/4 : COPY a.txt /dir/
 ---> <id>
Step 4/4 : CMD ["cat", "/dir/a.txt"]
 ---> Running in <id>
 ---> Removed intermediate container <id>
 ---> <id>
Successfully built <id>
Successfully tagged app:1
`)
  expect(docker.run([], { Image: 'app:1' }).stdout).toBe('hello\n')
  const again = build(docker, dockerfile, 't=app:2', [file('a.txt', 'hello\n')])
  expect(again.match(/Using cache/g)).toHaveLength(3)
  const changed = build(docker, dockerfile, '', [file('a.txt', 'other\n')])
  expect(changed.match(/Using cache/g)).toHaveLength(1)
  expect(docker.json<unknown[]>('GET', '/containers/json?all=1')).toHaveLength(1)
})

test('a step that fails ends the build with its status, and what came before stays', () => {
  const docker = new DockerMachine()
  const output = build(docker, 'FROM busybox\nRUN echo out; echo err >&2; exit 3\n')
  expect(output).toContain('err\n\u001b[0m')
  expect(output).toContain(
    "! The command '/bin/sh -c echo out; echo err >&2; exit 3' returned a non-zero code: 3\n",
  )
})

test('stages, arguments and their warnings', () => {
  const docker = new DockerMachine()
  const text =
    'ARG BASE=busybox\nFROM $BASE AS one\nARG V=1\nRUN echo $V > /v\nFROM busybox\nCOPY --from=one /v /copied\n'
  const output = build(docker, text, `t=two&buildargs=${encodeURIComponent('{"V":"7","X":"1"}')}`)
  expect(output).toContain('[Warning] One or more build-args [X] were not consumed\n')
  expect(docker.run(['cat', '/copied'], { Image: 'two' }).stdout).toBe('7\n')
  expect(build(docker, text, 'target=nosuch')).toBe('target stage "nosuch" could not be found')
})

test('BuildKit makes one image of all steps, with a history of its own, and remembers them', () => {
  const docker = new DockerMachine()
  const run = (): void => {
    const query = `version=2&t=kit:1&rm=1`
    docker.request(
      'POST',
      `/build?${query}`,
      writeTar([file('Dockerfile', dockerfile), file('a.txt', 'hello\n')]),
    )
  }
  run()
  const { Id } = docker.json<ImageInspect>('GET', '/images/kit:1/json')
  const history = docker.json<ImageHistoryItem[]>('GET', '/images/kit:1/history')
  expect(history.slice(0, 3).map(({ CreatedBy, Comment }) => [CreatedBy, Comment])).toEqual([
    ['CMD ["cat" "/dir/a.txt"]', 'buildkit.dockerfile.v0'],
    ['COPY a.txt /dir/ # buildkit', 'buildkit.dockerfile.v0'],
    ['RUN /bin/sh -c echo built > /built # buildkit', 'buildkit.dockerfile.v0'],
  ])
  docker.advance(60)
  run()
  expect(docker.json<ImageInspect>('GET', '/images/kit:1/json').Id).toBe(Id)
  expect(docker.json<unknown[]>('GET', '/containers/json?all=1')).toEqual([])
  expect(docker.run([], { Image: 'kit:1' }).stdout).toBe('hello\n')
})

test('commit, save and load give back what was there', () => {
  const docker = new DockerMachine()
  const { id } = docker.run(['sh', '-c', 'echo kept > /kept; rm /etc/group'])
  const change = encodeURIComponent('CMD ["cat", "/kept"]')
  docker.json('POST', `/commit?container=${id}&repo=mine&tag=1&changes=${change}`)
  const archive = docker.request('GET', '/images/get?names=mine:1').bytes
  docker.json('DELETE', '/images/mine:1')
  expect(docker.request('POST', '/images/load?quiet=1', archive).body).toContain('Loaded image: mine:1')
  expect(docker.run([], { Image: 'mine:1' }).stdout).toBe('kept\n')
  expect(docker.run(['ls', '/etc/group'], { Image: 'mine:1' }).exit).toBe(1)
})
