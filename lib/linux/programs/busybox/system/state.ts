import { isErrno } from '../../../kernel/errno'
import type { TerminalMode } from '../../../kernel/syscalls'
import type { Blocking } from '../../../kernel/wait-queue'
import { readFile, statIfAny } from '../../support/files'
import { Identities } from '../../support/identity'
import { decodeText, encodeText } from '../../support/text'
import { type Applet, type AppletContext, AppletFailure, type Applets, complain, orFail } from '../applet'
import { linesOf } from '../input'

const print = (
  options: string,
  usage: string,
  about: string,
  text: (context: AppletContext) => Blocking<string>,
): Applet => ({
  options,
  usage,
  about,
  *run(context) {
    yield* context.process.stdout.write(yield* text(context))
    return 0
  },
})

const arch = print('', '', 'Print the machine type', function* ({ process }) {
  return `${process.sys.uname().machine}\n`
})

const clear = print('', '', 'Clear the screen', function* () {
  return '\x1b[H\x1b[J'
})

const reset = print('', '', 'Put the terminal back into a usable state', function* ({ process }) {
  if (!process.sys.isatty(1)) return ''
  return '\x1bc\x1b(B\x1b[m\x1b[J\x1b[?25h'
})

const hostid = print('', '', 'Print a number for this machine', function* () {
  return '007f0101\n'
})

const dnsdomainname = print('', '', 'Print the DNS domain of this machine', function* ({ process }) {
  const [, ...domain] = process.sys.gethostname().split('.')
  return domain.length === 0 ? '' : `${domain.join('.')}\n`
})

const groups: Applet = {
  options: '',
  usage: '[USER]',
  about: 'Print the groups of a user',
  *run({ process: { sys, stdout }, operands: [user] }) {
    const names = yield* Identities.read(sys)
    const found = user === undefined ? undefined : names.userByName(user)
    if (user !== undefined && !found) throw new AppletFailure(`unknown user ${user}`)
    const own = found
      ? [
          found.gid,
          ...names.groups.filter(({ members }) => members.includes(found.name)).map(({ gid }) => gid),
        ]
      : [sys.getegid(), ...sys.getgroups()]
    yield* stdout.write(`${[...new Set(own)].map((gid) => names.groupName(gid)).join(' ')}\n`)
    return 0
  },
}

const logname: Applet = {
  options: '',
  usage: '',
  about: 'Print the name under which one logged in',
  run: () => {
    throw new AppletFailure('getlogin: No such device or address')
  },
}

const tty: Applet = {
  options: 's',
  usage: '[-s]',
  about: "Print the name of standard input's terminal; -s: print nothing",
  *run({ process: { sys, stdout }, flags }) {
    const isTerminal = sys.isatty(0)
    if (!flags.has('s'))
      yield* stdout.write(`${isTerminal ? sys.readlink('/proc/self/fd/0') : 'not a tty'}\n`)
    return isTerminal ? 0 : 1
  },
}

const ttysize: Applet = {
  options: '',
  usage: '[w] [h]',
  about: 'Print the size of the terminal',
  *run({ process: { sys, stdout }, operands }) {
    const { columns, rows } = sys.isatty(0) ? sys.terminalSize(0) : { columns: 80, rows: 24 }
    const wanted = operands.length === 0 ? ['w', 'h'] : operands
    yield* stdout.write(`${wanted.map((word) => (word.startsWith('w') ? columns : rows)).join(' ')}\n`)
    return 0
  },
}

const SANE: TerminalMode = {
  canonical: true,
  echo: true,
  signals: true,
  outputNewline: true,
  inputNewline: true,
}

