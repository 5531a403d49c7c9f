import { Errno } from '../errno'
import { mayInspect } from '../proc/access'
import { traceCalls, untraceCalls } from '../trace-calls'
import { type TraceEvent, Tracer } from '../tracer'
import type { Blocking } from '../wait-queue'
import { ProcessCalls } from './process-calls'

/** ptrace(2), as far as a tracer of system calls needs it. */
export class TracingCalls extends ProcessCalls {
  ptraceOpen(follows: boolean): Tracer {
    return new Tracer(this.task, follows)
  }

  ptraceAttach(tracer: Tracer, pid: number): void {
    this.enter()
    const target = this.task.namespaces.pid.tasks.get(pid)
    if (!target || target.isZombie) throw new Errno('ESRCH')
    if (target === this.task || target.tracer?.isActive || !mayInspect(this.task, target))
      throw new Errno('EPERM')
    target.tracer = tracer
    tracer.tracees.add(target)
    for (const thread of target.threads) traceCalls(this.kernel, thread, tracer)
  }

  ptraceDetach(tracer: Tracer, pid: number): void {
    this.enter()
    const target = this.task.namespaces.pid.tasks.get(pid)
    if (target?.tracer !== tracer) throw new Errno('ESRCH')
    target.tracer = undefined
    tracer.tracees.delete(target)
    for (const thread of target.threads) untraceCalls(thread)
  }

  *ptraceWait(tracer: Tracer): Blocking<readonly TraceEvent[]> {
    yield* this.turn()
    this.enter()
    for (;;) {
      const events = tracer.take()
      if (events.length > 0 || tracer.tracees.size === 0) return events
      yield* this.wait([tracer.changed])
    }
  }
}
