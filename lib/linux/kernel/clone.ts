import { chargeProcess } from './cgroup-members'
import { Errno } from './errno'
import { FileTable } from './file-table'
import type { Kernel } from './kernel'
import { beginMemory, releaseMemory } from './memory'
import type { NamespaceType } from './namespace'
import { unshareNamespaces } from './namespace-change'
import { Task } from './task'

/**
 * A copy of a task without a thread (clone(2)): same credentials, directories, signals and descriptors, in new
 * namespaces of the given kinds. With `fds` it gets only those descriptors: child's number → parent's number.
 */
export function cloneTask(
  kernel: Kernel,
  parent: Task,
  newNamespaces: readonly NamespaceType[],
  fds?: ReadonlyMap<number, number>,
): Task {
  checkProcessLimit(kernel, parent)
  const files = fds ? selectFiles(parent.files, fds) : parent.files.copy()
  const child = new Task(parent, parent, files, kernel.clock.now(), kernel.clock)
  unshareNamespaces(kernel, child, newNamespaces)
  const { pidForChildren } = child
  if (pidForChildren.init?.isZombie || !beginMemory(kernel, child)) throw new Errno('ENOMEM')
  chargeChild(kernel, child)
  child.namespaces = { ...child.namespaces, pid: pidForChildren }
  child.pid = pidForChildren.allocate(child)
  parent.children.add(child)
  const { tracer } = parent
  if (tracer?.follows && tracer.isActive) {
    child.tracer = tracer
    tracer.tracees.add(child)
    tracer.push(child, kernel.stepTime, { type: 'attach' })
  }
  child.cgroup.tasks.add(child)
  return child
}

/** RLIMIT_NPROC counts the processes of a user; who has the capability to raise limits is not held to it. */
function checkProcessLimit(kernel: Kernel, { credentials, limits }: Task): void {
  const { uid, effective } = credentials
  if (uid === 0 || effective.has('CAP_SYS_RESOURCE') || effective.has('CAP_SYS_ADMIN')) return
  let count = 0
  for (const task of kernel.initNamespaces.pid.tasks.values()) if (task.credentials.uid === uid) count++
  if (count >= limits.NPROC.soft) throw new Errno('EAGAIN')
}

function chargeChild(kernel: Kernel, child: Task): void {
  try {
    chargeProcess(kernel, child.cgroup)
  } catch (error) {
    releaseMemory(child)
    child.files.closeAll()
    throw error
  }
}

function selectFiles(files: FileTable, fds: ReadonlyMap<number, number>): FileTable {
  const selected = new FileTable()
  for (const [target, source] of fds) selected.replace(target, files.get(source))
  return selected
}
