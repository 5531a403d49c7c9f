import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Answer } from '@/scripts/drydock/oracle/compare'

/** The version of the docker client on this machine; undefined without one. */
function realClientVersion(): string | undefined {
  const { stdout, status } = spawnSync('docker', ['--version'], { encoding: 'utf8' })
  return status === 0 ? /^Docker version (\S+),/.exec(stdout)?.[1] : undefined
}

/** The one whose behaviour the simulated client has. */
const SIMULATED_VERSION = '28.2.2'

/** Whether there is a client to compare with; if not, says so where the test's results are read. */
export function canCompare(): boolean {
  const version = realClientVersion()
  if (version === SIMULATED_VERSION) return true
  const here = version === undefined ? 'this machine has none' : `this machine has ${version}`
  console.warn(`\nNOTICE: not compared with the real docker client ${SIMULATED_VERSION}: ${here}\n`)
  return false
}

/** The docker client of this machine with a home and a working directory of its own. */
export class RealClient {
  readonly directory = mkdtempSync(path.join(tmpdir(), 'drydock-docker-'))
  readonly socket = path.join(this.directory, 'docker.sock')

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(this.directory, name), text)
  }

  /** Runs a shell command that calls docker. Rejects when it takes too long. */
  run(command: string): Promise<Answer> {
    return this.execute('bash', ['-c', command])
  }

  /** Runs a program. Rejects when it takes too long. */
  execute(program: string, args: readonly string[]): Promise<Answer> {
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOME: this.directory,
      DOCKER_HOST: `unix://${this.socket}`,
      TZ: 'UTC',
    }
    return new Promise((done, fail) => {
      const child = execFile(
        program,
        [...args],
        { cwd: this.directory, env, timeout: 60_000 },
        (error, stdout, stderr) => {
          if (error?.killed) fail(new Error(`${program} ${args.join(' ')} took too long`))
          else done({ stdout, stderr, exit: typeof error?.code === 'number' ? error.code : 0 })
        },
      )
      child.stdin?.end()
    })
  }
}
