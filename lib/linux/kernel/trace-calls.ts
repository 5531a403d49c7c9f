import { isErrno } from './errno'
import type { Kernel } from './kernel'
import type { Thread } from './thread'
import type { Tracer } from './tracer'
import type { Blocking } from './wait-queue'

type Call = (...args: unknown[]) => unknown
type Calls = Record<string, Call>

/** Questions of our own that no kernel is asked, and what the groups of calls share among themselves. */
const silent = new Set([
  ...['constructor', 'audit', 'openFds', 'now', 'realtime', 'fetch', 'ptraceWait', 'enter', 'turn', 'wait'],
  ...['vanish', 'file', 'requireCapability', 'filter', 'walkTo', 'directory', 'makeSocketFile'],
])

/**
 * Makes the system calls of a thread tell its tracer about themselves, by hiding the methods of its object behind others.
 * Who is not traced pays nothing. The calls themselves are made on another object, so that what they call is not told.
 */
export function traceCalls(kernel: Kernel, thread: Thread, tracer: Tracer): void {
  const { calls, task } = thread
  if (!calls) return
  const Group = calls.constructor as new (kernel: Kernel, thread: Thread) => Calls
  const inner = new Group(kernel, thread)
  for (const name of callNames(calls)) {
    const tell = (report: Parameters<Tracer['push']>[2]) => tracer.push(task, kernel.stepTime, report)
    const traced = (...args: unknown[]): unknown => {
      const run = () => inner[name]?.(...args)
      if (task.tracer !== tracer || !tracer.isActive) {
        untraceCalls(thread)
        return run()
      }
      const call = tracer.nextCall()
      const enter = (as = name) => tell({ type: 'enter', call, name: as, args })
      // An execve that succeeds tells of itself, in the name of the program it begins.
      const isLate = name === 'execve' || name === 'spawn'
      if (!isLate) enter()
      const leave = (result: unknown) => {
        if (isLate) enter('vfork')
        tell({ type: 'leave', call, result })
      }
      const fail = (error: unknown) => {
        if (isLate) enter()
        tell({ type: 'leave', call, ...(isErrno(error) && { error: error.code }) })
        return error
      }
      try {
        const result = run()
        if (isBlocking(result)) return finish(result, tracer, leave, fail)
        leave(result)
        return result
      } catch (error) {
        throw fail(error)
      }
    }
    Object.defineProperty(calls, name, { value: traced, configurable: true, writable: true })
  }
}

export function untraceCalls({ calls }: Thread): void {
  if (calls) for (const name of callNames(calls)) delete (calls as Calls)[name]
}

function* finish(
  result: Blocking<unknown>,
  tracer: Tracer,
  leave: (result: unknown) => void,
  fail: (error: unknown) => unknown,
): Blocking<unknown> {
  while (tracer.isCrowded) yield { queues: [tracer.changed] }
  try {
    const value = yield* result
    leave(value)
    return value
  } catch (error) {
    throw fail(error)
  }
}

function isBlocking(value: unknown): value is Blocking<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value
}

function callNames(calls: object): Set<string> {
  const found = new Set<string>()
  for (
    let level = Object.getPrototypeOf(calls);
    level !== Object.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (typeof value === 'function' && !silent.has(name)) found.add(name)
    }
  }
  return found
}
