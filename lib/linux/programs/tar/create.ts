import { concat, EMPTY } from '../../../base/bytes'
import { gzip } from '../../../base/gzip/gzip'
import type { TarEntry, TarType } from '../../../base/tar/entry'
import { writeTar } from '../../../base/tar/write'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { joinPath, readFile } from '../support/files'
import { Identities } from '../support/identity'
import { decodeText, encodeText } from '../support/text'
import { Failure, UsageFailure } from '../utility'
import { Complaints, quoteTar, RECORD, readArchive, unrecoverable } from './archive-file'
import { Describer } from './describe'
import { exclusion } from './selection'
import type { TarWishes } from './tar'

interface CreateWishes extends TarWishes {
  readonly shown: string
  readonly append: boolean
  readonly dereference: boolean
  readonly noRecursion: boolean
  readonly filesFrom: string | undefined
  readonly owner: string | undefined
  readonly group: string | undefined
}

/** Makes an archive, or adds to one. */
export function* createArchive(
  process: Process,
  operands: readonly string[],
  wishes: CreateWishes,
): Blocking<number> {
  const { sys, stdout } = process
  const names =
    wishes.filesFrom === undefined
      ? operands
      : [
          ...operands,
          ...decodeText(
            wishes.filesFrom === '-'
              ? yield* process.stdin.readAll()
              : yield* readFile(sys, wishes.filesFrom),
          )
            .split('\n')
            .filter((line) => line !== ''),
        ]
  if (names.length === 0 && wishes.filesFrom === undefined && !wishes.append)
    throw new UsageFailure('Cowardly refusing to create an empty archive', 2)
  if (wishes.file === '-' && sys.isatty(stdout.fd))
    throw unrecoverable('Refusing to write archive contents to terminal (missing -f option?)')
  const old = wishes.append ? yield* readArchive(process, wishes.file, wishes.shown) : []
  const collector = new Collector(process, wishes, yield* Identities.read(sys))
  for (const name of names) yield* collector.add(name.replace(/(.)\/+$/, '$1'))
  const archive = writeTar([...old, ...collector.entries])
  const padded = concat([archive, new Uint8Array((RECORD - (archive.length % RECORD)) % RECORD)])
  const bytes = wishes.gzip ? gzip(padded) : padded
  if (wishes.file === '-') yield* stdout.write(bytes)
  else yield* writeFile(process, wishes.file, wishes.shown, bytes)
  return yield* collector.complaints.end()
}

function* writeFile({ sys }: Process, file: string, shown: string, bytes: Uint8Array): Blocking<void> {
  try {
    const fd = yield* sys.open(file, { access: 'write', create: true, truncate: true }, 0o666)
    yield* sys.write(fd, bytes)
    sys.close(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(
      `${quoteTar(shown)}: Cannot open: ${error.message}\ntar: Error is not recoverable: exiting now`,
      2,
    )
  }
}

const types: Readonly<Partial<Record<Stat['type'], TarType>>> = {
  file: 'file',
  directory: 'directory',
  symlink: 'symlink',
  fifo: 'fifo',
  character: 'character',
  block: 'block',
}

class Collector {
  readonly entries: TarEntry[] = []
  readonly complaints: Complaints
  readonly #isExcluded: (name: string) => boolean
  readonly #links = new Map<string, string>()
  readonly #describer: Describer
  #hasStripped = ''

  constructor(
    private readonly process: Process,
    private readonly wishes: CreateWishes,
    private readonly names: Identities,
  ) {
    this.complaints = new Complaints(process)
    this.#isExcluded = exclusion(wishes.excluded)
    this.#describer = new Describer(wishes.numeric)
  }

  *add(path: string): Blocking<void> {
    if (this.#isExcluded(path)) return
    const { sys } = this.process
    let stat: Stat
    try {
      stat = this.wishes.dereference ? sys.stat(path) : sys.lstat(path)
    } catch (error) {
      if (!isErrno(error)) throw error
      return yield* this.complaints.say(`${quoteTar(path)}: Cannot stat: ${error.message}`)
    }
    const type = types[stat.type]
    if (!type) return yield* this.complaints.say(`${quoteTar(path)}: socket ignored`, false)
    if (path === this.wishes.file || `${sys.getcwd()}/${path.replace(/^\.\//, '')}` === this.wishes.file)
      return yield* this.complaints.say(`${quoteTar(path)}: file is the archive; not dumped`, false)
    yield* this.#put(path, stat, type)
    if (type !== 'directory' || this.wishes.noRecursion) return
    yield* sys.schedYield()
    let children: readonly string[] = []
    try {
      children = sys.getdents(path).map(({ name }) => name)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.complaints.say(`${quoteTar(path)}: Cannot open: ${error.message}`)
    }
    for (const name of children) yield* this.add(joinPath(path, name))
  }

  *#put(path: string, stat: Stat, type: TarType): Blocking<void> {
    const { sys, stdout, stderr } = this.process
    const { wishes } = this
    const stored = yield* this.#storedName(path)
    const key = `${stat.dev}:${stat.ino}`
    const linked = type === 'file' && stat.nlink > 1 ? this.#links.get(key) : undefined
    let content: Uint8Array = EMPTY
    if (type === 'file' && linked === undefined) {
      try {
        content = yield* readFile(sys, path)
      } catch (error) {
        if (!isErrno(error)) throw error
        return yield* this.complaints.say(`${quoteTar(path)}: Cannot open: ${error.message}`)
      }
      if (stat.nlink > 1) this.#links.set(key, stored)
    }
    const target = linked ?? (type === 'symlink' ? sys.readlink(path) : undefined)
    const entry: TarEntry = {
      path: stored,
      type: linked === undefined ? type : 'hard-link',
      mode: stat.mode,
      ...this.#owner(stat),
      size: content.length,
      mtime: sys.realtime(stat.mtime).seconds,
      ...(target !== undefined && { target }),
      ...(stat.rdev && { rdev: stat.rdev }),
      content,
    }
    this.entries.push(entry)
    if (wishes.verbose === 0) return
    const shown = type === 'directory' ? `${path.replace(/\/$/, '')}/` : path
    const out = wishes.file === '-' ? stderr : stdout
    yield* out.write(encodeText(wishes.verbose > 1 ? this.#describer.line(entry, shown) : `${shown}\n`))
  }

  /** The file's owner, or the one asked for. */
  #owner(stat: Stat): Pick<TarEntry, 'uid' | 'gid' | 'userName' | 'groupName'> {
    const { names } = this
    const { owner, group } = this.wishes
    const uid = owner === undefined ? stat.uid : (names.userByName(owner)?.uid ?? (Number(owner) || 0))
    const gid = group === undefined ? stat.gid : (names.groupByName(group)?.gid ?? (Number(group) || 0))
    return {
      uid,
      gid,
      userName: owner ?? names.userById(uid)?.name ?? '',
      groupName: group ?? names.groupById(gid)?.name ?? '',
    }
  }

  /** Names in archives do not begin with a slash. */
  *#storedName(path: string): Blocking<string> {
    if (this.wishes.absolute) return path
    const lead = /^(\/+|(?:.*\/)?\.\.\/)/.exec(path)?.[1]
    if (lead === undefined) return path
    if (lead !== this.#hasStripped)
      yield* this.complaints.say(`Removing leading \`${lead}' from member names`, false)
    this.#hasStripped = lead
    return path.slice(lead.length) || './'
  }
}
