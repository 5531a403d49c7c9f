import { type Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { baseName, joinPath } from '../support/files'
import { complain } from '../support/message'
import { quote, quoteName } from '../support/quote'
import { Failure, nameOf, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/rm'

interface Rules {
  readonly force: boolean
  readonly recursive: boolean
  readonly directories: boolean
  readonly verbose: boolean
  readonly preserveRoot: boolean
  readonly oneFileSystem: boolean
  readonly ask: 'never' | 'once' | 'always' | 'protected'
}

export const rm = utility({
  family: coreutils,
  name: 'rm',
  help,
  options: {
    force: '-f',
    always: '-i',
    once: '-I',
    interactive: '--interactive=',
    oneFileSystem: '--one-file-system',
    noPreserveRoot: '--no-preserve-root',
    preserveRoot: '--preserve-root=',
    recursive: '-r',
    directories: '-d',
    verbose: '-v',
  },
  *run(process, { options, given, operands }) {
    let ask: Rules['ask'] = 'protected'
    for (const { name, value } of given) {
      if (name === 'force') ask = 'never'
      else if (name === 'always') ask = 'always'
      else if (name === 'once') ask = 'once'
      else if (name === 'interactive') ask = whenToAsk(process, value)
    }
    const force = given.findLast(({ name }) => name === 'force' || name === 'always')?.name === 'force'
    if (operands.length === 0 && !force) throw new UsageFailure('missing operand')
    const { recursive, directories, verbose, oneFileSystem } = options
    const rules: Rules = {
      force,
      recursive,
      directories,
      verbose,
      oneFileSystem,
      ask,
      preserveRoot: !options.noPreserveRoot,
    }
    const remover = new Remover(process, rules)
    if (ask === 'once' && (operands.length > 3 || recursive) && operands.length > 0) {
      const count = operands.length === 1 ? '1 argument' : `${operands.length} arguments`
      if (!(yield* remover.confirm(`remove ${count}${recursive ? ' recursively' : ''}?`))) return 0
    }
    for (const operand of operands) yield* remover.removeOperand(operand)
    return remover.status
  },
})

function whenToAsk(process: Process, word: string): Rules['ask'] {
  if (/^(always|yes|)$/.test(word)) return 'always'
  if (word === 'once') return 'once'
  if (/^(never|no|none)$/.test(word)) return 'never'
  throw new Failure(`invalid argument ${quote(process, word)} for ${quote(process, '--interactive')}`)
}

class Remover {
  status = 0

  constructor(
    private readonly process: Process,
    private readonly rules: Rules,
  ) {}

  *removeOperand(path: string): Blocking<void> {
    const { sys } = this.process
    let stat: Stat
    try {
      stat = sys.lstat(path)
    } catch (error) {
      if (!isErrno(error)) throw error
      if (!(this.rules.force && (error.code === 'ENOENT' || error.code === 'ENOTDIR')))
        yield* this.#fail(path, error)
      return
    }
    if (this.rules.recursive && stat.type === 'directory') {
      const root = sys.stat('/')
      const name = quoteName(this.process, path)
      if (/^\.\.?$/.test(baseName(path))) {
        yield* complain(this.process, `refusing to remove '.' or '..' directory: skipping ${name}`)
        this.status = 1
        return
      }
      if (this.rules.preserveRoot && root.ino === stat.ino && root.dev === stat.dev) {
        yield* complain(
          this.process,
          `it is dangerous to operate recursively on ${path === '/' ? name : `${name} (same as '/')`}`,
        )
        yield* complain(this.process, 'use --no-preserve-root to override this failsafe')
        this.status = 1
        return
      }
    }
    yield* this.#remove(path, stat, stat.dev)
  }

  *#remove(path: string, stat: Stat, dev: number): Blocking<void> {
    const { sys } = this.process
    yield* sys.schedYield()
    try {
      if (stat.type === 'directory') {
        if (!this.rules.recursive && !this.rules.directories) {
          yield* complain(this.process, `cannot remove ${quoteName(this.process, path)}: Is a directory`)
          this.status = 1
          return
        }
        if (!(yield* this.#removeChildren(path, stat, dev))) return
        sys.rmdir(path)
      } else {
        if (!(yield* this.#mayRemove(path, stat))) return
        sys.unlink(path)
      }
      const what = stat.type === 'directory' ? 'removed directory' : 'removed'
      if (this.rules.verbose) yield* this.process.stdout.write(`${what} ${quoteName(this.process, path)}\n`)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.#fail(path, error)
    }
  }

  /** Whether the directory is empty now and may go itself. */
  *#removeChildren(path: string, stat: Stat, dev: number): Blocking<boolean> {
    const { sys } = this.process
    if (!this.rules.recursive) return yield* this.#mayRemove(path, stat)
    if (this.rules.oneFileSystem && stat.dev !== dev) {
      yield* complain(
        this.process,
        `skipping ${quoteName(this.process, path)}, since it's on a different device`,
      )
      this.status = 1
      return false
    }
    const entries = sys.getdents(path)
    if (
      entries.length > 0 &&
      this.rules.ask === 'always' &&
      !(yield* this.confirm(`descend into directory ${quoteName(this.process, path)}?`))
    )
      return false
    const before = this.status
    this.status = 0
    for (const { name } of entries) {
      const child = joinPath(path, name)
      yield* this.#remove(child, sys.lstat(child), dev)
    }
    const isClean = this.status === 0
    this.status = this.status || before
    if (!isClean) return false
    return yield* this.#mayRemove(path, stat)
  }

  *#mayRemove(path: string, stat: Stat): Blocking<boolean> {
    const { sys, stdin } = this.process
    const { ask } = this.rules
    if (ask === 'never' || ask === 'once') return true
    const isProtected = stat.type !== 'symlink' && !sys.access(path, { write: true })
    if (ask === 'protected' && !(isProtected && sys.isatty(stdin.fd))) return true
    const kind = kinds[stat.type] ?? 'file'
    const empty = stat.type === 'file' && stat.size === 0 ? 'regular empty file' : kind
    return yield* this.confirm(
      `remove ${isProtected ? 'write-protected ' : ''}${empty} ${quoteName(this.process, path)}?`,
    )
  }

  *confirm(question: string): Blocking<boolean> {
    yield* this.process.stderr.write(`${nameOf(this.process)}: ${question} `)
    return /^[yY]/.test((yield* this.process.stdin.readLine()) ?? '')
  }

  *#fail(path: string, error: Errno): Blocking<void> {
    yield* complain(this.process, `cannot remove ${quoteName(this.process, path)}: ${error.message}`)
    this.status = 1
  }
}

const kinds: Readonly<Partial<Record<Stat['type'], string>>> = {
  file: 'regular file',
  directory: 'directory',
  symlink: 'symbolic link',
  fifo: 'fifo',
  socket: 'socket',
  character: 'character special file',
  block: 'block special file',
}
