import { Errno } from '../../errno'
import type { NamespaceSet } from '../../namespaces'
import type { Task } from '../../task'
import { requireInspect } from '../access'
import { describeNamespace } from '../namespace-file-system'
import type { ProcFileSystem } from '../proc-file-system'
import { ProcDirectory, ProcLink } from '../proc-inode'

type AnyNamespace = NamespaceSet[keyof NamespaceSet]

const names = [
  'cgroup',
  'ipc',
  'mnt',
  'net',
  'pid',
  'pid_for_children',
  'time',
  'time_for_children',
  'user',
  'uts',
] as const

/** /proc/PID/ns (namespaces(7)): links whose text names a namespace and which open as a handle on it. */
export function namespaceDirectory(fs: ProcFileSystem, task: Task): ProcDirectory {
  const children = names.map((name) => {
    const namespace = () => {
      requireInspect(fs.reader, task)
      return namespaceOf(task, name)
    }
    const destination = () => fs.shared.namespaces.pathOf(namespace())
    return [name, () => new ProcLink(fs, () => describeNamespace(namespace()), destination, task)] as const
  })
  return new ProcDirectory(fs, Object.fromEntries(children), task, 0o511)
}

/** A zombie has left all namespaces but its pid and user ones. */
function namespaceOf(task: Task, name: (typeof names)[number]): AnyNamespace {
  if (task.isZombie && name !== 'pid' && name !== 'user') throw new Errno('ENOENT')
  switch (name) {
    case 'pid':
      return task.pid.namespace
    case 'pid_for_children':
      return task.pidForChildren
    case 'time_for_children':
      return task.namespaces.time
    default:
      return task.namespaces[name]
  }
}
