import { expect, test } from 'vitest'
import type { Info } from '../api/types/system'
import { mkdirAll, writeFile } from './files'
import { DockerMachine } from './testing/docker-machine'

/** A machine whose dockerd was started again with these options and this daemon.json. */
function configured(file: string | undefined, ...options: string[]): DockerMachine {
  const docker = new DockerMachine()
  docker.json('GET', '/info')
  docker.endDockerd('SIGTERM')
  write(docker, file)
  docker.startDockerd(...options)
  return docker
}

function write(docker: DockerMachine, file: string | undefined): void {
  docker.machine.runProgram(function* ({ sys }) {
    mkdirAll(sys, '/etc/docker')
    if (file !== undefined) yield* writeFile(sys, '/etc/docker/daemon.json', file)
    return 0
  })
}

test('daemon.json says what containers get when they ask for nothing', () => {
  const docker = configured(
    JSON.stringify({
      'log-driver': 'local',
      'log-opts': { 'max-size': '5m' },
      labels: ['tier=front'],
      'registry-mirrors': ['https://mirror.example'],
      'insecure-registries': ['registry.lab:5000'],
      'default-address-pools': [{ base: '10.20.0.0/16', size: 24 }],
      bip: '10.9.0.1/24',
    }),
    '--debug',
  )
  expect(docker.json<Info>('GET', '/info')).toMatchObject({
    Debug: true,
    LoggingDriver: 'local',
    Labels: ['tier=front'],
    RegistryConfig: {
      Mirrors: ['https://mirror.example/'],
      IndexConfigs: { 'registry.lab:5000': { Secure: false } },
    },
  })
  const { id } = docker.run(['true'])
  expect(docker.json('GET', `/containers/${id}/json`)).toMatchObject({
    HostConfig: { LogConfig: { Type: 'local', Config: { 'max-size': '5m' } } },
  })
  docker.json('POST', '/networks/create', { Name: 'net' })
  expect(docker.json('GET', '/networks/net')).toMatchObject({
    IPAM: { Config: [{ Subnet: '10.20.0.0/24' }] },
  })
  expect(docker.json('GET', '/networks/bridge')).toMatchObject({
    IPAM: { Config: [{ Subnet: '10.9.0.0/24', Gateway: '10.9.0.1' }] },
  })
})

test('SIGHUP has some of it read again, and says so', () => {
  const docker = configured('{}')
  write(docker, '{"debug": true, "labels": ["a=b"], "log-driver": "local"}')
  docker.endDockerd('SIGHUP')
  expect(docker.json<Info>('GET', '/info')).toMatchObject({
    Debug: true,
    Labels: ['a=b'],
    LoggingDriver: 'json-file',
  })
  expect(docker.engine.events.remembered.at(-1)).toMatchObject({ Type: 'daemon', Action: 'reload' })
})

test.each([
  ['{"debug": true,}', "invalid character '}' looking for beginning of object key string"],
  ['{"bogus": 1}', "the following directives don't match any configuration option: bogus"],
  [
    '{"hosts": ["tcp://0.0.0.0:2375"]}',
    'the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [unix:///var/run/docker.sock], from file: [tcp://0.0.0.0:2375])',
  ],
])('%s keeps dockerd from starting', (file, reason) => {
  const docker = configured(undefined)
  docker.endDockerd('SIGTERM')
  write(docker, file)
  expect(docker.machine.run(['dockerd', '-H', 'unix:///var/run/docker.sock'])).toMatchObject({
    stderr: `unable to configure the Docker daemon with file /etc/docker/daemon.json: ${reason}\n`,
  })
})
