import { crc32 } from '../../../base/gzip/crc32'
import { gunzip } from '../../../base/gzip/gunzip'
import { gzip as pack } from '../../../base/gzip/gzip'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { baseName, joinPath, readFile, readToEnd, statIfAny } from '../support/files'
import { encodeText } from '../support/text'
import { type Family, utility } from '../utility'

/** gzip 1.12, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (name) => `Try \`${name} --help' for more information.\n`,
  help: (_, { help }) => help,
  version: () => 'gzip 1.12\n',
}

const help = `Usage: gzip [OPTION]... [FILE]...
Pack FILEs, or unpack them.

  -c, --stdout      write to standard output, keep the files
  -d, --decompress  unpack
  -f, --force       overwrite files that are there
  -h, --help        print this help
  -k, --keep        keep the files
  -l, --list        print sizes of packed files
  -n, --no-name     do not keep name and time
  -N, --name        keep name and time (default)
  -q, --quiet       print no warnings
  -r, --recursive   all files in directories
  -S, --suffix=SUF  names end in SUF, not .gz
  -t, --test        look whether packed files are whole
  -v, --verbose     tell about each file
  -V, --version     print the version
  -1, --fast        no effect
  -2                no effect
  -3                no effect
  -4                no effect
  -5                no effect
  -6                no effect
  -7                no effect
  -8                no effect
  -9, --best        no effect

Not simulated here: --rsyncable; --synchronous; -L, --license
`

export const gzip = utility({
  family,
  name: 'gzip',
  help,
  options: {
    stdout: '-c',
    decompress: '-d',
    force: '-f',
    help: '-h',
    keep: '-k',
    list: '-l',
    noName: '-n',
    name: '-N',
    quiet: '-q',
    recursive: '-r',
    suffix: '-S=',
    test: '-t',
    verbose: '-v',
    version: '-V',
    one: '-1',
    two: '-2',
    three: '-3',
    four: '-4',
    five: '-5',
    six: '-6',
    seven: '-7',
    eight: '-8',
    nine: '-9',
  },
  *run(process, { options, operands }) {
    const packer = new Packer(process, { ...options, suffix: options.suffix ?? '.gz' })
    for (const path of operands.length === 0 ? ['-'] : operands) yield* packer.operand(path)
    yield* packer.end()
    return packer.status
  },
})

interface Wishes {
  readonly stdout: boolean
  readonly decompress: boolean
  readonly force: boolean
  readonly keep: boolean
  readonly list: boolean
  readonly noName: boolean
  readonly quiet: boolean
  readonly recursive: boolean
  readonly suffix: string
  readonly test: boolean
  readonly verbose: boolean
}

class Packer {
  status = 0
  #listed: { packed: number; plain: number; name: string }[] = []

  constructor(
    private readonly process: Process,
    private readonly wishes: Wishes,
  ) {}

  *operand(path: string): Blocking<void> {
    const { wishes, process } = this
    if (path === '-') return yield* this.#standardInput()
    const name = wishes.decompress || wishes.list || wishes.test ? this.#packedName(path) : path
    let stat = statIfAny(process.sys, name)
    if (!stat) return yield* this.#warn(`${this.#missingName(path)}: No such file or directory`, 1)
    if (stat.type === 'directory') {
      if (!wishes.recursive) return yield* this.#warn(`${path} is a directory -- ignored`)
      for (const entry of process.sys.getdents(path)) yield* this.operand(joinPath(path, entry.name))
      return
    }
    stat = process.sys.lstat(name)
    if (stat.type === 'symlink' && !wishes.stdout && !wishes.force)
      return yield* this.#warn(`${path}: Too many levels of symbolic links`, 1)
    yield* wishes.decompress || wishes.list || wishes.test ? this.#unpack(name) : this.#pack(name)
  }

  /** `a` stands for `a.gz` when that is there. */
  #packedName(path: string): string {
    const { sys } = this.process
    return statIfAny(sys, path) || !statIfAny(sys, path + this.wishes.suffix)
      ? path
      : path + this.wishes.suffix
  }

  #missingName(path: string): string {
    const { decompress, list, test, suffix } = this.wishes
    return (decompress || list || test) && !path.endsWith(suffix) ? path + suffix : path
  }

  *#warn(message: string, status = 2): Blocking<void> {
    if (!this.wishes.quiet || status === 1) yield* this.process.stderr.write(encodeText(`gzip: ${message}\n`))
    this.status = this.status === 1 ? 1 : status
  }

  *#standardInput(): Blocking<void> {
    const { sys, stdin, stdout, stderr } = this.process
    const isPacking = !this.wishes.decompress && !this.wishes.test && !this.wishes.list
    if (!this.wishes.force && sys.isatty(isPacking ? stdout.fd : stdin.fd)) {
      const direction = isPacking ? 'not written to' : 'not read from'
      const what = isPacking ? 'compression' : 'decompression'
      yield* stderr.write(
        `gzip: compressed data ${direction} a terminal. Use -f to force ${what}.\nFor help, type: gzip -h\n`,
      )
      this.status = 1
      return
    }
    const bytes = yield* readToEnd(sys, stdin.fd)
    if (isPacking) return yield* stdout.write(pack(bytes))
    const plain = yield* this.#plain(bytes, 'stdin')
    if (plain && !this.wishes.test && !this.wishes.list) yield* stdout.write(plain)
  }

  *#plain(bytes: Uint8Array, name: string): Blocking<Uint8Array | undefined> {
    const plain = unpacked(bytes)
    if (plain) return plain
    const problem =
      bytes.length === 0 || (bytes[0] === 0x1f && bytes[1] === 0x8b)
        ? 'unexpected end of file'
        : 'not in gzip format'
    yield* this.process.stderr.write(encodeText(`\ngzip: ${name}: ${problem}\n`))
    this.status = 1
    return undefined
  }

  *#pack(path: string): Blocking<void> {
    const { process, wishes } = this
    if (path.endsWith(wishes.suffix) && !wishes.stdout)
      return yield* this.#warn(`${path} already has ${wishes.suffix} suffix -- unchanged`)
    const stat = process.sys.stat(path)
    if (stat.nlink > 1 && !wishes.stdout && !wishes.force) {
      const others = stat.nlink === 2 ? '1 other link' : `${stat.nlink - 1} other links`
      return yield* this.#warn(`${path} has ${others} -- file ignored`)
    }
    const seconds = process.sys.realtime(stat.mtime).seconds
    const bytes = yield* readFile(process.sys, path)
    const packed = pack(bytes, wishes.noName ? {} : { name: baseName(path), mtime: Math.max(0, seconds) })
    yield* this.#deliver(path, path + wishes.suffix, packed, bytes.length, packed.length)
  }

  *#unpack(path: string): Blocking<void> {
    const { process, wishes } = this
    const suffix = [wishes.suffix, '.tgz', '.Z'].find((end) => path.endsWith(end))
    if (suffix === undefined && !wishes.stdout && !wishes.test && !wishes.list)
      return yield* this.#warn(`${path}: unknown suffix -- ignored`)
    const bytes = yield* readFile(process.sys, path)
    const plain = yield* this.#plain(bytes, path)
    if (!plain) return
    const target =
      suffix === '.tgz' ? path.replace(/tgz$/, 'tar') : path.slice(0, path.length - (suffix?.length ?? 0))
    if (wishes.list) this.#listed.push({ packed: bytes.length, plain: plain.length, name: target })
    else if (wishes.test) {
      if (wishes.verbose) yield* process.stderr.write(encodeText(`${path}:\t OK\n`))
    } else yield* this.#deliver(path, target, plain, plain.length, bytes.length)
  }

  *#deliver(from: string, to: string, bytes: Uint8Array, plain: number, packed: number): Blocking<void> {
    const { process, wishes } = this
    const { sys, stdout, stderr } = process
    if (wishes.stdout) {
      yield* stdout.write(bytes)
      return
    }
    if (statIfAny(sys, to, false) && !wishes.force) {
      if (!(yield* this.#mayOverwrite(to))) return yield* this.#warn(`${to} already exists;\tnot overwritten`)
    }
    const stat = sys.stat(from)
    try {
      const fd = yield* sys.open(to, { access: 'write', create: true, truncate: true }, 0o600)
      yield* sys.write(fd, bytes)
      sys.close(fd)
    } catch (error) {
      if (!isErrno(error)) throw error
      return yield* this.#warn(`${to}: ${error.message}`, 1)
    }
    sys.chown(to, stat.uid, stat.gid)
    sys.chmod(to, stat.mode)
    sys.utimens(to, { atime: stat.atime, mtime: stat.mtime })
    if (!wishes.keep) sys.unlink(from)
    if (!wishes.verbose) return
    const verb = wishes.keep ? 'created' : 'replaced with'
    yield* stderr.write(encodeText(`${from}:\t${ratio(plain, packed)} -- ${verb} ${to}\n`))
  }

  *#mayOverwrite(path: string): Blocking<boolean> {
    const { sys, stdin, stderr } = this.process
    if (!sys.isatty(stdin.fd)) return false
    yield* stderr.write(encodeText(`gzip: ${path} already exists; do you wish to overwrite (y or n)? `))
    return /^y/i.test((yield* stdin.readLine()) ?? '')
  }

  /** Prints what `-l` asked for. */
  *end(): Blocking<void> {
    if (this.#listed.length === 0) return
    const row = (packed: number, plain: number, name: string): string =>
      `${String(packed).padStart(19)} ${String(plain).padStart(19)} ${ratio(plain, packed)} ${name}\n`
    const rows = this.#listed.map(({ packed, plain, name }) => row(packed, plain, name))
    const sum = (key: 'packed' | 'plain'): number =>
      this.#listed.reduce((total, entry) => total + entry[key], 0)
    const total = rows.length > 1 ? row(sum('packed'), sum('plain'), '(totals)') : ''
    yield* this.process.stdout.write(
      encodeText(
        `         compressed        uncompressed  ratio uncompressed_name\n${rows.join('')}${total}`,
      ),
    )
  }
}

/** What gzip data hold; undefined when its checksum at the end does not fit. */
function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  const plain = gunzip(bytes)
  const sum = bytes.slice(-8, -4).reduceRight((value, byte) => value * 256 + byte, 0)
  return plain && crc32(plain) === sum ? plain : undefined
}

/** ` 45.2%`: what packing has saved. */
function ratio(plain: number, packed: number): string {
  const saved = plain === 0 ? 0 : ((plain - (packed - 18)) / plain) * 100
  return `${saved.toFixed(1).padStart(5)}%`
}
