import { expect, test } from 'vitest'
import { DockerMachine } from './testing/docker-machine'

test('the engine answers', () => {
  const docker = new DockerMachine()
  expect(docker.request('GET', '/_ping').body).toBe('OK')
})

test('a container runs to its end', () => {
  const docker = new DockerMachine()
  const { stdout, stderr, exit } = docker.run(['echo', 'hello'])
  expect({ stdout, stderr, exit }).toEqual({ stdout: 'hello\n', stderr: '', exit: 0 })
})
