import { expect, test } from 'vitest'
import type { EventMessage } from '../../api/types/event'
import { DockerMachine } from '../testing/docker-machine'

const now = (docker: DockerMachine): number =>
  Date.parse(docker.json<{ SystemTime: string }>('GET', '/info').SystemTime) / 1000 + 1

/** All that has happened so far. */
const events = (docker: DockerMachine, filters = '{}'): EventMessage[] =>
  docker
    .request('GET', `/events?since=0&until=${now(docker)}&filters=${encodeURIComponent(filters)}`)
    .body.trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as EventMessage)

const actions = (docker: DockerMachine, filters?: string): string[] =>
  events(docker, filters).map(({ Type, Action }) => `${Type} ${Action}`)

test('the life of a container, as events', () => {
  const docker = new DockerMachine()
  const { id } = docker.run(['sh', '-c', 'exit 3'], {
    Labels: { tier: 'web' },
    HostConfig: { Binds: ['notes:/n'] },
  })
  docker.json('DELETE', `/containers/${id}`)
  expect(actions(docker)).toEqual([
    'volume create',
    'container create',
    'container attach',
    'network connect',
    'volume mount',
    'container start',
    'network disconnect',
    'volume unmount',
    'container die',
    'container destroy',
  ])
  const [die] = events(docker, '{"event":["die"]}')
  expect(die).toMatchObject({
    status: 'die',
    id,
    from: 'busybox',
    Type: 'container',
    Action: 'die',
    Actor: {
      ID: id,
      Attributes: { execDuration: '0', exitCode: '3', image: 'busybox', tier: 'web' },
    },
    scope: 'local',
  })
})

test('filters: by type, container, label and event', () => {
  const docker = new DockerMachine()
  docker.json('POST', '/containers/create?name=labelled', { Image: 'busybox', Labels: { tier: 'web' } })
  docker.json('POST', '/containers/create?name=plain', { Image: 'busybox' })
  docker.json('POST', '/volumes/create', { Name: 'vv' })
  expect(actions(docker, '{"type":["volume"]}')).toEqual(['volume create'])
  expect(actions(docker, '{"label":["tier=web"]}')).toEqual(['container create'])
  expect(actions(docker, '{"container":["plain"]}')).toEqual(['container create'])
  expect(actions(docker, '{"event":["create"]}')).toEqual([
    'container create',
    'container create',
    'volume create',
  ])
  expect(actions(docker, '{"event":["start"]}')).toEqual([])
})

test('a time span that ends before it begins is refused', () => {
  expect(new DockerMachine().request('GET', '/events?since=20&until=10')).toMatchObject({
    status: 400,
    body: '{"message":"`since` time cannot be after `until` time"}\n',
  })
})
