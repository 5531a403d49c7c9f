import { expect, test } from 'vitest'
import type { ImageInspect, ImageSummary } from '../../api/types/image'
import type { JsonMessage } from '../../api/types/json-message'
import { DockerMachine } from '../testing/docker-machine'

const message = ({ body }: { readonly body: string }): string =>
  (JSON.parse(body) as { message: string }).message

const pull = (docker: DockerMachine, query: string): string[] =>
  docker
    .request('POST', `/images/create?${query}`)
    .body.trim()
    .split('\r\n')
    .map((line) => JSON.parse(line) as JsonMessage)
    .map(({ id, status }) => (id ? `${id}: ${status}` : (status ?? '')))

const tags = (docker: DockerMachine): string[] =>
  docker.json<ImageSummary[]>('GET', '/images/json').flatMap(({ RepoTags }) => RepoTags ?? [])

test('a pull shows each layer on its way, and says when there is nothing new', () => {
  const docker = new DockerMachine()
  const lines = pull(docker, 'fromImage=hello&tag=latest')
  const layers = [...new Set(lines.flatMap((line) => /^([0-9a-f]{12}): /.exec(line)?.[1] ?? []))]
  expect(layers).toHaveLength(2)
  for (const layer of layers) {
    const steps = lines.filter((line) => line.startsWith(layer)).map((line) => line.slice(14))
    expect([...new Set(steps)]).toEqual(
      layer === layers[0] && steps[0] === 'Already exists'
        ? ['Already exists']
        : [
            'Pulling fs layer',
            'Downloading',
            // The second layer is one small file.
            ...(layer === layers[0] ? ['Verifying Checksum'] : []),
            'Download complete',
            'Extracting',
            'Pull complete',
          ],
    )
  }
  expect(lines[0]).toBe('latest: Pulling from library/hello')
  expect(lines.slice(-2)).toEqual([
    expect.stringMatching(/^Digest: sha256:[0-9a-f]{64}$/),
    'Status: Downloaded newer image for hello:latest',
  ])
  expect(pull(docker, 'fromImage=hello&tag=latest').at(-1)).toBe(
    'Status: Image is up to date for hello:latest',
  )
  expect(pull(docker, 'fromImage=hello').at(-1)).toBe('Status: Image is up to date for hello')
  expect(docker.run([], { Image: 'hello' }).stdout).toBe('Hello from the registry!\n')
})

test.each([
  [
    'fromImage=nosuch&tag=latest',
    404,
    "pull access denied for nosuch, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ],
  ['fromImage=hello&tag=9', 404, 'manifest for hello:9 not found: manifest unknown: manifest unknown'],
  [
    'fromImage=Hello&tag=1',
    400,
    'invalid reference format: repository name (library/Hello) must be lowercase',
  ],
  [
    'fromImage=reg.example.com/x&tag=1',
    500,
    'Get "https://reg.example.com/v2/": dial tcp: lookup reg.example.com on 192.168.56.1:53: no such host',
  ],
  [
    'fromImage=localhost:5000/x&tag=1',
    500,
    'Get "http://localhost:5000/v2/": dial tcp 127.0.0.1:5000: connect: network is unreachable',
  ],
  ['fromImage=hello&tag=latest&platform=linux/arm64', 501, 'an image for linux/arm64 is not simulated here'],
])('pulling %s fails with %d', (query, status, expected) => {
  const answer = new DockerMachine().request('POST', `/images/create?${query}`)
  expect([answer.status, message(answer)]).toEqual([status, expected])
})

test('tags and removal: the image goes with its last name', () => {
  const docker = new DockerMachine()
  const { Id } = docker.json<ImageInspect>('GET', '/images/busybox/json')
  expect(docker.request('POST', '/images/busybox/tag?repo=mine&tag=v1').status).toBe(201)
  expect(tags(docker).sort()).toEqual(['busybox:latest', 'mine:v1'])
  expect(docker.json('DELETE', '/images/mine:v1')).toEqual([{ Untagged: 'mine:v1' }])
  docker.run(['true'])
  expect(message(docker.request('DELETE', '/images/busybox'))).toMatch(
    /^conflict: unable to remove repository reference "busybox" \(must force\) - container [0-9a-f]{12} is using its referenced image [0-9a-f]{12}$/,
  )
  docker.json('POST', '/containers/prune')
  expect(docker.json('DELETE', '/images/busybox')).toEqual([
    { Untagged: 'busybox:latest' },
    { Untagged: expect.stringMatching(/^busybox@sha256:/) },
    { Deleted: Id },
    { Deleted: expect.stringMatching(/^sha256:/) },
  ])
  expect(docker.machine.run(['ls', '/var/lib/docker/overlay2']).stdout).toBe('l\n')
})

test('an image’s layers are directories on the host', () => {
  const docker = new DockerMachine()
  const { GraphDriver } = docker.json<ImageInspect>('GET', '/images/busybox/json')
  const upper = GraphDriver.Data?.UpperDir ?? ''
  expect(upper).toMatch(/^\/var\/lib\/docker\/overlay2\/[0-9a-f]{64}\/diff$/)
  expect(docker.machine.run(['ls', upper]).stdout).toBe('bin\netc\nroot\ntmp\n')
})
