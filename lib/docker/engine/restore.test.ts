import { expect, test } from 'vitest'
import { decode } from '../../base/bytes'
import type { ContainerInspect, ContainerSummary } from '../api/types/container'
import { readFile, writeFile } from './files'
import { DockerMachine } from './testing/docker-machine'

function create(docker: DockerMachine, name: string, HostConfig: Record<string, unknown> = {}): void {
  const Cmd = ['sleep', '1000']
  docker.json('POST', `/containers/create?name=${name}`, { Image: 'busybox', Cmd, HostConfig })
  docker.json('POST', `/containers/${name}/start`)
}

const policy = (Name: string) => ({ RestartPolicy: { Name } })

const list = (docker: DockerMachine) =>
  docker
    .json<ContainerSummary[]>('GET', '/containers/json?all=1')
    .map(({ Names, State }) => `${Names[0]} ${State}`)
    .reverse()

function prepared(): DockerMachine {
  const docker = new DockerMachine()
  docker.json('POST', '/networks/create', { Name: 'net' })
  docker.json('POST', '/volumes/create', { Name: 'vol' })
  create(docker, 'always', {
    ...policy('always'),
    Binds: ['vol:/data'],
    NetworkMode: 'net',
    PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] },
  })
  create(docker, 'unless', policy('unless-stopped'))
  create(docker, 'stopped', policy('unless-stopped'))
  create(docker, 'never')
  docker.exec('always', ['touch', '/data/kept', '/kept'])
  docker.request('POST', '/containers/stopped/stop?t=0')
  return docker
}

test('a new dockerd knows what was there, and starts what its policy says', () => {
  const docker = prepared()
  docker.endDockerd('SIGTERM')
  docker.startDockerd()
  expect(list(docker)).toEqual(['/always running', '/unless running', '/stopped exited', '/never exited'])
  expect(docker.exec('always', ['cat', '/data/kept', '/kept'])).toMatchObject({ stdout: '', exit: 0 })
  const { NetworkSettings } = docker.json<ContainerInspect>('GET', '/containers/always/json')
  expect(NetworkSettings.Networks.net?.IPAddress).toBe('172.18.0.2')
  expect(docker.request('DELETE', '/volumes/vol').status).toBe(409)
  expect(docker.run(['echo', 'hi']).stdout).toBe('hi\n')
})

test('what outlived a killed dockerd is ended by the next one', () => {
  const docker = prepared()
  docker.endDockerd('SIGKILL')
  docker.startDockerd()
  expect(list(docker)).toEqual(['/always running', '/unless running', '/stopped exited', '/never exited'])
  expect(docker.json<ContainerInspect>('GET', '/containers/never/json').State.ExitCode).toBe(137)
})

test('what is deleted or changed on disk meanwhile is gone or changed', () => {
  const docker = prepared()
  const idOf = (name: string) => docker.json<ContainerInspect>('GET', `/containers/${name}/json`).Id
  const [changed, gone] = [idOf('never'), idOf('stopped')]
  docker.endDockerd('SIGTERM')
  docker.machine.runProgram(function* ({ sys }) {
    sys.unlink(`/var/lib/docker/containers/${gone}/config.v2.json`)
    const path = `/var/lib/docker/containers/${changed}/hostconfig.json`
    const old = decode(yield* readFile(sys, path))
    yield* writeFile(sys, path, old.replace('"Name":"no"', '"Name":"always"'))
    return 0
  })
  docker.startDockerd()
  expect(list(docker)).toEqual(['/always running', '/unless running', '/never running'])
})
