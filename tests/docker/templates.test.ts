import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import recorded from '@/lib/docker/cli/fixtures/inspect-templates.json'
import { canCompare, RealClient } from './harness/real-client'

/** A daemon that has one container and knows nothing else. */
const daemon = createServer((request, response) => {
  const isInspect = request.url?.endsWith('/json') === true
  response.writeHead(200, { 'Api-Version': '1.50', Ostype: 'linux', 'Content-Type': 'application/json' })
  response.end(isInspect ? JSON.stringify(recorded.container) : '')
})

describe.runIf(canCompare())('the real client renders templates as they were recorded', () => {
  const real = new RealClient()
  beforeAll(() => new Promise<void>((done) => daemon.listen(real.socket, done)))
  afterAll(() => {
    daemon.close()
  })

  test.concurrent.for(recorded.cases)('$template', async ({ template, ...expected }) => {
    const { stdout, stderr, exit } = await real.execute('docker', [
      'inspect',
      '--type',
      'container',
      '-f',
      template,
      'web',
    ])
    expect({ stdout, stderr, exit }).toEqual(expected)
  })
})
