import type { Nanoseconds } from '../../../base/clock'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import type { OpenFile } from '../open-file'
import type { Task } from '../task'
import type { Thread } from '../thread'
import type { Blocking, WaitQueue } from '../wait-queue'

/** What one system call costs in virtual CPU time: a slow machine, so that a busy loop lives about as fast as the page. */
const CALL_COST: Nanoseconds = 10_000

/**
 * The kernel in the name of one thread. The classes beside this one extend each other, one group of system calls a
 * file, so that a process costs one small object however many calls there are.
 */
export class CallContext {
  constructor(
    readonly kernel: Kernel,
    readonly caller: Thread,
  ) {}

  get task(): Task {
    return this.caller.task
  }

  /** Every call begins here: it takes time, and part of the thread's turn. */
  protected enter(cost: Nanoseconds = CALL_COST): void {
    this.caller.charge += cost
    this.caller.slice--
  }

  /** Lets others run when this thread's turn is used up or a signal is waiting for it. */
  protected *turn(): Blocking<void> {
    if (this.caller.slice > 0 && this.task.pending.size === 0) return
    yield { queues: [] }
    this.caller.interrupted = false
  }

  /** Waits for a queue or a time. @throws Errno EINTR when a handler ran meanwhile */
  protected *wait(queues: readonly WaitQueue[], until?: Nanoseconds): Blocking<void> {
    yield until === undefined ? { queues } : { queues, until }
    if (!this.caller.interrupted) return
    this.caller.interrupted = false
    throw new Errno('EINTR')
  }

  /** Never comes back: the thread is dead, or has another body. */
  protected *vanish(): Blocking<never> {
    for (;;) yield { queues: [] }
  }

  protected file(fd: number): OpenFile {
    return this.task.files.get(fd)
  }

  /** @throws Errno EPERM */
  protected requireCapability(capability: Parameters<Task['credentials']['effective']['has']>[0]): void {
    if (!this.task.credentials.effective.has(capability)) throw new Errno('EPERM')
  }
}
