import type { Task } from '../../task'
import type { ProcFileSystem } from '../proc-file-system'
import { ProcDirectory } from '../proc-inode'

/** /proc/PID/net: the network namespace of the process (proc_pid_net(5)). */
export function netDirectory(fs: ProcFileSystem, task: Task): ProcDirectory {
  return new ProcDirectory(fs, {}, task)
}
