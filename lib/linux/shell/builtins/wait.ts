import { isErrno } from '../../kernel/errno'
import { signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { runPendingTraps } from '../execute/checkpoint'
import { exitCode, type Job, jobState } from '../jobs/job-table'
import { reapFinished } from '../jobs/reap'
import { printCommand } from '../parse/print-function'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

/** What ended a wait early: a signal with a trap, as an exit status. */
class Trapped {
  constructor(readonly status: number) {}
}

/** Waits for any child to change. False: there is none. */
function* waitForAny(shell: Shell, pid = -1): Blocking<boolean | Trapped> {
  try {
    const status = yield* shell.sys.wait4(pid)
    if (status) shell.jobs.update(status)
    return true
  } catch (error) {
    if (isErrno(error, 'ECHILD')) return false
    if (!isErrno(error, 'EINTR')) throw error
    const [signal] = shell.pending
    if (!signal) return shell.interrupted ? new Trapped(130) : true
    yield* runPendingTraps(shell)
    return new Trapped(128 + signalNumbers[signal])
  }
}

function* waitForOne(shell: Shell, job: Job): Blocking<number> {
  while (jobState(job) === 'running') {
    const process = job.processes.find(({ status }) => !status)
    const result = yield* waitForAny(shell, process?.pid)
    if (result instanceof Trapped) return result.status
    if (!result) break
  }
  if (jobState(job) === 'done') {
    job.notified = true
    shell.jobs.remove(job)
  }
  return exitCode(job.processes.at(-1)?.status)
}

function* waitForAll(shell: Shell): Blocking<number> {
  for (;;) {
    const running = shell.jobs.listed.find((job) => jobState(job) === 'running' && !job.foreground)
    if (!running) break
    const result = yield* waitForAny(shell, running.processes.find(({ status }) => !status)?.pid)
    if (result instanceof Trapped) return result.status
    if (!result) break
  }
  yield* reapFinished(shell, shell.interactive)
  return 0
}

function* waitForNext(shell: Shell, jobs: readonly Job[], variable: string | undefined): Blocking<number> {
  for (;;) {
    const done = jobs.find((job) => jobState(job) === 'done')
    if (done) {
      const process = done.processes.at(-1)
      if (variable !== undefined) shell.variables.set(variable, String(process?.pid ?? ''))
      done.notified = true
      shell.jobs.remove(done)
      return exitCode(process?.status)
    }
    if (jobs.length === 0) return 127
    const result = yield* waitForAny(shell)
    if (result instanceof Trapped) return result.status
    if (!result) return 127
  }
}

function* waitForWord(shell: Shell, word: string): Blocking<number> {
  if (word.startsWith('%')) {
    const job = shell.jobs.find(word, printCommand)
    return typeof job === 'string'
      ? yield* fail(shell, 'wait', `${word}: ${job}`, 127)
      : yield* waitForOne(shell, job)
  }
  if (!/^\d+$/.test(word)) return yield* fail(shell, 'wait', `\`${word}': not a pid or valid job spec`)
  const job = shell.jobs.byPid(Number(word))
  if (job) return yield* waitForOne(shell, job)
  const ended = shell.jobs.endedStatus(Number(word))
  if (ended !== undefined) return ended
  if (shell.dialect.name !== 'bash') return 127
  return yield* fail(shell, 'wait', `pid ${word} is not a child of this shell`, 127)
}

export const wait: Builtin = {
  *run(shell, argv) {
    const { letters, values, rest, invalid } = parseOptions(argv, 'fnp:')
    if (invalid) return yield* invalidOption(shell, 'wait', invalid, 'wait [-fn] [-p var] [id ...]')
    if (letters.has('n')) {
      const named = rest.flatMap((word) =>
        word.startsWith('%') ? shell.jobs.find(word, printCommand) : shell.jobs.byPid(Number(word)),
      )
      const jobs =
        rest.length > 0 ? named.filter((job): job is Job => typeof job === 'object') : shell.jobs.listed
      return yield* waitForNext(shell, jobs, values.get('p'))
    }
    if (rest.length === 0) return yield* waitForAll(shell)
    let status = 0
    for (const word of rest) {
      status = yield* waitForWord(shell, word)
      if (shell.interrupted) break
    }
    return status
  },
}
