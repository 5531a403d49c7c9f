import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Task } from '../runtime/task'
import type { StdinBuffer } from './stdin-buffer'

/** Carries buffered input to a process until the input or the process ends. */
export function* pumpInput(stdin: StdinBuffer, task: Task): Blocking<void> {
  for (;;) {
    const bytes = yield* stdin.read(() => task.hasExited)
    if (!bytes) break
    yield* task.input(bytes)
  }
  if (!task.hasExited) yield* task.closeInput()
}