/** A terminal's mode after one word of stty. @throws AppletFailure */
function changed(mode: TerminalMode, word: string): TerminalMode {
  const on = !word.startsWith('-')
  switch (on ? word : word.slice(1)) {
    case 'echo':
      return { ...mode, echo: on }
    case 'icanon':
      return { ...mode, canonical: on }
    case 'isig':
      return { ...mode, signals: on }
    case 'cbreak':
      return { ...mode, canonical: !on }
    case 'raw':
      return on
        ? { ...mode, canonical: false, signals: false, outputNewline: false, inputNewline: false }
        : SANE
    case 'sane':
    case 'cooked':
      return SANE
    case 'a':
    case 'g':
    case 'size':
      return mode
    default:
      throw new AppletFailure(`invalid argument '${word}'`)
  }
}

const stty: Applet = {
  options: '*',
  usage: '[-a|g] [-F DEVICE] [SETTING]...',
  about: 'Print or change the settings of the terminal',
  *run({ process: { sys, stdout }, words }) {
    const mode = orFail(() => sys.tcgetattr(0), 'standard input')
    const { columns, rows } = sys.terminalSize(0)
    const next = words.reduce(changed, mode)
    if (words.includes('size')) yield* stdout.write(`${rows} ${columns}\n`)
    if (next !== mode) sys.tcsetattr(0, next)
    if (words.length === 0 || words[0] === '-a')
      yield* stdout.write(
        `speed 38400 baud; rows ${rows}; columns ${columns};\n${mode.canonical ? '' : '-'}icanon ${mode.signals ? '' : '-'}isig ${mode.echo ? '' : '-'}echo\n`,
      )
    return 0
  },
}

const sysctl: Applet = {
  options: 'neAapwq',
  usage: '[-enq] { -a | -p [FILE]... | [-w] [KEY[=VALUE]]... }',
  about: 'Print or set parameters of the kernel',
  *run(context) {
    let status = 0
    for (const operand of context.operands) {
      const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(operand) ?? []
      const path = key.replaceAll('.', '/')
      try {
        yield* value === undefined ? printKey(context, path) : setKey(context, path, value)
      } catch (error) {
        if (!isErrno(error)) throw error
        const isUnknown = error.code === 'ENOENT'
        status = 1
        if (isUnknown && context.flags.has('e')) continue
        yield* complain(
          context,
          isUnknown
            ? `error: '${statIfAny(context.process.sys, `/proc/sys/${path.split('/')[0]}`) ? key : path}' is an unknown key`
            : `error setting key '${path}': ${error.message}`,
        )
        status = 1
      }
    }
    return status
  },
}

const keyName = ({ flags }: AppletContext, path: string): string =>
  flags.has('n') ? '' : `${path.replaceAll('/', '.')} = `

function* printKey(context: AppletContext, path: string): Blocking<void> {
  const text = decodeText(yield* readFile(context.process.sys, `/proc/sys/${path}`))
  for (const line of linesOf(text)) yield* context.process.stdout.write(`${keyName(context, path)}${line}\n`)
}

function* setKey(context: AppletContext, path: string, value: string): Blocking<void> {
  const { sys, stdout } = context.process
  const fd = yield* sys.open(`/proc/sys/${path}`, { access: 'write' })
  yield* sys.write(fd, encodeText(`${value}\n`))
  sys.close(fd)
  if (!context.flags.has('q')) yield* stdout.write(`${keyName(context, path)}${value}\n`)
}

/** Logins are written nowhere here, so none are known. */
const logins: Applets = {
  who: print('aH', '[-aH]', 'Print who is logged in', function* ({ flags }) {
    return flags.has('H') ? 'USER\t\tTTY\t\tIDLE\tTIME\t\t HOST\n' : ''
  }),
  w: print('', '', 'Print who is logged in', function* () {
    return 'USER\t\tTTY\t\tIDLE\tTIME\t\t HOST\n'
  }),
  users: print('', '', 'Print who is logged in', function* () {
    return '\n'
  }),
  last: print('Wf:', '[-W] [-f FILE]', 'Print who was logged in', function* () {
    return 'USER       TTY            HOST               LOGIN        TIME\n'
  }),
}

export const stateApplets: Applets = {
  arch,
  clear,
  dnsdomainname,
  groups,
  hostid,
  logname,
  reset,
  stty,
  sysctl,
  tty,
  ttysize,
  ...logins,
}
