// Records the transcripts of this folder from the real programs (Debian 12): `node tests/transcripts/programs/record.mjs [FILE…]`.
// Those of busybox/ have BusyBox's shell and nothing but its applets (busybox-static).
// A file's commands run in order in one directory that setup.sh has filled; what they print replaces what follows them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatTranscript, parseTranscript } from '../transcript.mjs'

const folder = import.meta.dirname
const work = '/tmp/programs'
const env = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
}
const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15, SIGUSR1: 10 }

const applets = '/tmp/applets'

const run = (script, isBusybox) => {
  const shell = isBusybox ? [`${applets}/sh`] : ['bash']
  const { stdout, status, signal } = spawnSync(shell[0], ['-c', `exec 2>&1\n${script}`], {
    cwd: work,
    env: isBusybox ? { ...env, PATH: applets } : env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  return { output: stdout, exit: status ?? 128 + signals[signal] }
}

const names = process.argv.slice(2)
const files =
  names.length > 0 ? names : readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.txt'))
if (files.some((name) => name.startsWith('busybox/'))) {
  rmSync(applets, { recursive: true, force: true })
  mkdirSync(applets)
  spawnSync('busybox', ['--install', '-s', applets])
}

for (const name of files) {
  const file = path.resolve(folder, name)
  const text = readFileSync(file, 'utf8')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  const isBusybox = name.startsWith('busybox/')
  run(readFileSync(path.join(folder, 'setup.sh'), 'utf8'), false)
  const steps = parseTranscript(text).steps.map((step) =>
    step.command === undefined ? step : { ...step, ...run(step.command, isBusybox) },
  )
  writeFileSync(file, formatTranscript(text.split('\n')[0], steps))
  rmSync(work, { recursive: true, force: true })
}
