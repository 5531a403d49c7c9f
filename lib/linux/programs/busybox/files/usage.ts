import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { joinPath } from '../../support/files'
import { type MountEntry, readMounts } from '../../support/mount-table'
import { type Applet, type AppletContext, type Applets, complain, number } from '../applet'
import { humanSize } from '../human'

type StatFs = ReturnType<AppletContext['process']['sys']['statfs']>

/** File systems without blocks. */
const PSEUDO: ReadonlySet<string> = new Set(['cgroup2', 'devpts', 'mqueue', 'proc', 'sysfs'])

const df: Applet = {
  options: 'kPTmhaiB:t:',
  usage: '[-PkmhTai] [-B SIZE] [-t TYPE] [FILESYSTEM]...',
  about: 'Print how full file systems are',
  *run(context) {
    const { process, flags, values, operands } = context
    const mounts = yield* readMounts(process)
    const unit = flags.has('m') ? 1_048_576 : values.has('B') ? number(values.get('B') ?? '') : 1024
    yield* process.stdout.write(heading(flags, unit))
    let status = 0
    const shown: { mount: MountEntry; at: string }[] = []
    if (operands.length === 0) for (const mount of mounts) shown.push({ mount, at: mount.target })
    for (const path of operands) {
      const mount = mountOf(context, mounts, path)
      if (mount) shown.push({ mount, at: mount.target })
      else {
        yield* complain(context, `${path}: can't find mount point`)
        status = 1
      }
    }
    for (const { mount, at } of shown) {
      if (values.has('t') && mount.type !== values.get('t')) continue
      const found = fileSystem(context, at)
      const isPseudo = found?.blocks === 0 || PSEUDO.has(mount.type)
      if (!found || (isPseudo && operands.length === 0 && !flags.has('a'))) continue
      yield* process.stdout.write(
        row(mount, found, { unit, isHuman: flags.has('h'), inodes: flags.has('i'), type: flags.has('T') }),
      )
    }
    return status
  },
}

function heading(flags: ReadonlySet<string>, unit: number): string {
  const named = { 1024: flags.has('P') ? '1024' : '1K', 1048576: '1M' }[unit] ?? String(unit)
  const size = flags.has('i') ? '   Inodes' : flags.has('h') ? '     Size' : `${named}-blocks`
  const type = flags.has('T') ? 'Type       ' : ''
  return `Filesystem           ${type}${size.padEnd(15)}Used Available ${flags.has('P') ? 'Capacity' : 'Use%'} Mounted on\n`
}

interface Shown {
  readonly unit: number
  readonly isHuman: boolean
  readonly inodes: boolean
  readonly type: boolean
}

function row(mount: MountEntry, found: StatFs, { unit, isHuman, inodes, type }: Shown): string {
  const [total, free] = inodes ? [found.files, found.filesFree] : [found.blocks, found.free]
  const used = total - free
  const percent = total === 0 ? 0 : Math.round((used * 100) / total)
  const size = (count: number): string => {
    if (inodes) return String(count)
    return isHuman ? humanSize(count * found.blockSize) : String(Math.floor((count * found.blockSize) / unit))
  }
  const source = mount.source.padEnd(20)
  const head = source.length > 20 ? `${source}\n${' '.repeat(20)}` : source
  const kind = type ? ` ${mount.type.padEnd(10)}` : ''
  return `${head}${kind} ${[total, used, free].map((count) => size(count).padStart(9)).join(' ')} ${String(percent).padStart(3)}% ${mount.target}\n`
}

function fileSystem({ process: { sys } }: AppletContext, path: string): StatFs | undefined {
  try {
    return sys.statfs(path)
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

function mountOf(
  { process: { sys } }: AppletContext,
  mounts: readonly MountEntry[],
  path: string,
): MountEntry | undefined {
  try {
    const device = (at: string): number => sys.stat(at).dev
    const wanted = device(path)
    const exact = mounts.findLast(({ target, source }) => target === path || source === path)
    return exact ?? mounts.findLast(({ target }) => device(target) === wanted)
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

const du: Applet = {
  options: 'aHkLsxd:lchm',
  usage: '[-aHLdclsxhmk] [FILE]...',
  about: 'Print how much room files and directories take, in units of 1024 bytes',
  *run(context) {
    const { flags, operands } = context
    const tally = new DiskUsage(context)
    for (const path of operands.length === 0 ? ['.'] : operands) yield* tally.operand(path)
    if (flags.has('c')) yield* tally.print(tally.total, 'total')
    return tally.status
  },
}

class DiskUsage {
  status = 0
  total = 0
  readonly #seen = new Set<string>()
  readonly #depth: number

  constructor(private readonly context: AppletContext) {
    const { flags, values } = context
    this.#depth = flags.has('s')
      ? 0
      : values.has('d')
        ? number(values.get('d') ?? '')
        : Number.POSITIVE_INFINITY
  }

  *operand(path: string): Blocking<void> {
    this.total += yield* this.#visit(path, 0, undefined)
  }

  *print(blocks: number, path: string): Blocking<void> {
    const { flags, process } = this.context
    const size = flags.has('h')
      ? humanSize(blocks * 512)
      : String(flags.has('m') ? Math.ceil(blocks / 2048) : Math.ceil(blocks / 2))
    yield* process.stdout.write(`${size}\t${path}\n`)
  }

  *#visit(path: string, depth: number, device: number | undefined): Blocking<number> {
    const { process, flags } = this.context
    let stat: Stat
    let names: readonly string[] = []
    try {
      const follows = flags.has('L') || (flags.has('H') && depth === 0)
      stat = follows ? process.sys.stat(path) : process.sys.lstat(path)
      if (stat.type === 'directory') names = process.sys.getdents(path).map(({ name }) => name)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(this.context, `${path}: ${error.message}`)
      this.status = 1
      return 0
    }
    if (flags.has('x') && device !== undefined && stat.dev !== device) return 0
    const key = `${stat.dev}:${stat.ino}`
    if (stat.nlink > 1 && stat.type !== 'directory' && !flags.has('l')) {
      if (this.#seen.has(key)) return 0
      this.#seen.add(key)
    }
    let blocks = stat.blocks
    for (const name of names) blocks += yield* this.#visit(joinPath(path, name), depth + 1, stat.dev)
    const isShown = depth === 0 || (depth <= this.#depth && (stat.type === 'directory' || flags.has('a')))
    if (isShown) yield* this.print(blocks, path)
    return blocks
  }
}

/** Applets that tell how much room there is. */
export const usageApplets: Applets = { df, du }
