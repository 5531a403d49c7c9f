import { type Signal, signalNumbers } from '../../kernel/signal'
import type { WaitStatus } from '../../kernel/syscalls'
import type { Node } from '../parse/syntax'

/** Writes a command as source text. */
export type Print = (command: Node) => string

export interface JobProcess {
  readonly pid: number
  /** the command, as it is listed */
  readonly describe: (print: Print) => string
  status?: WaitStatus
}

/** A pipeline that the shell started and keeps account of (bash(1), JOB CONTROL). */
export interface Job {
  /** the number after `%`; 0 while it only runs in the foreground */
  id: number
  /** its process group, when it has one of its own */
  readonly group: number | undefined
  readonly processes: readonly JobProcess[]
  readonly describe: (print: Print) => string
  foreground: boolean
  /** the user has been told of its present state */
  notified: boolean
  /** SIGHUP is not passed on (disown -h) */
  keepOnHangup?: boolean
}

export type JobState = 'running' | 'stopped' | 'done'

export function jobState(job: Job): JobState {
  let isStopped = false
  for (const { status } of job.processes) {
    if (!status) return 'running'
    if ('stopped' in status) isStopped = true
  }
  return isStopped ? 'stopped' : 'done'
}

/** What `$?` is after a process ended or stopped so. */
export function exitCode(status: WaitStatus | undefined): number {
  if (!status || 'continued' in status) return 0
  if ('exited' in status) return status.exited
  return 128 + signalNumbers['signaled' in status ? status.signaled : status.stopped]
}

export function endedBy(job: Job): Signal | undefined {
  const status = job.processes.at(-1)?.status
  return status && 'signaled' in status ? status.signaled : undefined
}

/** The jobs of a shell, and how processes that it no longer lists ended. */
export class JobTable {
  readonly jobs: Job[] = []
  /** ids of the current and the previous job, most recent first */
  #order: Job[] = []
  readonly #ended = new Map<number, number>()

  /** Jobs as a subshell sees them: listed, but not its children. */
  fork(): JobTable {
    const copy = new JobTable()
    copy.jobs.push(...this.jobs)
    copy.#order = [...this.#order]
    return copy
  }

  /** Starts to keep account of a job. */
  add(job: Job): void {
    this.jobs.push(job)
  }

  /** Gives a job the next free number and makes it the current one. */
  list(job: Job): void {
    if (job.id === 0) job.id = Math.max(0, ...this.jobs.map(({ id }) => id)) + 1
    this.makeCurrent(job)
  }

  makeCurrent(job: Job): void {
    this.#order = [job, ...this.#order.filter((other) => other !== job)]
  }

  remove(job: Job): void {
    const at = this.jobs.indexOf(job)
    if (at >= 0) this.jobs.splice(at, 1)
    this.#order = this.#order.filter((other) => other !== job)
    for (const { pid, status } of job.processes) {
      if (job.id > 0 && status) this.#ended.set(pid, exitCode(status))
    }
  }

  get listed(): Job[] {
    return this.jobs.filter(({ id }) => id > 0).sort((left, right) => left.id - right.id)
  }

  get current(): Job | undefined {
    return this.#order.find((job) => jobState(job) === 'stopped') ?? this.#order[0]
  }

  get previous(): Job | undefined {
    const { current } = this
    const others = this.#order.filter((job) => job !== current)
    return others.find((job) => jobState(job) === 'stopped') ?? others[0]
  }

  /** Notes what wait4 told. */
  update(status: WaitStatus): void {
    for (const job of this.jobs) {
      const process = job.processes.find(({ pid }) => pid === status.pid)
      if (!process) continue
      if ('continued' in status) delete process.status
      else process.status = status
      job.notified = false
      return
    }
    this.#ended.set(status.pid, exitCode(status))
  }

  byPid(pid: number): Job | undefined {
    return this.jobs.find(({ processes }) => processes.some((process) => process.pid === pid))
  }

  /** The exit code of a process that has ended and is listed no more. */
  endedStatus(pid: number): number | undefined {
    return this.#ended.get(pid)
  }

  /** The job that `%…` means; a reason when there is none or more than one. */
  find(spec: string, print: Print): Job | 'no such job' | 'ambiguous job spec' {
    const name = spec.replace(/^%/, '')
    if (name === '' || name === '+' || name === '%') return this.current ?? 'no such job'
    if (name === '-') return this.previous ?? 'no such job'
    if (/^\d+$/.test(name)) return this.listed.find(({ id }) => id === Number(name)) ?? 'no such job'
    const matching = this.listed.filter(({ describe }) =>
      name.startsWith('?') ? describe(print).includes(name.slice(1)) : describe(print).startsWith(name),
    )
    if (matching.length > 1) return 'ambiguous job spec'
    return matching[0] ?? 'no such job'
  }
}
