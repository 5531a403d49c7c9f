import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { TerminalMode } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { quote, quoteIfNeeded } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/stty'

const switches: Readonly<Record<string, keyof TerminalMode>> = {
  icanon: 'canonical',
  echo: 'echo',
  isig: 'signals',
  opost: 'outputNewline',
  onlcr: 'outputNewline',
  icrnl: 'inputNewline',
}

const sane: TerminalMode = {
  canonical: true,
  echo: true,
  signals: true,
  outputNewline: true,
  inputNewline: true,
}
const raw: TerminalMode = {
  canonical: false,
  echo: true,
  signals: false,
  outputNewline: false,
  inputNewline: false,
}

/** Settings with nothing to set here: what a terminal emulator's line has no use for. */
const ignored =
  /^-?(ixon|ixoff|iexten|echoe|echok|echoctl|echoke|echonl|brkint|ignpar|istrip|inpck|cread|clocal|parenb|hupcl|noflsh|tostop|imaxbel|iutf8|cs[5-8]|evenp|oddp|nl)$/

export const stty = utility({
  family: coreutils,
  name: 'stty',
  help,
  options: { all: '-a', save: '-g', file: '-F=' },
  rewrite: (argv) => {
    // `-echo` is a setting, not options.
    const isSetting = (word: string): boolean => /^-[a-z]{2,}/.test(word)
    return [
      ...argv.filter((word) => !isSetting(word)),
      ...(argv.some(isSetting) ? ['--'] : []),
      ...argv.filter(isSetting),
    ]
  },
  *run(process, { options, operands }) {
    const { sys, stdin, stdout } = process
    const fd = options.file === undefined ? stdin.fd : yield* sys.open(options.file, { access: 'read' })
    const name = options.file === undefined ? "'standard input'" : quoteIfNeeded(process, options.file)
    let mode: TerminalMode
    try {
      mode = sys.tcgetattr(fd)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`${name}: ${error.message}`)
    }
    const size = sys.terminalSize(fd)
    if (options.all) yield* stdout.write(describeAll(mode, size.rows, size.columns))
    else if (options.save) yield* stdout.write(`${encodeMode(mode)}\n`)
    else if (operands.length === 0) yield* stdout.write(describe(mode))
    const changed = yield* change(process, fd, mode, operands)
    if (changed !== mode) sys.tcsetattr(fd, changed)
    return 0
  },
})

/** Applies the settings in order; the mode they lead to. */
function* change(
  process: Process,
  fd: number,
  mode: TerminalMode,
  operands: readonly string[],
): Blocking<TerminalMode> {
  const words = [...operands]
  let changed = mode
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const next = modeAfter(changed, word)
    if (next) changed = next
    else if (word === 'size') {
      const { rows, columns } = process.sys.terminalSize(fd)
      yield* process.stdout.write(`${rows} ${columns}\n`)
    } else if (word === 'speed') yield* process.stdout.write('38400\n')
    else if (/^(rows|cols|columns)$/.test(word)) resize(process, fd, word, words.shift())
    else if (!ignored.test(word)) throw new UsageFailure(`invalid argument ${quote(process, word)}`)
  }
  return changed
}

/** The mode after a setting such as `-echo` or `raw`; undefined when it is none of these. */
function modeAfter(mode: TerminalMode, word: string): TerminalMode | undefined {
  const bare = word.replace(/^-/, '')
  const key = switches[bare]
  if (key) return { ...mode, [key]: word === bare }
  if (word === 'sane' || word === '-raw' || word === 'cooked') return sane
  if (word === 'raw' || word === '-cooked') return { ...raw, echo: mode.echo }
  if (bare === 'cbreak') return { ...mode, canonical: word !== 'cbreak' }
  return /^[01]{5}$/.test(word) ? decodeMode(word) : undefined
}

function resize(process: Process, fd: number, word: string, value: string | undefined): void {
  const { sys } = process
  if (value === undefined) throw new UsageFailure(`missing argument to ${quote(process, word)}`)
  if (!/^\d+$/.test(value)) throw new Failure(`invalid integer argument: ${quote(process, value)}`)
  sys.setTerminalSize(fd, {
    ...sys.terminalSize(fd),
    [word === 'rows' ? 'rows' : 'columns']: Number(value),
  })
}

const keys = ['canonical', 'echo', 'signals', 'outputNewline', 'inputNewline'] as const

const encodeMode = (mode: TerminalMode): string => keys.map((key) => (mode[key] ? '1' : '0')).join('')

const decodeMode = (text: string): TerminalMode => ({
  canonical: text[0] === '1',
  echo: text[1] === '1',
  signals: text[2] === '1',
  outputNewline: text[3] === '1',
  inputNewline: text[4] === '1',
})

const sign = (on: boolean, word: string): string => (on ? word : `-${word}`)

/** Only what is not as `sane` sets it. */
function describe(mode: TerminalMode): string {
  const input = mode.inputNewline ? '' : '-icrnl\n'
  const output = mode.outputNewline ? '' : '-opost\n'
  const local = [
    ...(mode.signals ? [] : ['-isig']),
    ...(mode.canonical ? [] : ['-icanon']),
    ...(mode.echo ? [] : ['-echo']),
  ]
  const minimum = mode.canonical ? '' : 'min = 1; time = 0;\n'
  return `speed 38400 baud; line = 0;\n${minimum}${input}${output}${local.length > 0 ? `${local.join(' ')}\n` : ''}`
}

function describeAll(mode: TerminalMode, rows: number, columns: number): string {
  return `speed 38400 baud; rows ${rows}; columns ${columns}; line = 0;
intr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; eol = <undef>; eol2 = <undef>; swtch = <undef>; start = ^Q;
stop = ^S; susp = ^Z; rprnt = ^R; werase = ^W; lnext = ^V; discard = ^O; min = 1; time = 0;
-parenb -parodd -cmspar cs8 -hupcl -cstopb cread -clocal -crtscts
-ignbrk -brkint -ignpar -parmrk -inpck -istrip -inlcr -igncr ${sign(mode.inputNewline, 'icrnl')} ixon -ixoff -iuclc -ixany -imaxbel -iutf8
${sign(mode.outputNewline, 'opost')} -olcuc -ocrnl ${sign(mode.outputNewline, 'onlcr')} -onocr -onlret -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0
${sign(mode.signals, 'isig')} ${sign(mode.canonical, 'icanon')} iexten ${sign(mode.echo, 'echo')} echoe echok -echonl -noflsh -xcase -tostop -echoprt echoctl echoke -flusho -extproc
`
}
