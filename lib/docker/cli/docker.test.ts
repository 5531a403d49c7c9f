import { expect, test } from 'vitest'
import { TestMachine } from '../../linux/testing/test-machine'
import { executable } from '../../linux/vfs/tree'
import { docker } from './docker'
import recorded from './fixtures/client-errors.json'

const files = { '/usr/bin/docker': executable('docker', 40_000_000) }
const env = ['HOME=/nowhere', 'PATH=/usr/bin', 'DOCKER_HOST=unix:///nonexistent.sock']

// Recorded from the docker client 28.2.2 with no daemon to talk to: mistakes it finds by itself.
test.each(recorded)('docker $argv', ({ argv, stdout, stderr, exit }) => {
  const machine = new TestMachine({ programs: { docker }, files })
  expect(machine.run(['/usr/bin/docker', ...argv], { env, cwd: '/' })).toEqual({ stdout, stderr, exit })
})
