import { civil } from '../../../../base/civil'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { joinPath } from '../../support/files'
import { readNames } from '../../support/users'
import { type Applet, type AppletContext, eachOperand } from '../applet'

interface Entry {
  readonly name: string
  readonly path: string
  readonly stat: Stat
}

const TYPE_LETTER: Readonly<Record<Stat['type'], string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  fifo: 'p',
  socket: 's',
  character: 'c',
  block: 'b',
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HALF_YEAR_SECONDS = 15_768_000
const COLUMN_GAP = 2

export const ls: Applet = {
  options: '1aAlhRdtrSFiC',
  usage: '[-1AaCdFhilrRSt] [FILE]...',
  about: 'List files, and what directories hold',
  *run(context) {
    const { process, flags } = context
    const operands = context.operands.length === 0 ? ['.'] : context.operands
    const files: Entry[] = []
    const directories: string[] = []
    const status = yield* eachOperand(context, operands, function* (path) {
      const isLong = flags.has('l')
      const stat = isLong ? process.sys.lstat(path) : process.sys.stat(path)
      if (stat.type === 'directory' && !flags.has('d')) directories.push(path)
      else files.push({ name: path, path, stat })
    })
    if (files.length > 0) yield* print(context, sorted(context, files))
    const titled = directories.length + files.length > 1 || flags.has('R')
    let lead = files.length > 0 ? '\n' : ''
    for (let path = directories.shift(); path !== undefined; path = directories.shift()) {
      if (titled) yield* process.stdout.write(`${lead}${path}:\n`)
      lead = '\n'
      const entries = sorted(context, read(context, path))
      if (flags.has('l'))
        yield* process.stdout.write(`total ${entries.reduce((sum, { stat }) => sum + stat.blocks / 2, 0)}\n`)
      yield* print(context, entries)
      if (!flags.has('R')) continue
      directories.unshift(
        ...entries
          .filter(({ name, stat }) => stat.type === 'directory' && name !== '.' && name !== '..')
          .map(({ path: inner }) => inner),
      )
    }
    return status
  },
}

function read({ process: { sys }, flags }: AppletContext, directory: string): Entry[] {
  const names = sys.getdents(directory).map(({ name }) => name)
  const dots = flags.has('a') ? ['.', '..'] : []
  const shown = flags.has('a') || flags.has('A') ? names : names.filter((name) => !name.startsWith('.'))
  return [...dots, ...shown].map((name) => {
    const path = joinPath(directory, name)
    return { name, path, stat: sys.lstat(path) }
  })
}

function sorted({ flags }: AppletContext, entries: readonly Entry[]): Entry[] {
  const byName = (left: Entry, right: Entry) => (left.name < right.name ? -1 : 1)
  const order = flags.has('t')
    ? (left: Entry, right: Entry) => right.stat.mtime - left.stat.mtime || byName(left, right)
    : flags.has('S')
      ? (left: Entry, right: Entry) => right.stat.size - left.stat.size || byName(left, right)
      : byName
  const list = [...entries].sort(order)
  return flags.has('r') ? list.reverse() : list
}

function* print(context: AppletContext, entries: readonly Entry[]): Blocking<void> {
  const { process, flags } = context
  if (flags.has('l')) {
    yield* process.stdout.write(yield* longRows(context, entries))
    return
  }
  const names = entries.map(({ name, stat }) =>
    flags.has('F') && stat.type === 'directory' ? `${name}/` : name,
  )
  const isColumned = flags.has('C') || (process.sys.isatty(1) && !flags.has('1'))
  if (!isColumned) {
    yield* process.stdout.write(names.map((name) => `${name}\n`).join(''))
    return
  }
  const width = Math.max(0, ...names.map((name) => name.length)) + COLUMN_GAP
  const columns = Math.max(
    1,
    Math.floor((process.sys.isatty(1) ? process.sys.terminalSize(1).columns : 80) / width),
  )
  const rows = Math.ceil(names.length / columns)
  let text = ''
  for (let row = 0; row < rows; row++) {
    const cells = names.filter((_, index) => index % rows === row)
    text += `${cells.map((cell, index) => (index === cells.length - 1 ? cell : cell.padEnd(width))).join('')}\n`
  }
  yield* process.stdout.write(text)
}

function* longRows(context: AppletContext, entries: readonly Entry[]): Blocking<string> {
  const { process, flags } = context
  const users = yield* readNames(process.sys, '/etc/passwd')
  const groups = yield* readNames(process.sys, '/etc/group')
  return entries
    .map(({ name, path, stat }) => {
      const { rdev } = stat
      const size = rdev
        ? `${rdev.major},${String(rdev.minor).padStart(4)}`
        : flags.has('h')
          ? human(stat.size)
          : String(stat.size)
      const owner = (users.get(stat.uid) ?? String(stat.uid)).padEnd(8)
      const group = (groups.get(stat.gid) ?? String(stat.gid)).padEnd(8)
      const target = stat.type === 'symlink' ? ` -> ${process.sys.readlink(path)}` : ''
      const links = String(stat.nlink).padStart(5)
      return `${modeText(stat)}${links} ${owner} ${group} ${size.padStart(9)} ${date(context, stat)} ${name}${target}\n`
    })
    .join('')
}

function modeText({ type, mode }: Stat): string {
  const bits = [...'rwxrwxrwx'].map((letter, index) => (mode & (1 << (8 - index)) ? letter : '-'))
  for (const [index, mask, letter] of [
    [2, 0o4000, 's'],
    [5, 0o2000, 's'],
    [8, 0o1000, 't'],
  ] as const) {
    if (mode & mask) bits[index] = bits[index] === '-' ? letter.toUpperCase() : letter
  }
  return TYPE_LETTER[type] + bits.join('')
}

function date({ process: { sys } }: AppletContext, { mtime }: Stat): string {
  const moment = sys.realtime(mtime)
  const { year, month, day, hour, minute } = civil(moment)
  const age = sys.realtime().seconds - moment.seconds
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const when = age > HALF_YEAR_SECONDS || age < 0 ? ` ${year}` : clock
  return `${MONTHS[month - 1]} ${String(day).padStart(2)} ${when}`
}

function human(size: number): string {
  if (size < 1024) return String(size)
  let value = size
  let unit = -1
  while (value >= 1024 && unit < 3) {
    value /= 1024
    unit++
  }
  return `${value.toFixed(1)}${'KMGT'[unit]}`
}
