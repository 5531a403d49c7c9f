import { isErrno } from '../../../kernel/errno'
import { parseSignal, type Signal } from '../../../kernel/signal'
import type { Blocking } from '../../../kernel/wait-queue'
import { pstree } from '../../psmisc/pstree'
import { listProcesses, type ProcessEntry } from '../../support/proc'
import { run } from '../../support/run'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  complain,
  number,
  orFail,
} from '../applet'
import { borrow } from '../borrow'

function* matching(
  { process, flags, values, operands }: AppletContext,
  words: readonly string[],
): Blocking<ProcessEntry[]> {
  const pattern = words[0] ?? operands[0] ?? ''
  const expression = new RegExp(flags.has('x') ? `^(?:${pattern})$` : pattern)
  const entries = (yield* listProcesses(process.sys)).filter(({ pid }) => pid !== process.sys.getpid())
  const found = entries.filter((entry) => {
    const isChild = !values.has('P') || entry.stat[1] === values.get('P')
    const isInSession = !values.has('s') || entry.stat[3] === values.get('s')
    const isMatch = expression.test(flags.has('f') ? entry.args : entry.comm)
    return isChild && isInSession && isMatch !== flags.has('v')
  })
  if (flags.has('o')) return found.slice(0, 1)
  return flags.has('n') ? found.slice(-1) : found
}

const pgrep: Applet = {
  options: 'vlafxons:P:u:',
  usage: '[-flanovx] [-s SID|-P PPID|PATTERN]',
  about: 'Print the process ids of programs whose name matches a pattern (-f: whose command line does)',
  *run(context) {
    const { process, flags, values, operands } = context
    if (operands.length === 0 && !values.has('P') && !values.has('s')) throw new AppletUsage('')
    const found = yield* matching(context, operands)
    const shown = ({ pid, comm, args }: ProcessEntry) =>
      flags.has('a')
        ? `${pid} ${args}`
        : flags.has('l')
          ? `${pid} ${flags.has('f') ? args : comm}`
          : String(pid)
    yield* process.stdout.write(found.map((entry) => `${shown(entry)}\n`).join(''))
    return found.length > 0 ? 0 : 1
  },
}

const pkill: Applet = {
  options: 'vlafxons:P:0123456789ABCDEGHIKLMNQRSTUVWYZ',
  usage: '[-l|-SIGNAL] [-xfvnoe] [-s SID|-P PPID|PATTERN]',
  about: 'Send a signal (TERM) to programs whose name matches a pattern',
  *run(context) {
    const { operands, words, values } = context
    const word = words.find((each) => /^-(\d+|(SIG)?[A-Z]{2,}\d?)$/.test(each))
    const signal = word === undefined ? 'SIGTERM' : parseSignal(word.slice(1))
    if (!signal) throw new AppletFailure(`bad signal name '${word?.slice(1)}'`)
    if (operands.length === 0 && !values.has('P') && !values.has('s')) throw new AppletUsage('')
    const found = yield* matching(context, operands)
    let status = found.length > 0 ? 0 : 1
    for (const { pid } of found) status = (yield* send(context, pid, signal)) || status
    return status
  },
}

function* send(context: AppletContext, pid: number, signal: Signal): Blocking<number> {
  try {
    context.process.sys.kill(pid, signal)
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* complain(context, `can't kill pid ${pid}: ${error.message}`)
    return 1
  }
}

const killall5: Applet = {
  options: '*',
  usage: '[-SIGNAL] [-o PID]...',
  about: 'Send a signal (TERM) to all processes outside this session',
  *run(context) {
    const { process, words } = context
    const signal = parseSignal(words.find((word) => /^-[A-Z\d]/.test(word))?.slice(1) ?? 'TERM') ?? 'SIGTERM'
    const session = String(process.sys.getsid())
    for (const { pid, stat } of yield* listProcesses(process.sys))
      if (pid !== 1 && stat[3] !== session) yield* send(context, pid, signal)
    return 0
  },
}

const nice: Applet = {
  options: '+n:',
  usage: '[-n ADJUST] [PROG ARGS]',
  about: 'Run a program with another priority, or print the present one',
  *run(context) {
    const { process, values, operands } = context
    const { sys } = process
    if (operands.length === 0) {
      yield* process.stdout.write(`${sys.getpriority(0)}\n`)
      return 0
    }
    const next = sys.getpriority(0) + number(values.get('n') ?? '10')
    orFail(() => sys.setpriority(0, Math.max(-20, Math.min(19, next))), 'setpriority')
    try {
      return yield* run(process, operands)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new AppletFailure(
        `can't execute '${operands[0]}': ${error.message}`,
        error.code === 'ENOENT' ? 127 : 126,
      )
    }
  },
}

