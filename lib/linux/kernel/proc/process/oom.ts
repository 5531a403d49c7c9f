import { Errno } from '../../errno'
import { badness } from '../../out-of-memory'
import type { Task } from '../../task'
import { hasCapability } from '../access'
import type { ProcFileSystem } from '../proc-file-system'

/** proc_pid_oom_score(5): from 0 to 2000, by how much of the machine's memory the process has. */
export function oomScoreText({ kernel }: ProcFileSystem, task: Task): string {
  const pages = kernel.options.memoryBytes / 4096
  const score = Math.floor(((badness(task, pages) / pages) * 1000 + 1000) * (2 / 3))
  return `${task.oomScoreAdjust === -1000 ? 0 : Math.max(score, 0)}\n`
}

/** Sets /proc/PID/oom_score_adj (proc_pid_oom_score_adj(5)). @throws EINVAL out of range, EACCES when lowered without CAP_SYS_RESOURCE */
export function writeOomScoreAdjust(fs: ProcFileSystem, task: Task, text: string): void {
  const score = Number(text.trim())
  if (!Number.isInteger(score) || text.trim() === '' || Math.abs(score) > 1000) throw new Errno('EINVAL')
  const writer = fs.reader ?? task
  const isRaised = score >= task.oomScoreAdjust
  if (!isRaised && !hasCapability(writer, task.namespaces.user, 'CAP_SYS_RESOURCE')) throw new Errno('EACCES')
  task.oomScoreAdjust = score
}
