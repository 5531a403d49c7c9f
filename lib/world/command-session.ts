import { concat, decode, encode } from '../base/bytes'
import { type Nanoseconds, SECOND } from '../base/clock'
import { HostInput, HostOutput } from '../linux/kernel/host-file'
import { launch } from '../linux/kernel/launch'
import { LOGIN_CGROUP } from '../linux/kernel/launch-terminal'
import type { OpenFile } from '../linux/kernel/open-file'
import type { Task } from '../linux/kernel/task'
import { runUntil } from './run-until'
import type { Step } from './types'
import type { SimulatedWorld } from './world'

/** What one command printed, and its exit status. */
export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
}

/**
 * What the shell reads as its script. On 9 come the last status, so that `$?` is as the command before left it, and the
 * command; output leaves on 10 and 11, the status on 12. Commands read nothing.
 */
const DRIVER = `while IFS= read -r -d '' __status <&9 && IFS= read -r -d '' __command <&9; do (exit "$__status"); eval "$__command" >&10 2>&11 </dev/null 9<&- 12>&-; printf '%s\\0' $? >&12; done`

/** How long a command may wait for nothing but time before it is interrupted, as a person would press Ctrl-C. */
const PATIENCE: Nanoseconds = 600 * SECOND

/** A bash without a terminal that runs commands one at a time and keeps its state between them. Idle time is skipped. */
export class CommandSession {
  readonly #input: HostInput
  readonly #task: Task
  #stdout: Uint8Array[] = []
  #stderr: Uint8Array[] = []
  #status = ''
  #lastExit = 0
  readonly #steps: Step[] = []

  constructor(
    private readonly world: SimulatedWorld,
    { cwd = world.scenario.cwd }: { readonly cwd?: string } = {},
  ) {
    const { kernel, init } = world.machine
    const stat = () => kernel.anonymousStat(1, 'fifo')
    this.#input = new HostInput(kernel.io, stat)
    const output = (listener: (bytes: Uint8Array) => void) => new HostOutput(listener, stat)
    const script = new HostInput(kernel.io, stat)
    script.push(encode(`${DRIVER}\n`))
    script.close()
    const fds = new Map<number, OpenFile>([
      [0, script],
      [1, output((bytes) => this.#stdout.push(bytes))],
      [2, output((bytes) => this.#stderr.push(bytes))],
      [9, this.#input],
      [10, output((bytes) => this.#stdout.push(bytes))],
      [11, output((bytes) => this.#stderr.push(bytes))],
      [12, output((bytes) => (this.#status += decode(bytes)))],
    ])
    this.#task = launch(
      kernel,
      init,
      function* ({ sys }) {
        sys.setsid()
        sys.moveToCgroup(LOGIN_CGROUP)
        sys.chdir(cwd)
        return yield* sys.execve(
          '/bin/bash',
          ['bash'],
          [
            'HOME=/root',
            'USER=root',
            'LOGNAME=root',
            'LANG=C.UTF-8',
            'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
            `PWD=${cwd}`,
          ],
        )
      },
      fds,
    )
  }

  /** The commands that have run, as a terminal would have numbered them. */
  get steps(): readonly Step[] {
    return this.#steps
  }

  /** Runs one complete command to its end. A command that would wait for ever is interrupted. */
  async run(command: string): Promise<CommandResult> {
    if (this.#task.isZombie) return { stdout: '', stderr: 'the shell has ended\n', exit: 1 }
    this.#status = ''
    const startedAt = this.world.now
    this.#input.push(encode(`${this.#lastExit}\0${command}\0`))
    const ended = await this.#wait()
    const result = {
      stdout: take(this.#stdout),
      stderr: take(this.#stderr),
      exit: ended ? this.#exit() : 130,
    }
    this.#stdout = []
    this.#stderr = []
    this.#lastExit = result.exit
    const { now: endedAt } = this.world
    this.#steps.push({
      number: this.#steps.length + 1,
      terminal: 0,
      command,
      startedAt,
      askedAfter: 0,
      startedAfter: 0,
      endedAt,
      exit: result.exit,
    })
    return result
  }

  #exit(): number {
    if (this.#status.endsWith('\0')) return Number.parseInt(this.#status, 10)
    const { exitStatus } = this.#task
    return exitStatus && 'exited' in exitStatus ? exitStatus.exited : 1
  }

  get #isDone(): boolean {
    return this.#status.endsWith('\0') || this.#task.isZombie
  }

  /** False when the command had to be ended by force. */
  async #wait(): Promise<boolean> {
    for (const signal of [undefined, 'SIGINT', 'SIGKILL'] as const) {
      if (signal) this.#signalChildren(signal)
      if (await runUntil(this.world, () => this.#isDone, PATIENCE)) return signal === undefined
    }
    return false
  }

  #signalChildren(signal: 'SIGINT' | 'SIGKILL'): void {
    for (const child of this.#task.children) this.world.machine.kernel.signal(child, signal)
  }
}

function take(chunks: readonly Uint8Array[]): string {
  return decode(concat([...chunks]))
}
