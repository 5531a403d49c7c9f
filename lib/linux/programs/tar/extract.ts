import type { TarEntry } from '../../../base/tar/entry'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { dirName, statIfAny } from '../support/files'
import { Identities } from '../support/identity'
import { encodeText } from '../support/text'
import { Complaints, quoteTar, readArchive } from './archive-file'
import { Describer, shownName } from './describe'
import { exclusion } from './selection'
import type { TarWishes } from './tar'
import { fromSeconds } from './time'

interface ExtractWishes extends TarWishes {
  readonly shown: string
  readonly list: boolean
  readonly toStdout: boolean
  readonly preserve: boolean
  readonly noSameOwner: boolean
  readonly sameOwner: boolean
  readonly keep: boolean
  readonly touch: boolean
  readonly strip: number
  readonly isRoot: boolean
}

/** Lists an archive's members or takes them out. */
export function* extractArchive(
  process: Process,
  operands: readonly string[],
  wishes: ExtractWishes,
): Blocking<number> {
  const complaints = new Complaints(process)
  const isExcluded = exclusion(wishes.excluded)
  const describer = new Describer(wishes.numeric)
  const found = new Set<string>()
  const extractor = new Extractor(process, wishes, complaints, yield* Identities.read(process.sys))
  const out = wishes.toStdout ? process.stderr : process.stdout
  const entries = yield* readArchive(process, wishes.file, wishes.shown, wishes.gzip)
  if (wishes.list && !wishes.absolute && entries.some(({ path }) => path.startsWith('/')))
    yield* complaints.say("Removing leading `/' from member names", false)
  for (const entry of entries) {
    const wanted = operands.filter((operand) => covers(operand, entry.path))
    for (const operand of wanted) found.add(operand)
    if ((operands.length > 0 && wanted.length === 0) || isExcluded(entry.path)) continue
    const name = shownName(entry)
    const isLong = wishes.list ? wishes.verbose > 0 : wishes.verbose > 1
    if (wishes.list || wishes.verbose > 0)
      yield* out.write(encodeText(isLong ? describer.line(entry, name) : `${quoteTar(name)}\n`))
    if (!wishes.list) yield* extractor.extract(entry)
    yield* process.sys.schedYield()
  }
  extractor.finish()
  for (const operand of operands)
    if (!found.has(operand)) yield* complaints.say(`${quoteTar(operand)}: Not found in archive`)
  return yield* complaints.end()
}

/** An operand means the member of that name and, for directories, all below. */
function covers(operand: string, path: string): boolean {
  const name = operand.replace(/\/+$/, '')
  return path === name || path.startsWith(`${name}/`)
}

class Extractor {
  /** times of directories are set when nothing changes in them any more */
  readonly #directories: TarEntry[] = []
  #hasStripped = false

  constructor(
    private readonly process: Process,
    private readonly wishes: ExtractWishes,
    private readonly complaints: Complaints,
    private readonly names: Identities,
  ) {}

  *extract(entry: TarEntry): Blocking<void> {
    const { wishes, process } = this
    const parts = entry.path.split('/')
    const stripped = parts.slice(wishes.strip).join('/')
    if (wishes.strip > 0 && stripped === '') return
    const path = yield* this.#localName(stripped)
    if (wishes.toStdout) {
      if (entry.type === 'file') yield* process.stdout.write(entry.content)
      return
    }
    try {
      this.#makeParents(path)
      if (!(yield* this.#make(path, { ...entry, path }))) return
      this.#dress(path, entry)
    } catch (error) {
      if (!isErrno(error)) throw error
      const what = { directory: 'mkdir', symlink: 'create symlink to', 'hard-link': 'hard link to' }[
        entry.type as string
      ]
      const text =
        what === undefined || what === 'mkdir'
          ? `${quoteTar(path)}: Cannot ${what ?? (entry.type === 'file' ? 'open' : 'mknod')}: ${error.message}`
          : `${quoteTar(path)}: Cannot ${what} '${entry.target}': ${error.message}`
      yield* this.complaints.say(text)
    }
  }

  *#localName(path: string): Blocking<string> {
    if (this.wishes.absolute || !path.startsWith('/')) return path
    if (!this.#hasStripped) yield* this.complaints.say("Removing leading `/' from member names", false)
    this.#hasStripped = true
    return path.replace(/^\/+/, '') || '.'
  }

  #makeParents(path: string): void {
    const parent = dirName(path)
    if (parent === '.' || parent === '/' || statIfAny(this.process.sys, parent)) return
    this.#makeParents(parent)
    this.process.sys.mkdir(parent, 0o777)
  }

  /** Whether something was made that is to get its owner and permissions. */
  *#make(path: string, entry: TarEntry): Blocking<boolean> {
    const { sys } = this.process
    const old = statIfAny(sys, path, false)
    if (entry.type === 'directory') {
      if (old?.type !== 'directory') {
        if (old) sys.unlink(path)
        sys.mkdir(path, 0o700)
      }
      this.#directories.push(entry)
      return true
    }
    if (old && this.wishes.keep) {
      yield* this.complaints.say(`${quoteTar(path)}: Cannot open: File exists`)
      return false
    }
    if (old && old.type !== 'directory') sys.unlink(path)
    if (entry.type === 'symlink') sys.symlink(entry.target ?? '', path)
    else if (entry.type === 'hard-link') sys.link(entry.target ?? '', path)
    else if (entry.type === 'file') {
      const fd = yield* sys.open(path, { access: 'write', create: true, exclusive: true }, 0o600)
      yield* sys.write(fd, entry.content)
      sys.close(fd)
    } else sys.mknod(path, entry.type, entry.mode, entry.rdev)
    return entry.type !== 'hard-link'
  }

  #dress(path: string, entry: TarEntry): void {
    const { wishes, names } = this
    const { sys } = this.process
    const isLink = entry.type === 'symlink'
    if ((wishes.isRoot || wishes.sameOwner) && !wishes.noSameOwner) {
      const uid = wishes.numeric ? entry.uid : (names.userByName(entry.userName ?? '')?.uid ?? entry.uid)
      const gid = wishes.numeric ? entry.gid : (names.groupByName(entry.groupName ?? '')?.gid ?? entry.gid)
      sys.chown(path, uid, gid, { noFollow: true })
    }
    if (isLink) return
    if (entry.type !== 'hard-link')
      sys.chmod(path, wishes.preserve || wishes.isRoot ? entry.mode : entry.mode & 0o777 & ~sys.umask())
    if (!wishes.touch && entry.type !== 'directory') this.#setTime(path, entry)
  }

  #setTime(path: string, { mtime }: TarEntry): void {
    const { sys } = this.process
    const time = fromSeconds(sys, mtime)
    sys.utimens(path, { atime: sys.now(), mtime: time })
  }

  finish(): void {
    if (!this.wishes.touch) for (const entry of this.#directories) this.#setTime(entry.path, entry)
  }
}
