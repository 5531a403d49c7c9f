import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../api/types/container'
import { DockerMachine } from '../testing/docker-machine'

const ticking = (): { docker: DockerMachine; ticks: () => number; state: () => string } => {
  const docker = new DockerMachine()
  docker.json('POST', '/containers/create?name=clock', {
    Image: 'busybox',
    Cmd: ['sh', '-c', 'while :; do echo tick; sleep 1; done'],
  })
  docker.json('POST', '/containers/clock/start')
  return {
    docker,
    ticks: () => docker.request('GET', '/containers/clock/logs?stdout=1').body.split('tick').length - 1,
    state: () => docker.json<ContainerInspect>('GET', '/containers/clock/json').State.Status,
  }
}

const refusal = (docker: DockerMachine, method: string, path: string, body?: unknown) => {
  const answer = docker.request(method, path, body)
  return [answer.status, (JSON.parse(answer.body) as { message: string }).message]
}

test('a paused container stands still and goes on where it was', () => {
  const { docker, ticks, state } = ticking()
  docker.advance(3)
  expect(docker.request('POST', '/containers/clock/pause').status).toBe(204)
  const before = ticks()
  docker.advance(10)
  expect([state(), ticks()]).toEqual(['paused', before])
  const [summary] = docker.json<{ Status: string }[]>('GET', '/containers/json')
  expect(summary?.Status).toMatch(/^Up \d+ seconds \(Paused\)$/)
  expect(docker.request('POST', '/containers/clock/unpause').status).toBe(204)
  docker.advance(3)
  expect(state()).toBe('running')
  expect(ticks()).toBeGreaterThan(before)
})

test('what cannot be done to a paused container', () => {
  const { docker } = ticking()
  const { Id } = docker.json<ContainerInspect>('GET', '/containers/clock/json')
  expect(refusal(docker, 'POST', '/containers/clock/unpause')).toEqual([500, `Container ${Id} is not paused`])
  docker.json('POST', '/containers/clock/pause')
  expect(refusal(docker, 'POST', '/containers/clock/pause')).toEqual([
    409,
    `Container ${Id} is already paused`,
  ])
  expect(refusal(docker, 'POST', '/containers/clock/start')).toEqual([
    409,
    'cannot start a paused container, try unpause instead',
  ])
  expect(refusal(docker, 'POST', '/containers/clock/exec', { Cmd: ['true'] })).toEqual([
    409,
    'Container clock is paused, unpause the container before exec',
  ])
})

test.each([
  ['stop', '/containers/clock/stop?t=0'],
  ['kill', '/containers/clock/kill'],
])('%s ends a paused container', (_, path) => {
  const { docker, state } = ticking()
  docker.json('POST', '/containers/clock/pause')
  docker.json('POST', path)
  docker.advance(1)
  expect(state()).toBe('exited')
})
