import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { singleQuote } from '../expand/quote'
import { describeJob } from '../jobs/describe-job'
import { type Job, jobState } from '../jobs/job-table'
import { collectChildren } from '../jobs/reap'
import { waitForJob } from '../jobs/wait-for-job'
import { printCommand } from '../parse/print-function'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

/** The job that an argument means, the current one without; complains when there is none. */
function* jobOf(shell: Shell, name: string, word: string | undefined): Blocking<Job | undefined> {
  const spec = word === undefined ? '%+' : word.startsWith('%') || !/^\d+$/.test(word) ? word : undefined
  const found =
    spec === undefined
      ? (shell.jobs.byPid(Number(word)) ?? shell.jobs.find(`%${word}`, printCommand))
      : shell.jobs.find(spec, printCommand)
  if (typeof found !== 'string') return found
  yield* fail(shell, name, word === undefined ? 'current: no such job' : `${word}: ${found}`)
  return undefined
}

export const jobs: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'lnprsx')
    if (invalid)
      return yield* invalidOption(
        shell,
        'jobs',
        invalid,
        'jobs [-lnprs] [jobspec ...] or jobs -x command [args]',
      )
    if (letters.has('x')) {
      const words = rest.map((word) => {
        const job = word.startsWith('%') ? shell.jobs.find(word, printCommand) : undefined
        return typeof job === 'object' ? String(job.group ?? job.processes[0]?.pid) : word
      })
      return yield* shell.interpreter.source(shell, words.map(singleQuote).join(' '), { firstLine: 1 })
    }
    if (shell.subshellDepth === 0) yield* collectChildren(shell)
    let status = 0
    const chosen: Job[] = []
    for (const word of rest) {
      const job = yield* jobOf(shell, 'jobs', word)
      if (job) chosen.push(job)
      else status = shell.dialect.name === 'bash' ? 1 : 2
    }
    const listed = (rest.length > 0 ? chosen : shell.jobs.listed).filter((job) => {
      const state = jobState(job)
      return !(letters.has('r') && state !== 'running') && !(letters.has('s') && state !== 'stopped')
    })
    for (const job of listed) {
      const text = letters.has('p')
        ? String(job.processes[0]?.pid ?? '')
        : describeJob(shell, job, letters.has('l'))
      yield* shell.write(1, `${text}\n`)
      job.notified = true
      if (jobState(job) === 'done') shell.jobs.remove(job)
    }
    return status
  },
}

function resume(shell: Shell, job: Job): void {
  for (const process of job.processes)
    if (process.status && 'stopped' in process.status) delete process.status
  try {
    shell.sys.kill(job.group === undefined ? (job.processes[0]?.pid ?? 0) : -job.group, 'SIGCONT')
  } catch (error) {
    if (!isErrno(error)) throw error
  }
}

export const fg: Builtin = {
  *run(shell, argv) {
    if (!shell.options.has('monitor')) return yield* fail(shell, 'fg', 'no job control')
    const job = yield* jobOf(shell, 'fg', argv[1])
    if (!job) return 1
    yield* shell.write(1, `${job.describe(printCommand)}\n`)
    shell.jobs.makeCurrent(job)
    job.foreground = true
    if (shell.terminal !== undefined && job.group !== undefined)
      shell.sys.tcsetpgrp(shell.terminal, job.group)
    if (jobState(job) === 'stopped') resume(shell, job)
    return yield* waitForJob(shell, job)
  },
}

export const bg: Builtin = {
  *run(shell, argv) {
    if (!shell.options.has('monitor')) return yield* fail(shell, 'bg', 'no job control')
    let status = 0
    for (const word of argv.length > 1 ? argv.slice(1) : [undefined]) {
      const job = yield* jobOf(shell, 'bg', word)
      if (!job) {
        status = 1
        continue
      }
      if (jobState(job) === 'running') {
        yield* fail(shell, 'bg', `job ${job.id} already in background`)
        continue
      }
      shell.jobs.makeCurrent(job)
      resume(shell, job)
      yield* shell.write(
        1,
        `[${job.id}]${job === shell.jobs.current ? '+' : '-'} ${job.describe(printCommand)} &\n`,
      )
      shell.lastBackground = job.processes.at(-1)?.pid
    }
    return status
  },
}

export const disown: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'ahr')
    if (invalid)
      return yield* invalidOption(shell, 'disown', invalid, 'disown [-h] [-ar] [jobspec ... | pid ...]')
    const every = letters.has('a') || letters.has('r')
    const chosen: Job[] = every
      ? shell.jobs.listed.filter((job) => !letters.has('r') || jobState(job) === 'running')
      : []
    let status = 0
    for (const word of every ? [] : rest.length > 0 ? rest : [undefined]) {
      const job = yield* jobOf(shell, 'disown', word)
      if (job) chosen.push(job)
      else status = 1
    }
    for (const job of chosen) {
      if (letters.has('h')) job.keepOnHangup = true
      else shell.jobs.remove(job)
    }
    return status
  },
}

export const suspend: Builtin = {
  *run(shell) {
    if (!shell.options.has('monitor')) return yield* fail(shell, 'suspend', 'cannot suspend: no job control')
    if (shell.isLogin) return yield* fail(shell, 'suspend', 'cannot suspend a login shell')
    shell.sys.kill(shell.pid, 'SIGSTOP')
    yield* shell.sys.schedYield()
    return 0
  },
}
