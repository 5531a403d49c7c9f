import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { jobState } from './job-table'

/** Notes every child that has changed, without waiting. */
export function* collectChildren(shell: Shell): Blocking<void> {
  for (;;) {
    try {
      const status = yield* shell.sys.wait4(-1, { noHang: true, untraced: true, continued: true })
      if (!status) return
      shell.jobs.update(status)
    } catch (error) {
      if (isErrno(error, 'ECHILD')) return
      if (!isErrno(error, 'EINTR')) throw error
    }
  }
}

/** Drops jobs that are done, and tells of them and of newly stopped ones when asked to. */
export function* reapFinished(shell: Shell, tells: boolean): Blocking<void> {
  for (const job of shell.jobs.listed) {
    const state = jobState(job)
    if (state === 'running') continue
    if (tells && !job.notified) yield* shell.write(2, `${(yield* extras(shell)).describeJob(shell, job)}\n`)
    job.notified = true
    if (state === 'done') shell.jobs.remove(job)
  }
}
