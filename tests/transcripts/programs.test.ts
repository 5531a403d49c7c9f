import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { busyboxModules } from '@/lib/linux/programs/busybox/all-modules'
import { debianApplets } from '@/lib/linux/programs/busybox/applet-names'
import { busyboxPrograms } from '@/lib/linux/programs/busybox/busybox'
import { programs } from '@/lib/linux/programs/index'
import { packageTree } from '@/lib/linux/programs/package-tree'
import { packages } from '@/lib/linux/programs/packages'
import { bash } from '@/lib/linux/shell/bash'
import { debianAsh, sh } from '@/lib/linux/shell/posix'
import { TestMachine } from '@/lib/linux/testing/test-machine'
import { directory, executable, symlink } from '@/lib/linux/vfs/tree'
import { parseTranscript } from './transcript.mjs'

const folder = path.resolve(import.meta.dirname, 'programs')
const setup = readFileSync(path.join(folder, 'setup.sh'), 'utf8')
const applets = '/tmp/applets'

/** Commands whose output is known to differ; the test says when one of them no longer does. */
const gaps = new Set(readFileSync(path.join(folder, 'known-gaps.list'), 'utf8').split('\n'))

function machine(): TestMachine {
  const trees = Object.values(packages).map(packageTree)
  const busybox = Object.fromEntries(debianApplets.map((name) => [`${applets}/${name}`, symlink('busybox')]))
  const places = {
    '/bin': symlink('usr/bin'),
    '/etc/group': 'root:x:0:\ndaemon:x:1:\ntty:x:5:\nnogroup:x:65534:\n',
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
    '/tmp/programs': directory(),
    ...busybox,
    [`${applets}/busybox`]: executable('busybox/debian', 2_000_000),
  }
  return new TestMachine({
    programs: { ...programs, ...busyboxPrograms(debianAsh), bash, dash: sh },
    files: Object.assign({}, ...trees, places),
    data: busyboxModules,
  })
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.txt'),
)

for (const name of files) {
  const { steps } = parseTranscript(readFileSync(path.join(folder, name), 'utf8'))
  const host = machine()
  const run = (script: string, shell: readonly string[]) =>
    host.run([...shell, '-c', `exec 2>&1\n${script}`], { cwd: '/tmp/programs', seconds: 600 })
  run(setup, ['bash'])
  run(`${applets}/ip link set lo up`, ['bash'])
  const shell = name.startsWith('busybox/') ? ['env', `PATH=${applets}`, `${applets}/sh`] : ['bash']
  for (const { command, output, exit } of steps) {
    if (command === undefined) continue
    const check = gaps.has(`${name}: ${command}`) ? test.fails : test
    check(`${name}: ${command}`, () => {
      const result = run(command, shell)
      expect({ output: result.stdout, exit: result.exit }).toEqual({ output, exit })
    })
  }
}
