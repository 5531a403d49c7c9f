import type { Syscalls } from '../../../linux/kernel/syscalls'
import { Condition } from '../condition'
import type { OciProcess } from '../runtime/oci-spec'
import type { Task } from '../runtime/task'
import { OutputStreams } from './output-streams'
import { StdinBuffer } from './stdin-buffer'

/** What an exec runs and how. */
export interface ExecInit {
  readonly id: string
  readonly containerId: string
  readonly process: OciProcess
  readonly tty: boolean
  readonly openStdin: boolean
  readonly openStdout: boolean
  readonly openStderr: boolean
  readonly detachKeys: string
  readonly privileged: boolean
  readonly user: string
}

/** One more process in a running container (`docker exec`). */
export class Exec {
  readonly output: OutputStreams
  readonly stdin: StdinBuffer
  readonly changed: Condition
  task: Task | undefined
  isRunning = false
  hasStarted = false
  exitCode: number | null = null
  pid = 0

  constructor(
    sys: Syscalls,
    readonly init: ExecInit,
  ) {
    this.output = new OutputStreams(sys)
    this.stdin = new StdinBuffer(sys)
    this.changed = new Condition(sys)
  }
}
