import { isErrno } from './errno'
import type { Kernel } from './kernel'
import type { Program } from './program'
import { SystemCalls } from './syscalls/system-calls'
import type { Task } from './task'
import { Thread } from './thread'
import { traceCalls } from './trace-calls'
import { UserProcess } from './user-process'
import type { Blocking } from './wait-queue'

/** Adds a thread that runs `program` to a task and puts it on the run queue. */
export function startThread(kernel: Kernel, task: Task, program: Program): Thread {
  const thread: Thread = new Thread(task, kernel.scheduler, nothing())
  thread.body = programBody(kernel, thread, program)
  task.threads.add(thread)
  thread.start()
  return thread
}

/** A thread beside the program's own: the process goes on when it returns. */
export function startHelperThread(kernel: Kernel, task: Task, main: () => Blocking<void>): void {
  const thread: Thread = new Thread(task, kernel.scheduler, nothing())
  thread.body = guarded(kernel, task, function* () {
    yield* main()
    thread.die()
    task.threads.delete(thread)
  })
  task.threads.add(thread)
  thread.start()
}

/** Runs a program and ends its process with the status it returns. */
export function* programBody(kernel: Kernel, thread: Thread, program: Program): Blocking<void> {
  const { task } = thread
  yield* guarded(kernel, task, function* () {
    const calls = new SystemCalls(kernel, thread)
    thread.calls = calls
    if (task.tracer) traceCalls(kernel, thread, task.tracer)
    const status = yield* program(new UserProcess(calls, task))
    kernel.exit(task, { exited: status & 0xff })
  })
}

/** A defect in a program ends its process, not the machine. */
function* guarded(kernel: Kernel, task: Task, main: () => Blocking<void>): Blocking<void> {
  try {
    yield* main()
  } catch (error) {
    // The signal was on its way to the writer when the write failed.
    if (isErrno(error, 'EPIPE') && task.pending.has('SIGPIPE')) {
      kernel.exit(task, { signaled: 'SIGPIPE', coreDumped: false })
      return
    }
    kernel.log({ type: 'fault', task, error })
    kernel.exit(task, { signaled: 'SIGSEGV', coreDumped: false })
  }
}

function* nothing(): Blocking<void> {}