const renice: Applet = {
  options: '*',
  usage: '[-n] PRIORITY [[-p|g|u] ID...]...',
  about: 'Change the priority of processes',
  *run(context) {
    const { process, words } = context
    const isRelative = words[0] === '-n'
    const [text, ...targets] = isRelative ? words.slice(1) : words
    if (text === undefined || targets.length === 0) throw new AppletUsage('')
    const wanted = number(text)
    let status = 0
    for (const target of targets.filter((word) => word !== '-p')) {
      if (target.startsWith('-')) throw new AppletFailure(`option ${target} is not simulated here`)
      const pid = number(target)
      try {
        process.sys.setpriority(pid, isRelative ? process.sys.getpriority(pid) + wanted : wanted)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(context, `setpriority: ${error.message}`)
        status = 1
      }
    }
    return status
  },
}

/** Descriptors of a process by number, with what they lead to. */
function openFiles({ process: { sys } }: AppletContext, pid: number): readonly (readonly [string, string])[] {
  try {
    return sys
      .getdents(`/proc/${pid}/fd`)
      .map(({ name }) => [name, sys.readlink(`/proc/${pid}/fd/${name}`)] as const)
  } catch (error) {
    if (isErrno(error)) return []
    throw error
  }
}

const lsof: Applet = {
  options: '*',
  usage: '',
  about: 'Print the open files of all processes',
  *run(context) {
    const { process } = context
    for (const { pid, args } of yield* listProcesses(process.sys)) {
      const rows = openFiles(context, pid).map(
        ([fd, path]) => `${pid}\t${args.split(' ')[0]}\t${fd}\t${path}\n`,
      )
      yield* process.stdout.write(rows.join(''))
    }
    return 0
  },
}

const fuser: Applet = {
  options: '*',
  usage: '[-msk46] [-SIGNAL] FILE or PORT/PROTO',
  about: 'Print the processes that have a file open; -k: kill them',
  *run(context) {
    const { process, words } = context
    const files = words.filter((word) => !word.startsWith('-'))
    if (files.length === 0) throw new AppletUsage('')
    const wanted = files.map((file) => orFail(() => process.sys.stat(file), file))
    const found: number[] = []
    for (const { pid } of yield* listProcesses(process.sys)) {
      const hasIt = openFiles(context, pid).some(([fd]) => {
        const stat = process.sys.stat(`/proc/${pid}/fd/${fd}`)
        return wanted.some(({ ino, dev }) => ino === stat.ino && dev === stat.dev)
      })
      if (hasIt) found.push(pid)
    }
    if (words.includes('-k')) for (const pid of found) yield* send(context, pid, 'SIGKILL')
    else if (!words.includes('-s') && found.length > 0) yield* process.stdout.write(`${found.join(' ')}\n`)
    return found.length > 0 ? 0 : 1
  },
}

const pwdx: Applet = {
  options: '',
  usage: 'PID...',
  about: 'Print the working directories of processes',
  *run(context) {
    for (const pid of context.operands) {
      const path = orFail(() => context.process.sys.readlink(`/proc/${number(pid)}/cwd`), pid)
      yield* context.process.stdout.write(`${pid}: ${path}\n`)
    }
    return 0
  },
}

const dmesg: Applet = {
  options: 'cr!n',
  usage: '[-cr] [-n LEVEL] [-s SIZE]',
  about: 'Print the messages of the kernel',
  run({ process }) {
    const { effective } = process.sys.capget()
    if (!effective.has('CAP_SYSLOG')) throw new AppletFailure('klogctl: Operation not permitted')
    throw new AppletFailure('the messages of the kernel are not simulated here', 125)
  },
}

export const signalApplets: Applets = {
  dmesg,
  fuser,
  killall5,
  lsof,
  nice,
  pgrep,
  pkill,
  pstree: borrow(pstree, {
    options: 'p',
    usage: '[-p] [PID|USER]',
    about: 'Print processes as a tree; -p: with their ids',
  }),
  pwdx,
  renice,
}
