import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { parseSignal, type Signal, signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { complain } from '../support/message'
import { quote } from '../support/quote'
import { exitStatus, start } from '../support/run'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/timeout'
import { parseInterval } from './sleep'

const TIMED_OUT = 124

export const timeout = utility({
  family: coreutils,
  name: 'timeout',
  help,
  usageStatus: 125,
  options: {
    preserveStatus: '--preserve-status',
    foreground: '--foreground',
    killAfter: '-k=',
    signal: '-s=',
    verbose: '-v',
  },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const [duration, ...command] = operands
    if (duration === undefined || command.length === 0) throw new UsageFailure('')
    const seconds = interval(process, duration)
    const killAfter = options.killAfter === undefined ? 0 : interval(process, options.killAfter)
    const signal = parseSignal(options.signal ?? 'TERM')
    if (!signal) throw new UsageFailure(`${quote(process, options.signal ?? '')}: invalid signal`)
    // Its own group, so that the whole of a pipeline can be signalled.
    if (!options.foreground) process.sys.setpgid(0, 0)
    let pid: number
    try {
      pid = yield* start(process, command)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(
        `failed to run command ${quote(process, command[0] ?? '')}: ${error.message}`,
        error.code === 'ENOENT' ? 127 : 126,
      )
    }
    const guard = new Guard(process, pid, command[0] ?? '', options)
    if (yield* guard.endsWithin(seconds)) return guard.status
    yield* guard.send(signal)
    const ended = killAfter === 0 ? yield* guard.endsWithin(0) : yield* guard.endsWithin(killAfter)
    if (!ended) {
      yield* guard.send('SIGKILL')
      yield* guard.endsWithin(0)
      return 128 + signalNumbers.SIGKILL
    }
    return options.preserveStatus ? guard.status : TIMED_OUT
  },
})

function interval(process: Process, text: string): number {
  const seconds = parseInterval(text)
  if (seconds === undefined) throw new UsageFailure(`invalid time interval ${quote(process, text)}`)
  return seconds
}

/** Watches over one child. */
class Guard {
  status = 0
  #ended = false

  constructor(
    private readonly process: Process,
    private readonly pid: number,
    private readonly command: string,
    private readonly options: { readonly verbose: boolean; readonly foreground: boolean },
  ) {
    process.sys.sigaction('SIGCHLD', { handler: () => undefined })
  }

  /** Waits for the end, at most so many seconds; 0 means for ever. */
  *endsWithin(seconds: number): Blocking<boolean> {
    const { sys } = this.process
    const deadline =
      seconds === 0 || seconds === Number.POSITIVE_INFINITY ? undefined : sys.now() + seconds * SECOND
    while (!this.#ended) {
      const status = yield* sys.wait4(this.pid, { noHang: true })
      if (status) {
        this.status = exitStatus(status)
        this.#ended = true
        break
      }
      if (deadline !== undefined && sys.now() >= deadline) return false
      try {
        if (deadline === undefined) yield* sys.pause()
        else yield* sys.nanosleep(deadline - sys.now())
      } catch (error) {
        if (!isErrno(error, 'EINTR')) throw error
      }
    }
    return true
  }

  *send(signal: Signal): Blocking<void> {
    if (this.options.verbose)
      yield* complain(
        this.process,
        `sending signal ${signal.slice(3)} to command ${quote(this.process, this.command)}`,
      )
    const { sys } = this.process
    sys.kill(this.pid, signal)
    if (!this.options.foreground) {
      // The whole group hears it, this process too: SIGKILL it cannot ignore.
      if (signal !== 'SIGKILL') sys.sigaction(signal, 'ignore')
      sys.kill(0, signal)
    }
    if (signal !== 'SIGKILL') sys.kill(this.pid, 'SIGCONT')
  }
}
