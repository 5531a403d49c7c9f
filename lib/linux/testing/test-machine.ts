import { concat, decode, encode } from '../../base/bytes'
import { Clock, SECOND } from '../../base/clock'
import { Random } from '../../base/random'
import { isErrno } from '../kernel/errno'
import { registerFileSystems } from '../kernel/file-systems'
import { HostInput, HostOutput } from '../kernel/host-file'
import { Kernel } from '../kernel/kernel'
import type { KernelEvent } from '../kernel/kernel-log'
import { launch } from '../kernel/launch'
import { launchTerminal } from '../kernel/launch-terminal'
import type { OpenFile } from '../kernel/open-file'
import type { Process, Program } from '../kernel/program'
import { signalNumbers } from '../kernel/signal'
import { registerStandardDevices } from '../kernel/standard-devices'
import type { ExitStatus, Task } from '../kernel/task'
import type { Tty } from '../kernel/tty'
import type { Blocking } from '../kernel/wait-queue'
import { shellExtras } from '../shell/extras'
import { SHELL_MODULE_KEY } from '../shell/state/extras'
import { buildTree } from '../vfs/build-tree'
import { Tmpfs } from '../vfs/tmpfs'
import { character, directory, symlink, type TreeDescription } from '../vfs/tree'

export interface Result {
  readonly stdout: string
  readonly stderr: string
  /** 128 plus the signal number for a killed process, as a shell would say */
  readonly exit: number
}

const skeleton: TreeDescription = {
  '/dev': directory(),
  '/dev/null': character(1, 3),
  '/dev/zero': character(1, 5),
  '/dev/full': character(1, 7),
  '/dev/random': character(1, 8),
  '/dev/urandom': character(1, 9),
  '/dev/tty': character(5, 0),
  '/dev/ptmx': character(5, 2),
  '/dev/pts': directory(),
  '/dev/fd': symlink('/proc/self/fd'),
  '/proc': directory(0o555),
  '/sys': directory(0o555),
  '/tmp': directory(0o1777),
  '/root': directory(0o700),
  '/etc/passwd':
    'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
  '/etc/group': 'root:x:0:\ntty:x:5:\nnogroup:x:65534:\n',
  '/etc/hostname': 'testhost\n',
}

/** A bare machine for tests: a kernel, a small file tree and whatever programs and files the test brings. */
export class TestMachine {
  readonly kernel: Kernel
  readonly init: Task
  /** defects in programs: errors that are no system call errors */
  readonly faults: unknown[] = []

  constructor({
    programs = {},
    files = {},
    data = {},
  }: {
    programs?: Readonly<Record<string, Program>>
    files?: TreeDescription
    /** what comes from outside, by key */
    data?: Readonly<Record<string, unknown>>
  } = {}) {
    const tree = buildTree([skeleton, files])
    this.kernel = new Kernel({
      clock: new Clock(1_767_225_600),
      random: new Random('test'),
      hostname: 'testhost',
      root: (vfs) => new Tmpfs(vfs, { type: 'ext4', tree, options: '' }),
      modules: {
        program: (key) => programs[key],
        data: (key) => data[key] ?? (key === SHELL_MODULE_KEY ? shellExtras : undefined),
        isLoadable: () => false,
      },
      release: '6.1.0-28-amd64',
      version: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22)',
      memoryBytes: 4 * 1024 ** 3,
      processors: 2,
    })
    registerStandardDevices(this.kernel)
    registerFileSystems(this.kernel)
    this.kernel.watch((event: KernelEvent) => {
      if (event.type === 'fault') this.faults.push(event.error)
    })
    this.init = this.kernel.boot(init, ['/sbin/init'])
    this.advance(SECOND)
  }

  advance(duration: number): void {
    this.kernel.scheduler.run(this.kernel.clock.now() + duration, 10_000_000)
  }

  /** Runs an executable to its end with given input, at most `seconds` of virtual time. */
  run(argv: readonly string[], { stdin = '', env = defaultEnv, cwd = '/root', seconds = 60 } = {}): Result {
    const path = argv[0] ?? ''
    return this.runProgram(
      function* (process) {
        process.sys.chdir(cwd)
        const found = path.includes('/') ? path : yield* search(process, path)
        return yield* process.sys.execve(found, argv, env)
      },
      { stdin, seconds },
    )
  }

  /** Runs a generator as a process of its own. */
  runProgram(program: Program, { stdin = '', seconds = 60 } = {}): Result {
    const { kernel } = this
    const stat = () => kernel.anonymousStat(1, 'fifo')
    const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] }
    const input = new HostInput(kernel.io, stat)
    input.push(encode(stdin))
    input.close()
    let status: ExitStatus | undefined
    const stop = kernel.watch((event) => {
      if (event.type === 'exit' && event.task === task) status = event.status
    })
    const task: Task = launch(
      kernel,
      this.init,
      program,
      new Map<number, OpenFile>([
        [0, input],
        [1, new HostOutput((bytes) => output.stdout.push(bytes), stat)],
        [2, new HostOutput((bytes) => output.stderr.push(bytes), stat)],
      ]),
    )
    const deadline = kernel.clock.now() + seconds * SECOND
    while (!status && kernel.clock.now() < deadline && kernel.scheduler.nextEvent !== undefined) {
      kernel.scheduler.run(Math.min(deadline, kernel.scheduler.nextEvent + 1), 1_000_000)
    }
    stop()
    // Process 1 reaps what is left over.
    kernel.scheduler.run(kernel.clock.now() + SECOND / 50, 1_000_000)
    const fault = this.faults.shift()
    if (fault) throw fault
    return { stdout: text(output.stdout), stderr: text(output.stderr), exit: exitCode(status) }
  }

  /** Starts a session on a new terminal of 80x24. `type` sends keys, lives for a second and gives what was shown since. */
  openTerminal(
    argv: readonly string[],
    env = defaultEnv,
  ): { readonly tty: Tty; readonly type: (keys: string) => string } {
    let shown = ''
    const size = { columns: 80, rows: 24 }
    const { tty } = launchTerminal(this.kernel, this.init, {
      path: argv[0] ?? '',
      argv,
      env,
      cwd: '/root',
      size,
    })
    tty.attach((bytes) => {
      shown += decode(bytes)
    })
    const type = (keys: string): string => {
      tty.type(encode(keys))
      this.advance(SECOND)
      const answer = shown
      shown = ''
      return answer
    }
    return { tty, type }
  }
}

const defaultEnv: readonly string[] = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'LANG=C.UTF-8',
]

function* init({ sys }: Process): Blocking<number> {
  sys.mount({ source: 'devpts', target: '/dev/pts', type: 'devpts' })
  try {
    sys.mount({ source: 'proc', target: '/proc', type: 'proc' })
  } catch (error) {
    if (!isErrno(error, 'ENODEV')) throw error
  }
  for (;;) {
    try {
      yield* sys.wait4(-1)
    } catch (error) {
      if (!isErrno(error, 'ECHILD')) throw error
      yield* sys.nanosleep(SECOND / 100)
    }
  }
}

function* search({ sys }: Process, name: string): Blocking<string> {
  for (const directory of ['/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']) {
    if (sys.access(`${directory}/${name}`, { execute: true })) return `${directory}/${name}`
  }
  throw new Error(`${name} is not on this machine`)
}

function text(chunks: readonly Uint8Array[]): string {
  return decode(concat([...chunks]))
}

function exitCode(status: ExitStatus | undefined): number {
  if (!status) throw new Error('the process did not end in time')
  return 'exited' in status ? status.exited : 128 + signalNumbers[status.signaled]
}
