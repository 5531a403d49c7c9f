import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { baseName, joinPath } from '../../support/files'
import { globExpression } from '../../support/fnmatch'
import { complain } from '../../support/message'
import { quote, quoteName } from '../../support/quote'
import { humanSize, parseSize } from '../../support/size'
import { encodeText } from '../../support/text'
import { Failure, UsageFailure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/du'

interface Wishes {
  readonly all: boolean
  readonly depth: number
  readonly separate: boolean
  readonly countLinks: boolean
  readonly followAll: boolean
  readonly oneFileSystem: boolean
  readonly excluded: readonly RegExp[]
  measure(stat: Stat): number
  print(size: number, path: string): Blocking<void>
}

export const du = utility({
  family: coreutils,
  name: 'du',
  help,
  options: {
    zero: '-0',
    all: '-a',
    apparent: '--apparent-size',
    blockSize: '-B=',
    bytes: '-b',
    total: '-c',
    followOperands: '-D',
    depth: '-d=',
    followOperandsToo: '-H',
    human: '-h',
    inodes: '--inodes',
    kibi: '-k',
    followAll: '-L',
    countLinks: '-l',
    mebi: '-m',
    followNone: '-P',
    separate: '-S',
    si: '--si',
    summarize: '-s',
    threshold: '-t=',
    exclude: '--exclude=',
    oneFileSystem: '-x',
  },
  *run(process, { options, given, operands }) {
    if (options.depth !== undefined && !/^\d+$/.test(options.depth))
      throw new UsageFailure(`invalid maximum depth ${quote(process, options.depth)}`)
    if (options.summarize && options.all) throw new UsageFailure('cannot both summarize and show all entries')
    if (options.summarize && options.depth !== undefined && options.depth !== '0')
      throw new UsageFailure(`warning: summarizing conflicts with --max-depth=${options.depth}`)
    const format = sizeFormat(process, given, options.inodes)
    const threshold = options.threshold === undefined ? 0 : thresholdOf(process, options.threshold)
    const isApparent = options.apparent || options.bytes
    const end = options.zero ? '\0' : '\n'
    const wishes: Wishes = {
      all: options.all,
      depth: options.summarize ? 0 : Number(options.depth ?? Number.POSITIVE_INFINITY),
      separate: options.separate,
      countLinks: options.countLinks,
      followAll: options.followAll,
      oneFileSystem: options.oneFileSystem,
      excluded: given.flatMap(({ name, value }) => (name === 'exclude' ? [globExpression(value)] : [])),
      measure: (stat) =>
        options.inodes
          ? 1
          : isApparent
            ? stat.type === 'file' || stat.type === 'symlink' || stat.type === 'directory'
              ? stat.size
              : 0
            : stat.blocks * 512,
      *print(size, path) {
        if (threshold < 0 ? size > -threshold : size < threshold) return
        yield* process.stdout.write(encodeText(`${format(size)}\t${path}${end}`))
      },
    }
    const count = new DiskUsage(process, wishes)
    const follow = options.followAll || options.followOperands || options.followOperandsToo
    let total = 0
    for (const path of operands.length === 0 ? ['.'] : operands) total += yield* count.operand(path, follow)
    if (options.total) yield* wishes.print(total, 'total')
    return count.failed ? 1 : 0
  },
})

type Given = readonly { readonly name: string; readonly value: string }[]

function sizeFormat(process: Process, given: Given, inodes: boolean): (size: number) => string {
  const last = given.findLast(({ name }) =>
    ['blockSize', 'bytes', 'human', 'kibi', 'mebi', 'si'].includes(name),
  )
  if (last?.name === 'human') return (size) => humanSize(size)
  if (last?.name === 'si') return (size) => humanSize(size, 1000)
  if (inodes) return String
  const word = last?.value ?? ''
  const blocks: Readonly<Record<string, number | undefined>> = {
    bytes: 1,
    mebi: 1024 ** 2,
    blockSize: parseSize(/^\d/.test(word) ? word : `1${word}`),
  }
  const block = last && last.name in blocks ? blocks[last.name] : 1024
  if (!block) throw new Failure(`invalid -B argument ${quote(process, word)}`)
  // A unit without a number is printed after the sizes.
  const suffix = last?.name === 'blockSize' && !/^\d/.test(word) ? word : ''
  return (size) => `${Math.ceil(size / block)}${suffix}`
}

function thresholdOf(process: Process, text: string): number {
  const size = parseSize(text.replace(/^[-+]/, ''))
  if (size === undefined || text === '-0')
    throw new Failure(`invalid --threshold argument ${quote(process, text)}`)
  return text.startsWith('-') ? -size : size
}

/** Adds up what trees take, each file once. */
class DiskUsage {
  failed = false
  readonly #seen = new Set<string>()

  constructor(
    private readonly process: Process,
    private readonly wishes: Wishes,
  ) {}

  *operand(path: string, follow: boolean): Blocking<number> {
    const stat = yield* this.#stat(path, follow)
    if (!stat) return 0
    return (yield* this.#count(path, stat, 0, stat.dev)) ?? 0
  }

  *#stat(path: string, follow: boolean): Blocking<Stat | undefined> {
    try {
      return follow ? this.process.sys.stat(path) : this.process.sys.lstat(path)
    } catch (error) {
      yield* this.#fail(`cannot access ${quoteName(this.process, path)}`, error)
      return undefined
    }
  }

  *#fail(what: string, error: unknown): Blocking<void> {
    if (!isErrno(error)) throw error
    this.failed = true
    yield* complain(this.process, `${what}: ${error.message}`)
  }

  /** What a path and all below it take; undefined when it is not counted. */
  *#count(path: string, stat: Stat, depth: number, dev: number): Blocking<number | undefined> {
    const { wishes } = this
    const names = [baseName(path), path]
    if (wishes.excluded.some((pattern) => names.some((name) => pattern.test(name)))) return undefined
    if (wishes.oneFileSystem && stat.dev !== dev) return undefined
    const key = `${stat.dev}:${stat.ino}`
    if (this.#seen.has(key) && (!wishes.countLinks || stat.type === 'directory')) return undefined
    if (stat.nlink > 1 || stat.type === 'directory' || depth === 0) this.#seen.add(key)
    const own = wishes.measure(stat)
    const below =
      stat.type === 'directory' ? yield* this.#below(path, depth, dev) : { files: 0, directories: 0 }
    const total = own + below.files + below.directories
    const isShown = stat.type === 'directory' || wishes.all || depth === 0
    if (isShown && depth <= wishes.depth)
      yield* wishes.print(wishes.separate ? own + below.files : total, path)
    return total
  }

  *#below(path: string, depth: number, dev: number): Blocking<{ files: number; directories: number }> {
    const sums = { files: 0, directories: 0 }
    let names: readonly string[] = []
    try {
      names = this.process.sys.getdents(path).map(({ name }) => name)
    } catch (error) {
      yield* this.#fail(`cannot read directory ${quoteName(this.process, path)}`, error)
    }
    yield* this.process.sys.schedYield()
    for (const name of names) {
      const child = joinPath(path, name)
      const stat = yield* this.#stat(child, this.wishes.followAll)
      const size = stat && (yield* this.#count(child, stat, depth + 1, dev))
      if (size !== undefined) sums[stat?.type === 'directory' ? 'directories' : 'files'] += size
    }
    return sums
  }
}
