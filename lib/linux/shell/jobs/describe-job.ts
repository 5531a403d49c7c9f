import type { Signal } from '../../kernel/signal'
import { type Job, type JobTable, jobState } from './job-table'

const signalTexts: Partial<Record<Signal, string>> = {
  SIGHUP: 'Hangup',
  SIGINT: 'Interrupt',
  SIGQUIT: 'Quit',
  SIGILL: 'Illegal instruction',
  SIGTRAP: 'Trace/breakpoint trap',
  SIGABRT: 'Aborted',
  SIGBUS: 'Bus error',
  SIGFPE: 'Floating point exception',
  SIGKILL: 'Killed',
  SIGUSR1: 'User defined signal 1',
  SIGSEGV: 'Segmentation fault',
  SIGUSR2: 'User defined signal 2',
  SIGPIPE: 'Broken pipe',
  SIGALRM: 'Alarm clock',
  SIGTERM: 'Terminated',
  SIGXCPU: 'CPU time limit exceeded',
  SIGXFSZ: 'File size limit exceeded',
}

/** What strsignal(3) says. */
export function signalText(signal: Signal): string {
  return signalTexts[signal] ?? `Unknown signal`
}

/** `Running`, `Stopped`, `Done`, `Exit 2`, `Terminated`, … */
export function stateText(job: Job): string {
  const state = jobState(job)
  if (state === 'running') return 'Running'
  if (state === 'stopped') return 'Stopped'
  const status = job.processes.at(-1)?.status
  if (!status || !('exited' in status))
    return status && 'signaled' in status ? signalText(status.signaled) : 'Done'
  return status.exited === 0 ? 'Done' : `Exit ${status.exited}`
}

export function jobMark(table: JobTable, job: Job): string {
  return job === table.current ? '+' : job === table.previous ? '-' : ' '
}

const STATE_WIDTH = 24

/** A job as `jobs` lists it, with process ids when `long`. */
export function describeJob(table: JobTable, job: Job, long = false): string {
  const background = jobState(job) === 'running' ? ' &' : ''
  const head = `[${job.id}]${jobMark(table, job)} `
  if (!long) return `${head} ${stateText(job).padEnd(STATE_WIDTH)}${job.describe()}${background}`
  return job.processes
    .map(({ pid, describe }, index) => {
      const lead = index === 0 ? head : ' '.repeat(head.length)
      const state = index === 0 ? stateText(job).padEnd(STATE_WIDTH) : ' '.repeat(STATE_WIDTH)
      const end = index === job.processes.length - 1 ? background : ''
      return `${lead}${String(pid).padStart(5)} ${state}${index === 0 ? '' : '| '}${describe()}${end}`
    })
    .join('\n')
}
