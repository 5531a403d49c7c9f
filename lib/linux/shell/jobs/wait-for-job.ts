import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { LeaveLoop } from '../state/control-flow'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { endedBy, exitCode, type Job, jobState } from './job-table'

/** Waits until every process of a foreground job has ended or stopped; the status of the pipeline. */
export function* waitForJob(shell: Shell, job: Job): Blocking<number> {
  const { sys } = shell
  const untraced = shell.options.has('monitor')
  for (const process of job.processes) {
    while (!process.status) {
      try {
        const status = yield* sys.wait4(process.pid, { untraced })
        if (status) shell.jobs.update(status)
      } catch (error) {
        if (isErrno(error, 'ECHILD')) process.status = { pid: process.pid, exited: 127 }
        else if (!isErrno(error, 'EINTR')) throw error
      }
    }
  }
  if (untraced && shell.terminal !== undefined) sys.tcsetpgrp(shell.terminal, shell.group)
  return yield* settle(shell, job)
}

function* settle(shell: Shell, job: Job): Blocking<number> {
  const codes = job.processes.map(({ status }) => exitCode(status))
  shell.pipeStatus = codes
  if (jobState(job) === 'stopped') {
    job.foreground = false
    job.notified = true
    shell.jobs.list(job)
    const { describeJob } = yield* extras(shell)
    yield* shell.write(2, `${shell.dialect.name === 'bash' ? '\n' : ''}${describeJob(shell, job)}\n`)
    if (shell.loopDepth > 0) throw new LeaveLoop('break', shell.loopDepth)
    return codes.at(-1) ?? 0
  }
  shell.jobs.remove(job)
  yield* reportSignal(shell, job)
  const worst = shell.options.has('pipefail') ? codes.findLast((code) => code !== 0) : undefined
  return worst ?? codes.at(-1) ?? 0
}

/** Says that a signal ended a foreground job. */
function* reportSignal(shell: Shell, job: Job): Blocking<void> {
  const signal = endedBy(job)
  if (!signal || signal === 'SIGPIPE') return
  const isTop = shell.interactive && shell.subshellDepth === 0
  if (signal === 'SIGINT') {
    // Who interrupts a program means the whole line that it is part of.
    if (isTop) shell.interrupted = true
    return
  }
  const { signalText, printCommand } = yield* extras(shell)
  const isPlain = signal === 'SIGTERM' || shell.traps.has(signal)
  if (isTop || (isPlain && shell.subshellDepth === 0)) yield* shell.write(2, `${signalText(signal)}\n`)
  else if (shell.subshellDepth === 0) {
    const pid = String(job.processes.at(-1)?.pid ?? 0).padStart(5)
    yield* shell.complain(`${pid} ${signalText(signal).padEnd(24)}${job.describe(printCommand)}`)
  }
}
