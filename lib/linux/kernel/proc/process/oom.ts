import { Errno } from '../../errno'
import type { Task } from '../../task'
import { hasCapability } from '../access'
import type { ProcFileSystem } from '../proc-file-system'

/** Sets /proc/PID/oom_score_adj (proc_pid_oom_score_adj(5)). @throws EINVAL out of range, EACCES when lowered without CAP_SYS_RESOURCE */
export function writeOomScoreAdjust(fs: ProcFileSystem, task: Task, text: string): void {
  const score = Number(text.trim())
  if (!Number.isInteger(score) || text.trim() === '' || Math.abs(score) > 1000) throw new Errno('EINVAL')
  const writer = fs.reader ?? task
  const isRaised = score >= task.oomScoreAdjust
  if (!isRaised && !hasCapability(writer, task.namespaces.user, 'CAP_SYS_RESOURCE')) throw new Errno('EACCES')
  task.oomScoreAdjust = score
}
