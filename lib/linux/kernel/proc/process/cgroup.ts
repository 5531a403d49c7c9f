import type { Task } from '../../task'
import type { ProcFileSystem } from '../proc-file-system'

/** proc_pid_cgroup(5): the path below the root of the reader's cgroup namespace, with `/..` to reach what lies outside it. */
export function cgroupText(fs: ProcFileSystem, task: Task): string {
  const root = (fs.reader?.namespaces ?? fs.kernel.initNamespaces).cgroup.root
  return `0::${relativeTo(parts(root), parts(task.cgroup.path))}\n`
}

function relativeTo(root: readonly string[], path: readonly string[]): string {
  let common = 0
  while (common < root.length && root[common] === path[common]) common++
  const up = root.slice(common).map(() => '..')
  return `/${[...up, ...path.slice(common)].join('/')}`
}

function parts(path: string): string[] {
  return path.split('/').filter(Boolean)
}
