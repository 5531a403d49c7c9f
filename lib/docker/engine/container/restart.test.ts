import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../api/types/container'
import { DockerMachine } from '../testing/docker-machine'

const start = (docker: DockerMachine, cmd: string, HostConfig: Record<string, unknown>): string => {
  const { Id } = docker.json<{ Id: string }>('POST', '/containers/create?name=web', {
    Image: 'busybox',
    Cmd: ['sh', '-c', cmd],
    HostConfig,
  })
  docker.json('POST', '/containers/web/start')
  return Id
}

const state = (docker: DockerMachine) => {
  const { State, RestartCount } = docker.json<ContainerInspect>('GET', '/containers/web/json')
  return [State.Status, State.ExitCode, RestartCount]
}

test('on-failure tries again as often as it says, and not after success', () => {
  const docker = new DockerMachine()
  start(docker, 'exit 3', { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 } })
  docker.advance(10)
  expect(state(docker)).toEqual(['exited', 3, 2])
  docker.json('DELETE', '/containers/web')
  start(docker, 'exit 0', { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 } })
  docker.advance(10)
  expect(state(docker)).toEqual(['exited', 0, 0])
})

test('always starts it again until someone stops it', () => {
  const docker = new DockerMachine()
  start(docker, 'sleep 1', { RestartPolicy: { Name: 'always' } })
  docker.advance(20)
  const [status, , count] = state(docker)
  expect(['running', 'restarting']).toContain(status)
  expect(count).toBeGreaterThan(5)
  docker.json('POST', '/containers/web/stop?t=0')
  const stopped = state(docker)
  docker.advance(20)
  expect(state(docker)).toEqual(stopped)
  expect(stopped[0]).toBe('exited')
})

test('a container that removes itself leaves no name and no files', () => {
  const docker = new DockerMachine()
  const id = start(docker, 'exit 4', { AutoRemove: true })
  docker.advance(2)
  expect(docker.request('GET', '/containers/web/json').status).toBe(404)
  expect(docker.machine.run(['ls', '-d', `/var/lib/docker/containers/${id}`]).exit).toBe(2)
})

test.each([
  [{ Name: 'bogus' }, /^invalid restart policy: unknown policy 'bogus'; use one of/],
  [{ Name: 'always', MaximumRetryCount: 3 }, /can only be used with 'on-failure'$/],
  [
    { Name: 'on-failure', MaximumRetryCount: -1 },
    /^invalid restart policy: maximum retry count cannot be negative$/,
  ],
])('the policy %j is refused by create and update alike', (RestartPolicy, expected) => {
  const docker = new DockerMachine()
  const text = (path: string, body: unknown) => {
    const answer = docker.request('POST', path, body)
    return [answer.status, (JSON.parse(answer.body) as { message: string }).message]
  }
  const refused = [400, expect.stringMatching(expected)]
  expect(text('/containers/create', { Image: 'busybox', HostConfig: { RestartPolicy } })).toEqual(refused)
  start(docker, 'sleep 100', {})
  expect(text('/containers/web/update', { RestartPolicy })).toEqual(refused)
})
