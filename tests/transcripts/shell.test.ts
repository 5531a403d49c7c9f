import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { programs } from '@/lib/linux/programs/index'
import { bash } from '@/lib/linux/shell/bash'
import { ash, sh } from '@/lib/linux/shell/posix'
import { TestMachine } from '@/lib/linux/testing/test-machine'
import { directory, executable, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'
import { parseTranscript } from './transcript.mjs'

const folder = path.resolve(import.meta.dirname, 'shell')

/** Commands whose output is known to differ; the test says when one of them no longer does. */
const gaps = new Set(readFileSync(path.join(folder, 'known-gaps.list'), 'utf8').split('\n'))

function machine(): TestMachine {
  const files: Record<string, TreeDescription[string]> = {
    '/bin': symlink('usr/bin'),
    '/tmp': directory(0o1777),
    '/usr/bin/bash': executable('bash', 1_265_648),
    '/usr/bin/dash': executable('dash', 125_640),
    '/usr/bin/ash': executable('ash', 1_000_000),
    '/usr/bin/sh': symlink('dash'),
  }
  for (const key of Object.keys(programs)) files[`/usr/bin/${key.split('/').pop()}`] = executable(key, 43_000)
  return new TestMachine({ programs: { ...programs, bash, dash: sh, ash }, files })
}

/** Both streams into one file and in order, as the recorder does. */
const merged = 'exec 2>&1; exec "$0" -c "$1"'

for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  const { shell, steps } = parseTranscript(readFileSync(path.join(folder, name), 'utf8'))
  const host = machine()
  for (const { command, output, exit } of steps) {
    if (command === undefined) continue
    const run = gaps.has(`${name}: ${command}`) ? test.fails : test
    run(`${name}: ${command}`, () => {
      host.run(['bash', '-c', 'rm -rf /tmp/shell; mkdir /tmp/shell'])
      const result = host.run(['bash', '-c', merged, shell, command], { cwd: '/tmp/shell', seconds: 600 })
      expect({ output: result.stdout, exit: result.exit }).toEqual({ output, exit })
    })
  }
}
