// Records the transcripts of this folder from the real shells: `node tests/transcripts/shell/record.mjs [FILE…]`.
// Each `$` command (and its `>` lines) runs in a shell of its own, in an empty directory, and its output replaces what
// follows it. The first line of a file names the shell: `# recorded: bash 5.2.15(1)-release`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatTranscript, parseTranscript } from '../transcript.mjs'

const folder = import.meta.dirname
const work = '/tmp/shell'
const env = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
}
const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15, SIGUSR1: 10 }
const busybox = process.env.BUSYBOX ?? '/bin/busybox'

const names = process.argv.slice(2)
const files = names.length > 0 ? names : readdirSync(folder).filter((name) => name.endsWith('.txt'))

for (const name of files) {
  const file = path.resolve(folder, path.basename(name))
  const { shell, steps } = parseTranscript(readFileSync(file, 'utf8'))
  const recorded = steps.map((step) => {
    if (step.command === undefined) return step
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work)
    // One pipe for both streams, so that their order is kept.
    const script = `exec 2>&1; exec -a ${shell} ${shell === 'ash' ? busybox : shell} -c "$0"`
    const { stdout, status, signal } = spawnSync('bash', ['-c', script, step.command], {
      cwd: work,
      env,
      // Not a socket: bash would take it for a remote shell and read ~/.bashrc.
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    })
    return { ...step, output: stdout, exit: status ?? 128 + signals[signal] }
  })
  writeFileSync(file, formatTranscript(readFileSync(file, 'utf8').split('\n')[0], recorded))
  rmSync(work, { recursive: true, force: true })
}
