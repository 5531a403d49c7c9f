import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import { parseSignal, type Signal } from '../../../kernel/signal'
import type { Blocking } from '../../../kernel/wait-queue'
import { joinPath, statIfAny } from '../../support/files'
import { start, waitFor } from '../../support/run'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  number,
  orFail,
  orFailLater,
} from '../applet'
import { become, cannotExecute } from './become'

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** Seconds, with a suffix s, m, h or d. */
function duration(text: string): number {
  const [, value, unit = ''] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text) ?? []
  if (value === undefined) throw new AppletFailure(`invalid number '${text}'`)
  return Number(value) * (UNITS[unit] ?? 1)
}

const POLL = SECOND / 10

const timeout: Applet = {
  options: '+s:k:',
  usage: '[-s SIG] [-k KILL_SECS] SECS PROG ARGS',
  about: 'Run a program, and send it a signal (TERM) when it takes too long',
  *run(context) {
    const { process, values, operands } = context
    const [limit, ...command] = operands
    const signal = parseSignal(values.get('s') ?? 'TERM')
    if (!signal) throw new AppletFailure(`unknown signal '${values.get('s')}'`)
    const kill = values.has('k') ? duration(values.get('k') ?? '') : 0
    if (limit === undefined) throw new AppletUsage('')
    const seconds = duration(limit)
    if (command.length === 0) throw new AppletUsage('')
    // The program takes this process and a grandchild watches it, so that who waits for the program waits for the right one.
    const pid = process.sys.getpid()
    const watcher = (own: Process): Blocking<number> => watchOver(own, pid, signal, seconds, kill)
    process.sys.clone(function* ({ sys }) {
      sys.clone(watcher)
      return 0
    })
    yield* waitAny(context)
    return yield* become(context, command)
  },
}

function* watchOver(
  { sys }: Process,
  pid: number,
  signal: Signal,
  seconds: number,
  kill: number,
): Blocking<number> {
  for (const fd of sys.openFds()) sys.close(fd)
  const isThere = (): boolean => {
    try {
      sys.kill(pid, 0)
      return true
    } catch (error) {
      if (isErrno(error)) return false
      throw error
    }
  }
  const end = sys.now() + seconds * SECOND
  while (sys.now() < end) {
    yield* sys.nanosleep(Math.min(POLL, end - sys.now()))
    if (!isThere()) return 0
  }
  sys.kill(pid, signal)
  if (kill === 0) return 0
  yield* sys.nanosleep(kill * SECOND)
  if (isThere()) sys.kill(pid, 'SIGKILL')
  return 0
}

