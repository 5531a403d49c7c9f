import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../api/types/container'
import { DockerMachine } from '../testing/docker-machine'

const SECOND = 1e9

function start(options: Record<string, unknown>): { docker: DockerMachine; health: () => string } {
  const docker = new DockerMachine()
  docker.json('POST', '/containers/create?name=web', { Image: 'busybox', Cmd: ['sleep', '1000'], ...options })
  docker.json('POST', '/containers/web/start')
  const health = () => {
    const { State } = docker.json<ContainerInspect>('GET', '/containers/web/json')
    const codes = State.Health?.Log?.map(
      ({ ExitCode, Output }) => `${ExitCode}${Output && ` ${Output.trim()}`}`,
    )
    return `${State.Health?.Status} ${State.Health?.FailingStreak}: ${codes?.join(', ')}`
  }
  return { docker, health }
}

const status = (docker: DockerMachine) =>
  docker.json<{ Status: string }[]>('GET', '/containers/json?all=1').map(({ Status }) => Status)

test('a container is starting, unhealthy after its retries, and healthy as soon as a probe succeeds', () => {
  const { docker, health } = start({
    Healthcheck: { Test: ['CMD-SHELL', 'test -f /tmp/ok'], Interval: SECOND, Timeout: SECOND, Retries: 2 },
  })
  expect(status(docker)).toEqual(['Up Less than a second (health: starting)'])
  expect(health()).toBe('starting 0: ')
  docker.advance(3.5)
  expect(health()).toBe('unhealthy 3: 1, 1, 1')
  docker.exec('web', ['touch', '/tmp/ok'])
  docker.advance(3)
  expect(status(docker)).toEqual(['Up 6 seconds (healthy)'])
  expect(health()).toBe('healthy 0: 1, 1, 0, 0, 0')
  const filters = encodeURIComponent(JSON.stringify({ health: ['healthy'] }))
  expect(docker.json<unknown[]>('GET', `/containers/json?filters=${filters}`)).toHaveLength(1)
  docker.request('POST', '/containers/web/pause')
  expect(status(docker)).toEqual(['Up 6 seconds (Paused)'])
  docker.request('POST', '/containers/web/unpause')
  docker.request('POST', '/containers/web/stop?t=0')
  expect(health()).toMatch(/^unhealthy 0/)
})

test('a probe that takes too long is killed and says so', () => {
  const { docker, health } = start({
    Healthcheck: {
      Test: ['CMD', 'sh', '-c', 'echo slow; exec sleep 100'],
      Interval: SECOND,
      Timeout: SECOND,
      Retries: 1,
    },
  })
  docker.advance(3)
  expect(health()).toBe('unhealthy 1: -1 Health check exceeded timeout (1s): slow')
})

test('failures while the container may still be starting do not count', () => {
  const { docker, health } = start({
    Healthcheck: {
      Test: ['CMD', 'nosuch'],
      Interval: SECOND,
      StartPeriod: 30 * SECOND,
      StartInterval: 2 * SECOND,
    },
  })
  docker.advance(5)
  expect(health()).toMatch(
    /^starting 0: -1 OCI runtime exec failed: .* "nosuch": executable file not found in \$PATH, -1 /,
  )
})

test('NONE runs nothing', () => {
  const { docker, health } = start({ Healthcheck: { Test: ['NONE'] } })
  expect(health()).toBe('undefined undefined: undefined')
  expect(status(docker)).toEqual(['Up Less than a second'])
})

test('a container may stop while it is probed', () => {
  const { docker } = start({
    Healthcheck: { Test: ['CMD', 'true'], Interval: SECOND, Timeout: SECOND },
  })
  for (let round = 0; round < 40; round++) {
    docker.advance(0.9 + round * 0.005)
    docker.request('POST', '/containers/web/stop?t=0')
    expect(docker.request('POST', '/containers/web/start').status).toBe(204)
  }
})
