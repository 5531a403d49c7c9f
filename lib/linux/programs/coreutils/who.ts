import { bootTime, type LoginSession, loginSessions, ownTerminal } from '../support/sessions'
import { strftime } from '../support/strftime'
import { Failure, utility } from '../utility'
import { coreutils } from './family'
import { help as lognameHelp } from './help/logname'
import { help as usersHelp } from './help/users'
import { help as whoHelp } from './help/who'

export const who = utility({
  family: coreutils,
  name: 'who',
  help: whoHelp,
  options: {
    all: '-a',
    boot: '-b',
    heading: '-H',
    mine: '-m',
    count: '-q',
    short: '-s',
    messages: '-T',
    users: '-u',
  },
  *run(process, { options, operands }) {
    const { sys, stdout } = process
    const sessions = yield* loginSessions(sys)
    if (options.count) {
      const names = sessions.map(({ user }) => user).join(' ')
      yield* stdout.write(`${names}\n# users=${sessions.length}\n`)
      return 0
    }
    const columns = { messages: options.messages || options.all, users: options.users || options.all }
    if (options.heading || options.all) yield* stdout.write(heading(columns))
    if (options.boot || options.all)
      yield* stdout.write(
        `${columns.messages ? '           ' : '         '}system boot  ${time(yield* bootTime(sys))}\n`,
      )
    if (options.boot && !options.users && !options.all) return 0
    const mine = options.mine || operands.length === 2 ? yield* ownTerminal(sys) : undefined
    const isMineOnly = options.mine || operands.length === 2
    for (const session of sessions)
      if (!isMineOnly || session.tty === mine) yield* stdout.write(line(session, columns))
    return 0
  },
})

interface Columns {
  readonly messages: boolean
  readonly users: boolean
}

const time = (seconds: number): string => strftime('%Y-%m-%d %H:%M', { seconds, nanoseconds: 0 })

function heading({ messages, users }: Columns): string {
  return `NAME     ${messages ? '  ' : ''}LINE         TIME            ${users ? ' IDLE          PID' : ''} COMMENT\n`
}

function line({ user, tty, since, pid }: LoginSession, { messages, users }: Columns): string {
  const details = users ? `   .  ${String(pid).padStart(11)}` : ''
  return `${user.padEnd(8)} ${messages ? '+ ' : ''}${tty.padEnd(12)} ${time(since)}${details}\n`
}

export const users = utility({
  family: coreutils,
  name: 'users',
  help: usersHelp,
  options: {},
  *run({ sys, stdout }) {
    const names = (yield* loginSessions(sys)).map(({ user }) => user).sort()
    if (names.length > 0) yield* stdout.write(`${names.join(' ')}\n`)
    return 0
  },
})

export const logname = utility({
  family: coreutils,
  name: 'logname',
  help: lognameHelp,
  options: {},
  *run({ sys, stdout }) {
    const tty = yield* ownTerminal(sys)
    const session = (yield* loginSessions(sys)).find((each) => each.tty === tty)
    if (!session) throw new Failure('no login name')
    yield* stdout.write(`${session.user}\n`)
    return 0
  },
})
