import { expect, test } from 'vitest'
import type { ContainerInspect, ContainerSummary } from '../../api/types/container'
import { DockerMachine } from '../testing/docker-machine'

function machine(): { docker: DockerMachine; id: string } {
  const docker = new DockerMachine()
  const { Id } = docker.json<{ Id: string }>('POST', '/containers/create?name=db', {
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    Env: ['PW=secret'],
    ExposedPorts: { '5432/tcp': {}, '80/tcp': {} },
  })
  docker.json('POST', '/containers/db/start')
  return { docker, id: Id.slice(0, 12) }
}

test('a linked container is known by alias, host name and name, and by variables', () => {
  const { docker, id } = machine()
  const { stdout } = docker.run(['sh', '-c', 'cat /etc/hosts; env | grep ^THE'], {
    HostConfig: { Links: ['db:the-db'] },
  })
  expect(stdout).toContain(`\n172.17.0.2\tthe-db ${id} db\n172.17.0.3\t`)
  expect(stdout.split('\n').filter((line) => line.startsWith('THE'))).toEqual([
    'THE_DB_ENV_PW=secret',
    expect.stringMatching(/^THE_DB_NAME=\/\w+\/the-db$/),
    'THE_DB_PORT=tcp://172.17.0.2:80',
    'THE_DB_PORT_5432_TCP=tcp://172.17.0.2:5432',
    'THE_DB_PORT_5432_TCP_ADDR=172.17.0.2',
    'THE_DB_PORT_5432_TCP_PORT=5432',
    'THE_DB_PORT_5432_TCP_PROTO=tcp',
    'THE_DB_PORT_80_TCP=tcp://172.17.0.2:80',
    'THE_DB_PORT_80_TCP_ADDR=172.17.0.2',
    'THE_DB_PORT_80_TCP_PORT=80',
    'THE_DB_PORT_80_TCP_PROTO=tcp',
  ])
})

test('a link is a name of the other container, and is needed at every start', () => {
  const { docker } = machine()
  docker.json('POST', '/containers/create?name=app', {
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    HostConfig: { Links: ['db:database'] },
  })
  expect(docker.json<ContainerInspect>('GET', '/containers/app/json').HostConfig.Links).toEqual([
    '/db:/app/database',
  ])
  docker.json('POST', '/containers/app/start')
  const [, db] = docker.json<ContainerSummary[]>('GET', '/containers/json')
  expect(db?.Names).toEqual(['/app/database', '/db'])
  docker.request('POST', '/containers/db/stop?t=0')
  expect(docker.request('POST', '/containers/app/restart?t=0').body).toBe(
    '{"message":"Cannot restart container app: Cannot link to a non running container: /db AS /app/database"}\n',
  )
  expect(docker.request('DELETE', '/containers/app/database?link=1').status).toBe(204)
  expect(docker.request('POST', '/containers/app/start').status).toBe(204)
})

test('linking to nothing is a mistake in the request', () => {
  const { docker } = machine()
  const create = (link: string) =>
    docker.request('POST', '/containers/create', { Image: 'busybox', HostConfig: { Links: [link] } })
  expect(create('nosuch:x')).toMatchObject({
    status: 400,
    body: '{"message":"could not get container for nosuch: No such container: nosuch"}\n',
  })
  expect(create('db:a:b').body).toBe('{"message":"bad format for links: db:a:b"}\n')
})
