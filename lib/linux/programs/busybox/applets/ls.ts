import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { joinPath } from '../../support/files'
import { encodeText } from '../../support/text'
import { type Applet, type AppletContext, complain } from '../applet'
import { longRows } from './ls-long'
import { type Entry, mark, shownName } from './ls-name'

const COLUMN_GAP = 2

export const ls: Applet = {
  options: 'CadlxpFAiRsrtSukcwehnL1gX!Zv',
  long: 'color=? full-time group-directories-first all:a almost-all:A human-readable:h recursive:R reverse:r',
  usage: '[-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...',
  about: 'List files, and what directories hold',
  *run(context) {
    const { process, flags } = context
    const operands = context.operands.length === 0 ? ['.'] : context.operands
    const { files, directories, failed } = yield* sortOut(context, operands)
    let status = failed
    if (files.length > 0) yield* print(context, sorted(context, files))
    const titled = directories.length + files.length > 1 || flags.has('R')
    let lead = files.length > 0 ? '\n' : ''
    directories.sort()
    for (let path = directories.shift(); path !== undefined; path = directories.shift()) {
      if (titled) yield* process.stdout.write(encodeText(`${lead}${path}:\n`))
      lead = '\n'
      let entries: Entry[]
      try {
        entries = sorted(context, read(context, path))
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(context, `can't open '${path}': ${error.message}`)
        status = 1
        continue
      }
      if (isLong(context) || flags.has('s'))
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

interface Operands {
  readonly files: Entry[]
  readonly directories: string[]
  readonly failed: number
}

/** Which operands are directories whose entries are to be listed. */
function* sortOut(context: AppletContext, operands: readonly string[]): Blocking<Operands> {
  const { process, flags } = context
  const files: Entry[] = []
  const directories: string[] = []
  const follows = flags.has('L') || !['l', 'n', 'i', 's', 'F'].some((flag) => flags.has(flag))
  let failed = 0
  for (const path of operands) {
    try {
      const stat = follows ? process.sys.stat(path) : process.sys.lstat(path)
      if (stat.type === 'directory' && !flags.has('d')) directories.push(path)
      else files.push({ name: path, path, stat })
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(context, `${path}: ${error.message}`)
      failed = 1
    }
  }
  return { files, directories, failed }
}

const isLong = ({ flags }: AppletContext): boolean =>
  ['l', 'n', 'g', 'full-time'].some((flag) => flags.has(flag))

function read({ process: { sys }, flags }: AppletContext, directory: string): Entry[] {
  const names = sys.getdents(directory).map(({ name }) => name)
  const dots = flags.has('a') ? ['.', '..'] : []
  const shown = flags.has('a') || flags.has('A') ? names : names.filter((name) => !name.startsWith('.'))
  return [...dots, ...shown].map((name) => {
    const path = joinPath(directory, name)
    return { name, path, stat: flags.has('L') ? sys.stat(path) : sys.lstat(path) }
  })
}

const extension = ({ name }: Entry): string => (name.includes('.') ? name.slice(name.lastIndexOf('.')) : '')

function sorted({ flags }: AppletContext, entries: readonly Entry[]): Entry[] {
  const time = ({ stat }: Entry): number =>
    flags.has('u') ? stat.atime : flags.has('c') ? stat.ctime : stat.mtime
  const byName = (left: Entry, right: Entry) => (left.name < right.name ? -1 : 1)
  const order = flags.has('t')
    ? (left: Entry, right: Entry) => time(right) - time(left) || byName(left, right)
    : flags.has('S')
      ? (left: Entry, right: Entry) => right.stat.size - left.stat.size || byName(left, right)
      : flags.has('X')
        ? (left: Entry, right: Entry) =>
            extension(left).localeCompare(extension(right)) || byName(left, right)
        : byName
  const list = [...entries].sort(order)
  if (flags.has('r')) list.reverse()
  if (!flags.has('group-directories-first')) return list
  const isDirectory = ({ stat }: Entry): boolean => stat.type === 'directory'
  return [...list.filter(isDirectory), ...list.filter((entry) => !isDirectory(entry))]
}

function* print(context: AppletContext, entries: readonly Entry[]): Blocking<void> {
  const { process, flags } = context
  if (isLong(context)) {
    yield* process.stdout.write(encodeText(yield* longRows(context, entries)))
    return
  }
  const lead = ({ stat }: Entry): string =>
    (flags.has('i') ? `${String(stat.ino).padStart(7)} ` : '') +
    (flags.has('s') ? `${String(stat.blocks / 2).padStart(6)} ` : '')
  const cells = entries.map((entry) => ({
    text: lead(entry) + shownName(context, entry),
    width: lead(entry).length + [...entry.name].length + mark(context, entry.stat).length,
  }))
  const across = flags.has('x')
  const isColumned = !flags.has('1') && (flags.has('C') || across || process.sys.isatty(1))
  const width = Math.max(0, ...cells.map((cell) => cell.width)) + COLUMN_GAP
  const room = process.sys.isatty(1) ? process.sys.terminalSize(1).columns : 80
  const columns = isColumned ? Math.max(1, Math.floor(room / width)) : 1
  const rows = Math.ceil(cells.length / columns)
  let text = ''
  for (let row = 0; row < rows; row++) {
    const chosen = cells.filter((_, index) =>
      across ? Math.floor(index / columns) === row : index % rows === row,
    )
    text += `${chosen.map((cell, index) => cell.text + (index === chosen.length - 1 ? '' : ' '.repeat(width - cell.width))).join('')}\n`
  }
  yield* process.stdout.write(encodeText(text))
}
