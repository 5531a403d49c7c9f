import { type Errno, isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { copyAttributes, copyContent, copySpecial } from '../../support/copy'
import { joinPath, statIfAny } from '../../support/files'
import { complain } from '../../support/message'
import { quoteName } from '../../support/quote'
import { nameOf } from '../../utility'
import type { Rules } from './rules'

/** Copies files and trees; mv uses it where rename(2) cannot reach. */
export class Copier {
  status = 0
  /** where a file with several names was copied first, by device and inode */
  readonly #copied = new Map<string, string>()

  constructor(
    private readonly process: Process,
    readonly rules: Rules,
  ) {}

  *copy(from: string, to: string): Blocking<void> {
    yield* this.#copy(from, to, true, undefined)
  }

  *#copy(from: string, to: string, isOperand: boolean, root: Stat | undefined): Blocking<void> {
    const { sys } = this.process
    const { rules } = this
    yield* sys.schedYield()
    const follow = rules.dereference === 'always' || (rules.dereference === 'operands' && isOperand)
    let stat: Stat
    try {
      stat = follow ? sys.stat(from) : sys.lstat(from)
    } catch (error) {
      if (!isErrno(error)) throw error
      return yield* this.#fail(`cannot stat ${this.#name(from)}: ${error.message}`)
    }
    if (stat.type === 'directory' && !rules.recursive)
      return yield* this.#fail(`-r not specified; omitting directory ${this.#name(from)}`)
    if (root && rules.oneFileSystem && stat.dev !== root.dev) return
    const existing = statIfAny(sys, to, false)
    if (existing && !(yield* this.#mayReplace(from, to, stat, existing))) return
    if (stat.type === 'directory') return yield* this.#copyDirectory(from, to, stat, root ?? stat)
    try {
      yield* this.#copyFile(from, to, stat)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.#fail(this.#problem(from, to, stat, error))
    }
  }

  #problem(from: string, to: string, stat: Stat, error: Errno): string {
    if (stat.type === 'file' && !this.process.sys.access(from, { read: true }))
      return `cannot open ${this.#name(from)} for reading: ${error.message}`
    const what =
      { symlink: 'symbolic link', fifo: 'fifo', file: 'regular file' }[stat.type as string] ?? 'special file'
    const endsInSlash = to.endsWith('/') && error.code === 'EISDIR'
    return `cannot create ${what} ${this.#name(to)}: ${endsInSlash ? 'Not a directory' : error.message}`
  }

  /** Whether the copy goes ahead over what is there; reports why not. */
  *#mayReplace(from: string, to: string, stat: Stat, existing: Stat): Blocking<boolean> {
    const { rules } = this
    const seen = existing.type === 'symlink' ? statIfAny(this.process.sys, to) : existing
    const names = `${this.#name(from)} and ${this.#name(to)}`
    const isSame = seen?.ino === stat.ino && seen.dev === stat.dev
    if (isSame && stat.type !== 'directory' && !(rules.link && existing.type !== 'symlink')) {
      yield* this.#fail(`${names} are the same file`)
      return false
    }
    if (stat.type === 'directory') {
      if (seen?.type === 'directory') return true
      yield* this.#fail(`cannot overwrite non-directory ${this.#name(to)} with directory ${this.#name(from)}`)
      return false
    }
    if (seen?.type === 'directory') {
      yield* this.#fail(`cannot overwrite directory ${this.#name(to)} with non-directory`)
      return false
    }
    if (rules.update && existing.mtime >= stat.mtime) return false
    if (rules.existing === 'keep') return false
    if (rules.existing === 'ask') {
      yield* this.process.stderr.write(`${nameOf(this.process)}: overwrite ${this.#name(to)}? `)
      if (!/^[yY]/.test((yield* this.process.stdin.readLine()) ?? '')) return false
    }
    if (rules.backup !== undefined) this.process.sys.rename(to, to + rules.backup)
    return true
  }

  *#copyFile(from: string, to: string, stat: Stat): Blocking<void> {
    const { sys } = this.process
    const { rules } = this
    const key = `${stat.dev}:${stat.ino}`
    const earlier = rules.keepLinks && stat.nlink > 1 ? this.#copied.get(key) : undefined
    const isSpecial = stat.type !== 'file' && (rules.recursive || stat.type === 'symlink')
    const target = statIfAny(sys, to, false)
    if (
      target &&
      (rules.removeDestination ||
        earlier ||
        isSpecial ||
        rules.link ||
        (rules.force && !sys.access(to, { write: true })))
    )
      sys.unlink(to)
    if (earlier) sys.link(earlier, to)
    else if (rules.link === 'hard') sys.link(from, to)
    else if (rules.link === 'symbolic') sys.symlink(from, to)
    else if (isSpecial) copySpecial(this.process, from, to, stat)
    else if (rules.attributesOnly)
      sys.close(yield* sys.open(to, { access: 'write', create: true }, stat.mode))
    else yield* copyContent(this.process, from, to, stat.mode & (rules.preserve.ownership ? 0o700 : 0o777))
    this.#copied.set(key, to)
    if (!earlier && !rules.link) copyAttributes(this.process, to, stat, rules.preserve)
    yield* this.#tell(from, to)
  }

  *#copyDirectory(from: string, to: string, stat: Stat, root: Stat): Blocking<void> {
    const { sys } = this.process
    const { preserve } = this.rules
    if (isInside(sys, from, to)) {
      return yield* this.#fail(`cannot copy a directory, ${this.#name(from)}, into itself, ${this.#name(to)}`)
    }
    const isNew = !statIfAny(sys, to)
    try {
      if (isNew) {
        // Until it is filled its owner needs to write to it.
        sys.mkdir(to, (stat.mode & (preserve.ownership ? 0o700 : 0o777)) | 0o700)
        yield* this.#tell(from, to)
      }
      for (const { name } of sys.getdents(from))
        yield* this.#copy(joinPath(from, name), joinPath(to, name), false, root)
      if (isNew && !preserve.mode) sys.chmod(to, stat.mode & 0o777 & ~sys.umask())
      copyAttributes(this.process, to, stat, preserve)
    } catch (error) {
      if (!isErrno(error)) throw error
      const what =
        isNew && !statIfAny(sys, to)
          ? `cannot create directory ${this.#name(to)}`
          : `cannot access ${this.#name(from)}`
      yield* this.#fail(`${what}: ${error.message}`)
    }
  }

  *#tell(from: string, to: string): Blocking<void> {
    if (!this.rules.verbose) return
    const lead = this.rules.move ? 'copied ' : ''
    yield* this.process.stdout.write(`${lead}${this.#name(from)} -> ${this.#name(to)}\n`)
  }

  #name(path: string): string {
    return quoteName(this.process, path)
  }

  *#fail(message: string): Blocking<void> {
    yield* complain(this.process, message)
    this.status = 1
  }
}

/** Whether `to` lies in the directory `from`. */
function isInside(sys: Process['sys'], from: string, to: string): boolean {
  const source = sys.stat(from)
  for (let path = to.replace(/\/+$/, ''); path !== ''; ) {
    const slash = path.lastIndexOf('/')
    const parent = slash < 0 ? '.' : path.slice(0, slash) || '/'
    const stat = statIfAny(sys, parent)
    if (stat?.ino === source.ino && stat.dev === source.dev) return true
    if (parent === '/' || parent === '.') return false
    path = parent
  }
  return false
}
