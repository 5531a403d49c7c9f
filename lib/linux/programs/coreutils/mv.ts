import { type Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { baseName, joinPath, statIfAny } from '../support/files'
import { complain } from '../support/message'
import { quoteName } from '../support/quote'
import { nameOf, utility } from '../utility'
import { Copier } from './cp/copier'
import { destination } from './cp/cp'
import { backupSuffix, type Rules } from './cp/rules'
import { coreutils } from './family'
import { help } from './help/mv'

export const mv = utility({
  family: coreutils,
  name: 'mv',
  help,
  options: {
    backup: '--backup=',
    simpleBackup: '-b',
    force: '-f',
    interactive: '-i',
    noClobber: '-n',
    stripSlashes: '--strip-trailing-slashes',
    suffix: '-S=',
    targetDirectory: '-t=',
    noTargetDirectory: '-T',
    update: '-u',
    verbose: '-v',
  },
  *run(process, { options, given, operands }) {
    const { sources, target, directory } = destination(process, options, operands, 'mv')
    const last = given.findLast(
      ({ name }) => name === 'force' || name === 'interactive' || name === 'noClobber',
    )?.name
    const rules: Rules = {
      recursive: true,
      dereference: 'never',
      existing: last === 'interactive' ? 'ask' : last === 'noClobber' ? 'keep' : 'overwrite',
      force: true,
      removeDestination: false,
      link: undefined,
      update: options.update,
      verbose: options.verbose,
      keepLinks: true,
      attributesOnly: false,
      oneFileSystem: false,
      backup: backupSuffix(process, options),
      preserve: { mode: true, ownership: true, timestamps: true },
      move: true,
    }
    const mover = new Mover(process, rules)
    for (const operand of sources) {
      const source = options.stripSlashes ? operand.replace(/\/+$/, '') : operand
      yield* mover.move(source, directory ? joinPath(target, baseName(source)) : target)
    }
    return mover.status
  },
})

class Mover {
  status = 0

  constructor(
    private readonly process: Process,
    private readonly rules: Rules,
  ) {}

  *move(from: string, to: string): Blocking<void> {
    const { sys } = this.process
    const names = [quoteName(this.process, from), quoteName(this.process, to)] as const
    let stat: Stat
    try {
      stat = sys.lstat(from)
    } catch (error) {
      if (!isErrno(error)) throw error
      return yield* this.#fail(`cannot stat ${names[0]}: ${error.message}`)
    }
    const existing = statIfAny(sys, to, false)
    if (existing && !(yield* this.#mayReplace(stat, existing, names, to))) return
    try {
      sys.rename(from, to)
      if (this.rules.verbose) yield* this.process.stdout.write(`renamed ${names[0]} -> ${names[1]}\n`)
    } catch (error) {
      if (!isErrno(error)) throw error
      if (error.code === 'EXDEV') return yield* this.#copyAcross(from, to, stat)
      yield* this.#fail(describe(error, names))
    }
  }

  *#mayReplace(
    stat: Stat,
    existing: Stat,
    [from, to]: readonly [string, string],
    path: string,
  ): Blocking<boolean> {
    const { sys } = this.process
    if (existing.ino === stat.ino && existing.dev === stat.dev) {
      yield* this.#fail(`${from} and ${to} are the same file`)
      return false
    }
    if (stat.type === 'directory' && existing.type !== 'directory') {
      yield* this.#fail(`cannot overwrite non-directory ${to} with directory ${from}`)
      return false
    }
    if (stat.type !== 'directory' && existing.type === 'directory') {
      yield* this.#fail(`cannot overwrite directory ${to} with non-directory`)
      return false
    }
    if (this.rules.update && existing.mtime >= stat.mtime) return false
    if (this.rules.existing === 'keep') return false
    if (this.rules.existing === 'ask') {
      yield* this.process.stderr.write(`${nameOf(this.process)}: overwrite ${to}? `)
      if (!/^[yY]/.test((yield* this.process.stdin.readLine()) ?? '')) return false
    }
    if (this.rules.backup !== undefined) sys.rename(path, path + this.rules.backup)
    return true
  }

  /** To another file system: a copy, and the original goes. */
  *#copyAcross(from: string, to: string, stat: Stat): Blocking<void> {
    const copier = new Copier(this.process, { ...this.rules, existing: 'overwrite', backup: undefined })
    yield* copier.copy(from, to)
    this.status = copier.status || this.status
    if (copier.status === 0) this.#remove(from, stat)
    if (copier.status === 0 && this.rules.verbose)
      yield* this.process.stdout.write(`removed ${quoteName(this.process, from)}\n`)
  }

  #remove(path: string, stat: Stat): void {
    const { sys } = this.process
    if (stat.type !== 'directory') {
      sys.unlink(path)
      return
    }
    for (const { name } of sys.getdents(path))
      this.#remove(joinPath(path, name), sys.lstat(joinPath(path, name)))
    sys.rmdir(path)
  }

  *#fail(message: string): Blocking<void> {
    yield* complain(this.process, message)
    this.status = 1
  }
}

function describe(error: Errno, [from, to]: readonly [string, string]): string {
  if (error.code === 'EINVAL') return `cannot move ${from} to a subdirectory of itself, ${to}`
  return `cannot move ${from} to ${to}: ${error.message}`
}
