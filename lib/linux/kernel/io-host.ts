import type { Nanoseconds } from '../../base/clock'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import { signalGroup } from './signals'
import type { Tty } from './tty'
import type { Blocking, WaitQueue } from './wait-queue'

/** Virtual time a terminal takes for one byte: about 5 MB/s, so that a runaway writer does not outrun its reader. */
const NANOSECONDS_PER_TERMINAL_BYTE = 200

/** How open files act on whichever thread is using them at the moment: they are shared between processes. */
export class IoHost {
  constructor(private readonly kernel: Kernel) {}

  /** Gives way until a queue is woken. @throws Errno EAGAIN when it must not block or the time is up, EINTR when a handler ran */
  *block(
    queues: WaitQueue | readonly WaitQueue[],
    nonBlocking = false,
    timeout?: Nanoseconds,
  ): Blocking<void> {
    if (nonBlocking) throw new Errno('EAGAIN')
    const thread = this.kernel.scheduler.current
    const { clock } = this.kernel
    const all = Array.isArray(queues) ? queues : [queues as WaitQueue]
    const until = timeout === undefined ? undefined : clock.now() + timeout
    yield until === undefined ? { queues: all } : { queues: all, until }
    if (thread?.interrupted) {
      thread.interrupted = false
      throw new Errno('EINTR')
    }
    if (until !== undefined && clock.now() >= until) throw new Errno('EAGAIN')
  }

  /** Nobody will ever read what the caller writes. */
  brokenPipe(): void {
    const { current } = this.kernel.scheduler
    if (current) this.kernel.signal(current.task, 'SIGPIPE')
  }

  /** A background process that reads its terminal stops until it is brought to the foreground (tty_ioctl(4)). */
  *checkForeground(tty: Tty): Blocking<void> {
    for (;;) {
      const task = this.kernel.scheduler.current?.task
      if (!task || task.tty !== tty || !tty.foreground || task.group === tty.foreground) return
      if (task.dispositions.get('SIGTTIN') === 'ignore' || task.blocked.has('SIGTTIN')) throw new Errno('EIO')
      signalGroup(this.kernel, task.group, 'SIGTTIN')
      yield { queues: [] }
    }
  }

  chargeOutput(bytes: number): void {
    this.kernel.charge(bytes * NANOSECONDS_PER_TERMINAL_BYTE)
  }
}
