import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootNow } from '@/scripts/drydock/dockerd'
import { RealEngine } from '@/scripts/drydock/real-engine'
import { ApiClient, demultiplex } from './harness/api-client'

const socketPath = path.join(mkdtempSync(path.join(tmpdir(), 'drydock-dockerd-')), 'docker.sock')
const SPEED = 20
let engine: RealEngine
let port: number

beforeAll(async () => {
  engine = new RealEngine(await bootNow('oracle'), SPEED)
  await engine.listen({ path: socketPath })
  const server = await engine.listen({ host: '127.0.0.1', port: 0 })
  port = (server.address() as AddressInfo).port
})
afterAll(() => engine.stop())

describe.each([
  ['a unix socket', () => new ApiClient({ socketPath })],
  ['TCP', () => new ApiClient({ host: '127.0.0.1', port })],
])('client libraries over %s', (kind, makeClient) => {
  const prefix = kind === 'TCP' ? 'tcp' : 'unix'
  const create = async (name: string, config: object) => {
    const answer = await makeClient().call('POST', `/v1.43/containers/create?name=${prefix}-${name}`, {
      body: { Image: 'busybox', ...config },
    })
    expect(answer.status).toBe(201)
    return (JSON.parse(answer.text) as { Id: string }).Id
  }

  test('ping and version', async () => {
    const client = makeClient()
    const ping = await client.call('GET', '/_ping')
    expect([ping.status, ping.text, ping.headers['api-version'], ping.headers.ostype]).toEqual([
      200,
      'OK',
      '1.51',
      'linux',
    ])
    const head = await client.call('HEAD', '/_ping')
    expect([head.status, head.text]).toEqual([200, ''])
    expect(JSON.parse((await client.call('GET', '/version')).text)).toMatchObject({
      ApiVersion: '1.51',
      Os: 'linux',
    })
  })

  test('a container is created, started, waited for, read and removed', async () => {
    const client = makeClient()
    const id = await create('job', { Cmd: ['sh', '-c', 'echo out; echo err >&2; exit 3'] })
    const waiting = client.call('POST', `/v1.43/containers/${id}/wait?condition=next-exit`)
    expect((await client.call('POST', `/v1.43/containers/${id}/start`)).status).toBe(204)
    expect(JSON.parse((await waiting).text)).toEqual({ StatusCode: 3 })
    const response = await client.open('GET', `/v1.43/containers/${id}/logs?stdout=true&stderr=true`)
    const parts: Buffer[] = []
    for await (const part of response) parts.push(part as Buffer)
    expect(demultiplex(Buffer.concat(parts))).toEqual({ stdout: 'out\n', stderr: 'err\n' })
    expect((await client.call('DELETE', `/v1.43/containers/${id}?v=true&force=true`)).status).toBe(204)
    expect((await client.call('GET', `/v1.43/containers/${id}/json`)).status).toBe(404)
  })

  test.each([true, false])('an exec becomes a stream, with an upgrade: %s', async (upgrade) => {
    const client = makeClient()
    const id = await create(`exec-${upgrade}`, { Cmd: ['sleep', '1000'] })
    await client.call('POST', `/containers/${id}/start`)
    const made = await client.call('POST', `/containers/${id}/exec`, {
      body: { AttachStdout: true, AttachStderr: true, Cmd: ['sh', '-c', 'echo hi; echo no >&2; exit 4'] },
    })
    const exec = (JSON.parse(made.text) as { Id: string }).Id
    const stream = await client.hijack(`/exec/${exec}/start`, { Detach: false, Tty: false }, { upgrade })
    expect(stream.response.statusCode).toBe(upgrade ? 101 : 200)
    expect(demultiplex(await stream.received())).toEqual({ stdout: 'hi\n', stderr: 'no\n' })
    const after = JSON.parse((await client.call('GET', `/exec/${exec}/json`)).text) as object
    expect(after).toMatchObject({ ExitCode: 4, Running: false })
    const stopped = await client.call('POST', `/containers/${id}/stop?t=1`)
    expect(stopped.status).toBe(204)
    expect((await client.call('POST', `/containers/${id}/stop?t=1`)).status).toBe(304)
  })

  test('what is written to an attached container comes back', async () => {
    const client = makeClient()
    const id = await create('cat', { Cmd: ['cat'], OpenStdin: true, StdinOnce: true, AttachStdin: true })
    const stream = await client.hijack(
      `/containers/${id}/attach?stream=1&stdin=1&stdout=1&stderr=1`,
      {},
      { upgrade: true },
    )
    expect(stream.response.headers['content-type']).toBe('application/vnd.docker.multiplexed-stream')
    const waiting = client.call('POST', `/containers/${id}/wait`)
    await client.call('POST', `/containers/${id}/start`)
    stream.write('typed\n')
    stream.end()
    expect(demultiplex(await stream.received())).toEqual({ stdout: 'typed\n', stderr: '' })
    expect(JSON.parse((await waiting).text)).toEqual({ StatusCode: 0 })
  })

  test('logs are followed while they are written', async () => {
    const client = makeClient()
    const id = await create('talk', { Cmd: ['sh', '-c', 'echo one; sleep 30; echo two'], Tty: true })
    await client.call('POST', `/containers/${id}/start`)
    const response = await client.open('GET', `/containers/${id}/logs?follow=1&stdout=1&stderr=1`)
    const parts: string[] = []
    for await (const part of response) parts.push(String(part))
    expect(parts.join('')).toBe('one\r\ntwo\r\n')
    expect(parts.length).toBeGreaterThan(1)
  })

  test('events come as they happen', async () => {
    const client = makeClient()
    const filters = encodeURIComponent(JSON.stringify({ container: [`${prefix}-seen`] }))
    const response = await client.open('GET', `/events?filters=${filters}`)
    const id = await create('seen', { Cmd: ['true'] })
    await client.call('POST', `/containers/${id}/start`)
    const actions: string[] = []
    for await (const part of response) {
      for (const line of String(part).trim().split('\n'))
        actions.push((JSON.parse(line) as { Action: string }).Action)
      if (actions.includes('die')) break
    }
    expect(actions).toEqual(['create', 'start', 'die'])
  })

  test('mistakes are told as JSON', async () => {
    const client = makeClient()
    const missing = await client.call('POST', '/containers/nosuch/start')
    expect([missing.status, missing.text]).toEqual([404, '{"message":"No such container: nosuch"}\n'])
    const unknown = await client.call('GET', '/nosuch')
    expect([unknown.status, unknown.text]).toEqual([404, '{"message":"page not found"}\n'])
  })
})
