import { cloneTask } from './clone'
import type { Kernel } from './kernel'
import type { OpenFile } from './open-file'
import type { Program } from './program'
import type { Task } from './task'

/** Starts a process from outside the machine, as a child of `parent` with exactly these descriptors. */
export function launch(
  kernel: Kernel,
  parent: Task,
  program: Program,
  fds: ReadonlyMap<number, OpenFile> = new Map(),
): Task {
  const task = cloneTask(kernel, parent, [], new Map())
  for (const [fd, file] of fds) task.files.replace(fd, file)
  kernel.start(task, program)
  return task
}
