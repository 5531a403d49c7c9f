import { spawnSync } from 'node:child_process'
import { programs } from '@/lib/linux/programs/index'
import { bash } from '@/lib/linux/shell/bash'
import { TestMachine } from '@/lib/linux/testing/test-machine'
import { executable, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'
import type { Figure } from './figure'

/** What is timed: the goals are 100,000 rounds, 4,000 pipelines and 4,000 programs in a second. */
const scripts: readonly (readonly [name: string, script: string])[] = [
  ['shell, 100,000 rounds of while ((…))', 'i=0; while ((i < 100000)); do ((i++)); done'],
  ['shell, 100,000 rounds of for in $(seq)', 'for i in $(seq 100000); do :; done'],
  ['shell, 4,000 pipelines of four', 'for i in {1..4000}; do echo a | : | : | :; done'],
  ['shell, 4,000 programs run', 'for i in {1..4000}; do /bin/true; done'],
]

function machine(): TestMachine {
  const files: Record<string, TreeDescription[string]> = {
    '/bin': symlink('usr/bin'),
    '/usr/bin/bash': executable('bash', 1_265_648),
  }
  for (const key of Object.keys(programs)) files[`/usr/bin/${key.split('/').pop()}`] = executable(key, 43_000)
  return new TestMachine({ programs: { ...programs, bash }, files })
}

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** How long scripts take in the simulated bash and, as the baseline, in this machine's own. */
export function shell(): Figure[] {
  const host = machine()
  return scripts.map(([name, script]) => {
    const run = () => host.run(['bash', '-c', script], { seconds: 3600 })
    run()
    const value = timed(run)
    const real = timed(() => spawnSync('bash', ['-c', script]))
    return { name, value, unit: 'ms', goal: 1000, baseline: real }
  })
}
