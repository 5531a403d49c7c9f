import { type Errno, isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { baseName, joinPath, statIfAny } from '../../support/files'
import { Identities } from '../../support/identity'
import { complain } from '../../support/message'
import { quoteName } from '../../support/quote'
import { encodeText } from '../../support/text'
import { displayWidth } from '../../support/width'
import { type UtilityProgram, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/ls'
import { layOut, withCommas } from './columns'
import { type Entry, indicator, NamePrinter, quoted, sortEntries } from './entry'
import { blockCount, longLines, type Surroundings } from './long'
import { options } from './options'
import { readSettings } from './read-settings'
import type { Settings } from './settings'

const variant = (name: string, preset: readonly string[]): UtilityProgram =>
  utility({
    family: coreutils,
    name,
    help,
    options,
    usageStatus: 2,
    rewrite: (argv) => [...preset, ...argv],
    *run(process, parsed) {
      const settings = readSettings(process, parsed)
      const names = settings.format === 'long' ? yield* Identities.read(process.sys) : new Identities([], [])
      return yield* new Listing(process, settings, names).run(parsed.operands)
    },
  })

export const ls = variant('ls', [])
export const dir = variant('dir', ['-C', '-b'])
export const vdir = variant('vdir', ['-l', '-b'])

/** One run of ls: what it has printed and what went wrong so far. */
class Listing {
  #status = 0
  #isFirst = true
  readonly #around: Surroundings

  constructor(
    private readonly process: Process,
    private readonly settings: Settings,
    names: Identities,
  ) {
    const { sys } = process
    const printer = new NamePrinter(settings)
    this.#around = { settings, names, printer, now: sys.now(), realtime: (time) => sys.realtime(time) }
  }

  *run(operands: readonly string[]): Blocking<number> {
    const { settings } = this
    const entries: Entry[] = []
    for (const path of operands.length === 0 ? ['.'] : operands) {
      const entry = yield* this.#examineOperand(path)
      if (entry) entries.push(entry)
    }
    const isListed = (entry: Entry): boolean =>
      !settings.directory && this.#follows(entry)?.type === 'directory'
    const sorted = sortEntries(entries, settings)
    const files = sorted.filter((entry) => !isListed(entry))
    yield* this.#print(this.#format(files, sorted))
    if (files.length > 0) this.#isFirst = false
    const titled = operands.length > 1 || settings.recursive
    for (const { name } of sorted.filter(isListed)) yield* this.#list(name, titled, 2)
    return this.#status
  }

  /** What an operand that is a link stands for when directories among operands are followed. */
  #follows({ stat, target }: Entry): Stat | undefined {
    if (stat?.type !== 'symlink') return stat
    return this.settings.dereference === 'never' && !this.#followsDirectories ? stat : target
  }

  /** Without -l, -F or -d a link to a directory given as operand is listed. */
  get #followsDirectories(): boolean {
    const { format, indicators, dereference } = this.settings
    return dereference === 'command-line-directories' || (format !== 'long' && indicators !== 'classify')
  }

  *#examineOperand(path: string): Blocking<Entry | undefined> {
    try {
      return this.#examine(path, path, this.settings.dereference === 'command-line')
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.#fail(`cannot access ${quoteName(this.process, path)}`, error, 2)
      return undefined
    }
  }

  #examine(name: string, path: string, follow = false): Entry {
    const { sys } = this.process
    const stat =
      follow || this.settings.dereference === 'always'
        ? (statIfAny(sys, path) ?? sys.lstat(path))
        : sys.lstat(path)
    if (stat.type !== 'symlink') return { name, stat }
    return { name, stat, linkText: readLink(this.process, path), target: statIfAny(sys, path) }
  }

  *#list(path: string, titled: boolean, severity: number): Blocking<void> {
    const { settings, process } = this
    let listed: Entry[]
    try {
      listed = yield* this.#read(path)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.#fail(`cannot open directory ${quoteName(process, path)}`, error, severity)
      return
    }
    const entries = sortEntries(listed, settings)
    const title = titled ? `${this.#isFirst ? '' : '\n'}${this.#title(path)}:\n` : ''
    this.#isFirst = false
    const blocks = entries.reduce((total, { stat }) => total + (stat?.blocks ?? 0), 0)
    const total =
      settings.format === 'long' || settings.blocks ? `total ${blockCount(blocks, settings.blockSize)}\n` : ''
    yield* this.#print(title + total + this.#format(entries))
    if (!settings.recursive) return
    const isBelow = ({ name, stat }: Entry): boolean =>
      stat?.type === 'directory' && name !== '.' && name !== '..'
    for (const { name } of entries.filter(isBelow)) yield* this.#list(joinPath(path, name), true, 1)
  }

  #title(path: string): string {
    const { quoting } = this.settings
    return quoting === 'literal' ? path : quoted(path, { ...this.settings, quoting })
  }

  *#read(path: string): Blocking<Entry[]> {
    const { show, ignored } = this.settings
    const names = this.process.sys.getdents(path).map(({ name }) => name)
    const all =
      show === 'all'
        ? ['.', '..', ...names]
        : names.filter((name) => show !== 'visible' || !name.startsWith('.'))
    const entries: Entry[] = []
    for (const name of all.filter((candidate) => !ignored.some((pattern) => pattern.test(candidate)))) {
      try {
        entries.push(this.#examine(name, joinPath(path, name)))
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* this.#fail(`cannot access ${quoteName(this.process, joinPath(path, name))}`, error, 1)
        entries.push({ name, stat: undefined })
      }
    }
    return entries
  }

  #format(entries: readonly Entry[], alignedWith = entries): string {
    const { settings } = this
    if (entries.length === 0) return ''
    if (settings.format === 'long')
      return longLines(entries, this.#around, alignedWith)
        .map((line) => line + settings.end)
        .join('')
    const padded = settings.format === 'commas' ? [] : entries
    const inodes = width(padded, ({ stat }) => String(stat?.ino ?? '?'))
    const blocks = width(padded, ({ stat }) => blockCount(stat?.blocks ?? 0, settings.blockSize))
    const many = settings.format === 'columns' || settings.format === 'across'
    const align =
      many &&
      settings.width !== 0 &&
      settings.quoting.startsWith('shell') &&
      entries.some(({ name }) => /^["']/.test(quoted(name, settings)))
    const cells = entries.map((entry) => {
      const ino = settings.inode ? `${String(entry.stat?.ino ?? '?').padStart(inodes)} ` : ''
      const size = settings.blocks
        ? `${blockCount(entry.stat?.blocks ?? 0, settings.blockSize).padStart(blocks)} `
        : ''
      const sign = indicator(entry.stat, settings.indicators)
      const bare = quoted(entry.name, settings)
      const lead = align && !/^["']/.test(bare) ? 1 : 0
      return {
        text: ino + size + this.#around.printer.name(entry, align) + sign,
        width: ino.length + size.length + lead + displayWidth(bare) + sign.length,
      }
    })
    if (settings.format === 'commas') return withCommas(cells, settings.width)
    if (settings.format === 'single') return cells.map(({ text }) => text + settings.end).join('')
    return layOut(cells, { across: settings.format === 'across', width: settings.width, tab: settings.tab })
  }

  *#print(text: string): Blocking<void> {
    if (text !== '') yield* this.process.stdout.write(encodeText(text))
  }

  *#fail(what: string, error: Errno, status: number): Blocking<void> {
    yield* complain(this.process, `${what}: ${error.message}`)
    this.#status = Math.max(this.#status, status)
  }
}

const width = (entries: readonly Entry[], text: (entry: Entry) => string): number =>
  Math.max(0, ...entries.map((entry) => text(entry).length))

function readLink({ sys }: Process, path: string): string {
  try {
    return sys.readlink(path)
  } catch (error) {
    if (isErrno(error)) return baseName(path)
    throw error
  }
}
