import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { readTextIfPresent } from '../files'

/** Where the host has its control groups mounted (cgroups(7), version 2). */
export const CGROUPS = '/sys/fs/cgroup'

/** The processes of a control group and of those below it, by the caller's numbers; none when it is gone. */
export function* cgroupProcesses(sys: Syscalls, group: string): Blocking<number[]> {
  const directory = CGROUPS + group
  const text = (yield* readTextIfPresent(sys, `${directory}/cgroup.procs`)) ?? ''
  const pids = text.split('\n').filter(Boolean).map(Number)
  for (const child of subgroups(sys, directory))
    pids.push(...(yield* cgroupProcesses(sys, `${group}/${child}`)))
  return pids
}

/** Ends every process of a control group, for containers whose pid namespace goes on without them. */
export function* killCgroup(sys: Syscalls, group: string): Blocking<void> {
  for (const pid of yield* cgroupProcesses(sys, group)) {
    try {
      sys.kill(pid, 'SIGKILL')
    } catch (error) {
      if (!isErrno(error, 'ESRCH')) throw error
    }
  }
}

/** Removes an empty control group and those below it. */
export function removeCgroup(sys: Syscalls, group: string): void {
  const directory = CGROUPS + group
  for (const child of subgroups(sys, directory)) removeCgroup(sys, `${group}/${child}`)
  try {
    sys.rmdir(directory)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

function subgroups(sys: Syscalls, directory: string): string[] {
  try {
    return sys
      .getdents(directory)
      .filter(({ type }) => type === 'directory')
      .map(({ name }) => name)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  }
}
