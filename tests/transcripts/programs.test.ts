import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { programs } from '@/lib/linux/programs/index'
import { packageTree } from '@/lib/linux/programs/package-tree'
import { packages } from '@/lib/linux/programs/packages'
import { bash } from '@/lib/linux/shell/bash'
import { sh } from '@/lib/linux/shell/posix'
import { TestMachine } from '@/lib/linux/testing/test-machine'
import { directory, symlink } from '@/lib/linux/vfs/tree'
import { parseTranscript } from './transcript.mjs'

const folder = path.resolve(import.meta.dirname, 'programs')
const setup = readFileSync(path.join(folder, 'setup.sh'), 'utf8')

function machine(): TestMachine {
  const trees = Object.values(packages).map(packageTree)
  const places = { '/bin': symlink('usr/bin'), '/tmp/programs': directory() }
  return new TestMachine({
    programs: { ...programs, bash, dash: sh },
    files: Object.assign({}, ...trees, places),
  })
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  const { steps } = parseTranscript(readFileSync(path.join(folder, name), 'utf8'))
  const host = machine()
  const run = (script: string) =>
    host.run(['bash', '-c', `exec 2>&1\n${script}`], { cwd: '/tmp/programs', seconds: 600 })
  run(setup)
  for (const { command, output, exit } of steps) {
    if (command === undefined) continue
    test(`${name}: ${command}`, () => {
      const result = run(command)
      expect({ output: result.stdout, exit: result.exit }).toEqual({ output, exit })
    })
  }
}
