import type { Signal } from '../../kernel/signal'
import { printCommand } from '../parse/print-function'
import type { Shell } from '../state/shell'
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

/** A job as `jobs` lists it, with process ids when `long`. */
export function describeJob({ jobs: table, dialect }: Shell, job: Job, long = false): string {
  const width = dialect.jobStateWidth
  const background = dialect.name === 'bash' && jobState(job) === 'running' ? ' &' : ''
  const mark = jobMark(table, job)
  if (!long)
    return `${dialect.jobHead(job.id, mark)}${stateText(job).padEnd(width)}${job.describe(printCommand)}${background}`
  const head = `[${job.id}]${mark} `
  return job.processes
    .map(({ pid, describe }, index) => {
      const lead = index === 0 ? head : ' '.repeat(head.length)
      const state = index === 0 ? stateText(job).padEnd(width) : ' '.repeat(width)
      const end = index === job.processes.length - 1 ? background : ''
      return `${lead}${String(pid).padStart(5)} ${state}${index === 0 ? '' : '| '}${describe(printCommand)}${end}`
    })
    .join('\n')
}