function* waitAny({ process }: AppletContext): Blocking<void> {
  try {
    yield* process.sys.wait4(-1)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
}

const time: Applet = {
  options: '+pvao:f:!',
  usage: '[-vpa] [-o FILE] PROG ARGS',
  about: 'Run a program and print how long that took',
  *run(context) {
    const { process, operands, flags } = context
    if (operands.length === 0) throw new AppletUsage('')
    const began = process.sys.now()
    let status = 127
    try {
      status = yield* waitFor(process, yield* start(process, operands))
    } catch (error) {
      const failure = cannotExecute(error, operands)
      if (!(failure instanceof AppletFailure)) throw failure
      yield* process.stderr.write(`time: ${failure.message}\n`)
      status = failure.status
    }
    const seconds = (process.sys.now() - began) / SECOND
    const shown = (value: number): string =>
      flags.has('p') ? value.toFixed(2) : `${Math.floor(value / 60)}m ${(value % 60).toFixed(2)}s`
    const gap = flags.has('p') ? ' ' : '\t'
    yield* process.stderr.write(`real${gap}${shown(seconds)}\nuser${gap}${shown(0)}\nsys${gap}${shown(0)}\n`)
    return status
  },
}

const usleep: Applet = {
  options: '+',
  usage: 'N',
  about: 'Wait for N microseconds',
  *run({ process, operands: [text] }) {
    if (text === undefined) throw new AppletUsage('')
    yield* process.sys.nanosleep(number(text, /^\d+$/) * 1000)
    return 0
  },
}

const nohup: Applet = {
  options: '+',
  usage: 'PROG ARGS',
  about: 'Run a program that hangups and the end of the terminal do not end',
  *run(context) {
    const { process, operands } = context
    const { sys } = process
    if (operands.length === 0) throw new AppletUsage('')
    if (sys.isatty(1)) {
      const fd = yield* orFailLater(
        sys.open('nohup.out', { access: 'write', create: true, append: true }, 0o600),
        "can't open 'nohup.out'",
      )
      yield* process.stderr.write('nohup: appending output to nohup.out\n')
      sys.dup2(fd, 1)
      if (sys.isatty(2)) sys.dup2(1, 2)
    }
    sys.sigaction('SIGHUP', 'ignore')
    return yield* become(context, operands)
  },
}

const setsid: Applet = {
  options: '+c',
  usage: '[-c] PROG ARGS',
  about: 'Run a program in a session of its own; -c: with standard input as its terminal',
  *run(context) {
    const { process, operands, flags } = context
    const { sys } = process
    if (operands.length === 0) throw new AppletUsage('')
    if (sys.getpgid(0) === sys.getpid()) {
      sys.clone(function* (child) {
        child.sys.setsid()
        return yield* become({ ...context, process: child }, operands)
      })
      return 0
    }
    sys.setsid()
    if (flags.has('c')) sys.setControllingTerminal(0)
    return yield* become(context, operands)
  },
}

const chroot: Applet = {
  options: '+',
  usage: 'NEWROOT [PROG ARGS]',
  about: 'Run a program with another root directory',
  *run(context) {
    const { process, operands } = context
    const [root, ...command] = operands
    if (root === undefined) throw new AppletUsage('')
    orFail(() => process.sys.chroot(root), `can't change root directory to '${root}'`)
    process.sys.chdir('/')
    return yield* become(
      context,
      command.length === 0 ? [process.env.get('SHELL') ?? '/bin/sh', '-i'] : command,
    )
  },
}

const which: Applet = {
  options: 'a',
  usage: '[-a] COMMAND...',
  about: 'Print where commands are; -a: all places',
  *run({ process: { sys, env, stdout }, operands, flags }) {
    let status = 0
    for (const name of operands) {
      const places = name.includes('/')
        ? ['']
        : (env.get('PATH') ?? '/sbin:/usr/sbin:/bin:/usr/bin').split(':')
      const found = places
        .map((place) => (place === '' ? name : joinPath(place, name)))
        .filter((path) => statIfAny(sys, path)?.type === 'file' && sys.access(path, { execute: true }))
      if (found.length === 0) status = 1
      yield* stdout.write((flags.has('a') ? found : found.slice(0, 1)).map((path) => `${path}\n`).join(''))
    }
    return status
  },
}

const watch: Applet = {
  options: '+n:tx',
  usage: '[-n SEC] [-t] PROG ARGS',
  about: 'Run a program again and again, every SEC (2) seconds',
  *run({ process, operands, values, flags }) {
    if (operands.length === 0) throw new AppletUsage('')
    const seconds = duration(values.get('n') ?? '2')
    for (;;) {
      const title = `Every ${seconds.toFixed(1)}s: ${operands.join(' ')}`
      yield* process.stdout.write(`\x1b[H\x1b[J${flags.has('t') ? '' : `${title}\n\n`}`)
      const pid = yield* start(process, flags.has('x') ? operands : ['sh', '-c', operands.join(' ')])
      yield* waitFor(process, pid)
      yield* process.sys.nanosleep(seconds * SECOND)
    }
  },
}

/** Applets that run programs. */
export const runApplets: Applets = { chroot, nohup, setsid, time, timeout, usleep, watch, which }
