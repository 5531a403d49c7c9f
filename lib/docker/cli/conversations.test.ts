import { expect, test } from 'vitest'
import { launch } from '../../linux/kernel/launch'
import { TestMachine } from '../../linux/testing/test-machine'
import { directory, executable } from '../../linux/vfs/tree'
import { docker } from './docker'
import rules from './fixtures/answers.json'
import recorded from './fixtures/conversations.json'
import { type Heard, type Rule, ScriptedDaemon, SOCKET } from './testing/scripted-daemon'

const files = {
  '/usr/bin/docker': executable('docker', 40_000_000),
  '/tmp/cwd': directory(),
  '/tmp/env.list': 'FROMFILE=1\nB=two words\n',
  '/tmp/labels.list': 'a=1\nb\n',
}
const env = ['HOME=/nowhere', 'PATH=/usr/bin', `DOCKER_HOST=unix://${SOCKET}`]

interface Conversation {
  readonly argv: readonly string[]
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
  /** what the daemon was asked, in order; of a new container's description only what differs from the plainest one */
  readonly requests: readonly Heard[]
}

/** The description sent for `docker create nginx`. */
const plainest = recorded.plainest as Record<string, unknown>

function differing(value: unknown, base: unknown): unknown {
  if (!isObject(value) || !isObject(base)) return value
  const entries = Object.entries(value)
    .filter(([key, own]) => JSON.stringify(own) !== JSON.stringify(base[key]))
    .map(([key, own]) => [key, differing(own, base[key])])
  const missing = Object.keys(base).filter((key) => !(key in value))
  return { ...Object.fromEntries(entries), ...(missing.length > 0 && { missing }) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Recorded from the docker client 28.2.2 talking to a daemon that gives the same answers.
test.each(recorded.cases as readonly Conversation[])('docker $argv', (conversation) => {
  const daemon = new ScriptedDaemon(rules as readonly Rule[])
  const machine = new TestMachine({ programs: { docker }, files })
  launch(machine.kernel, machine.init, (process) => daemon.serve(process))
  machine.advance(0)
  const result = machine.run(['/usr/bin/docker', ...conversation.argv], { env, cwd: '/tmp/cwd' })
  const requests = daemon.heard.map(({ request, body }) => {
    if (body === undefined) return { request }
    return { request, body: request.includes('/containers/create') ? differing(body, plainest) : body }
  })
  expect({ argv: conversation.argv, ...result, requests }).toEqual(conversation)
})
