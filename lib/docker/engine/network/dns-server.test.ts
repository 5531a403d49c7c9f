import { expect, test } from 'vitest'
import { askServer } from '../../../linux/programs/support/resolver'
import type { ContainerInspect } from '../../api/types/container'
import { DockerMachine } from '../testing/docker-machine'

const start = (docker: DockerMachine, name: string, network: string, aliases: string[] = []): string => {
  const { Id } = docker.json<{ Id: string }>('POST', `/containers/create?name=${name}`, {
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    HostConfig: { NetworkMode: network },
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: aliases } } },
  })
  docker.json('POST', `/containers/${name}/start`)
  return Id
}

/** What the server at 127.0.0.11 answers inside a container. */
function ask(
  docker: DockerMachine,
  container: string,
  name: string,
  type: 'A' | 'AAAA' | 'PTR' = 'A',
): string {
  const { Pid } = docker.json<ContainerInspect>('GET', `/containers/${container}/json`).State
  const { stdout } = docker.machine.runProgram(function* ({ sys, stdout: out }) {
    sys.setns(yield* sys.open(`/proc/${Pid}/ns/net`, { access: 'read' }), 'net')
    const message = yield* askServer(sys, '127.0.0.11', name, type, 5)
    yield* out.write(`${message?.code} ${message?.answers.map(({ data }) => data).join(' ')}`)
    return 0
  })
  return stdout
}

test('containers of a user-defined network find each other by name, alias and id', () => {
  const docker = new DockerMachine()
  docker.json('POST', '/networks/create', { Name: 'back' })
  docker.json('POST', '/networks/create', { Name: 'other' })
  start(docker, 'app', 'back')
  const id = start(docker, 'one', 'back', ['web'])
  start(docker, 'two', 'back', ['web'])
  start(docker, 'far', 'other')
  expect(ask(docker, 'app', 'one')).toBe('NOERROR 172.18.0.3')
  expect(ask(docker, 'app', 'One.back')).toBe('NOERROR 172.18.0.3')
  expect(ask(docker, 'app', id.slice(0, 12))).toBe('NOERROR 172.18.0.3')
  expect(ask(docker, 'app', 'one', 'AAAA')).toBe('NOERROR ')
  expect(ask(docker, 'app', 'web').split(' ').sort()).toEqual(['172.18.0.3', '172.18.0.4', 'NOERROR'])
  expect(ask(docker, 'app', '4.0.18.172.in-addr.arpa', 'PTR')).toBe('NOERROR two.back')
  expect(ask(docker, 'app', 'far')).toBe('SERVFAIL ')
  docker.json('POST', '/containers/one/stop?t=0')
  expect(ask(docker, 'app', 'web')).toBe('NOERROR 172.18.0.4')
  docker.json('POST', '/networks/other/connect', { Container: 'app' })
  expect(ask(docker, 'app', 'far')).toBe('NOERROR 172.19.0.2')
})
