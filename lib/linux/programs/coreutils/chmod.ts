import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { complain } from '../support/message'
import { modeString, parseMode } from '../support/mode'
import { quote, quoteName } from '../support/quote'
import { walkTree } from '../support/walk'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/chmod'

type Change = NonNullable<ReturnType<typeof parseMode>>

export const chmod = utility({
  family: coreutils,
  name: 'chmod',
  help,
  options: {
    changes: '-c',
    silent: '-f',
    verbose: '-v',
    noPreserveRoot: '--no-preserve-root',
    preserveRoot: '--preserve-root',
    reference: '--reference=',
    recursive: '-R',
  },
  // A mode such as `-x` looks like an option.
  rewrite: (argv) => {
    const at = argv.findIndex(
      (word) => /^-[rwxXstugoa,+=-]*[rwxXst]?$/.test(word) && !/^--?$|^-[cfvR]+$|^--[a-z]/.test(word),
    )
    const end = argv.indexOf('--')
    if (at < 0 || (end >= 0 && end < at)) return argv
    return [
      ...argv.filter((word, index) => index !== at && /^-[cfvR]|^--[a-z]/.test(word)),
      '--',
      argv[at] ?? '',
      ...argv.filter((word, index) => index !== at && !/^-[cfvR]|^--/.test(word)),
    ]
  },
  *run(process, { options, operands }) {
    const { sys } = process
    const [mode] = options.reference === undefined ? operands : []
    const rest = options.reference === undefined ? operands.slice(1) : operands
    if (rest.length === 0)
      throw new UsageFailure(
        mode === undefined ? 'missing operand' : `missing operand after ${quote(process, mode)}`,
      )
    const change =
      options.reference === undefined ? parseMode(mode ?? '') : referenceMode(process, options.reference)
    if (!change) throw new UsageFailure(`invalid mode: ${quote(process, mode ?? '')}`)
    const changer = new Changer(
      process,
      change,
      options.verbose ? 'all' : options.changes ? 'changes' : 'none',
      options.silent,
    )
    for (const path of rest) {
      let stat: Stat
      try {
        stat = sys.stat(path)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* changer.fail(`cannot access ${quoteName(process, path)}: ${error.message}`)
        if (options.verbose)
          yield* process.stdout.write(`${quoteName(process, path)} could not be accessed\n`)
        continue
      }
      if (options.recursive) {
        yield* walkTree(
          process,
          path,
          sys.lstat(path),
          (at, found) => changer.visit(at, found),
          (at, error) => changer.unreadable(at, error),
        )
      } else yield* changer.visit(path, stat)
    }
    return changer.status
  },
})

function referenceMode(process: Process, path: string): Change {
  try {
    const { mode } = process.sys.stat(path)
    return () => mode
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`failed to get attributes of ${quoteName(process, path)}: ${error.message}`)
  }
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0')

class Changer {
  status = 0

  constructor(
    private readonly process: Process,
    private readonly change: Change,
    private readonly tells: 'all' | 'changes' | 'none',
    private readonly silent: boolean,
  ) {}

  *visit(path: string, stat: Stat): Blocking<void> {
    // Links met on the way are left alone: their mode is never used.
    if (stat.type === 'symlink') return
    const { sys, stdout } = this.process
    const mode = this.change(stat, sys.umask())
    try {
      sys.chmod(path, mode)
    } catch (error) {
      if (!isErrno(error)) throw error
      return yield* this.fail(`changing permissions of ${quoteName(this.process, path)}: ${error.message}`)
    }
    const changed = mode !== stat.mode
    if (this.tells === 'none' || (this.tells === 'changes' && !changed)) return
    const describe = (value: number): string =>
      `${octal(value)} (${modeString({ type: stat.type, mode: value }).slice(1)})`
    const what = changed
      ? `changed from ${describe(stat.mode)} to ${describe(mode)}`
      : `retained as ${describe(mode)}`
    yield* stdout.write(`mode of ${quoteName(this.process, path)} ${what}\n`)
  }

  *unreadable(path: string, error: unknown): Blocking<void> {
    if (!isErrno(error)) throw error
    yield* this.fail(`cannot read directory ${quoteName(this.process, path)}: ${error.message}`)
  }

  *fail(message: string): Blocking<void> {
    if (!this.silent) yield* complain(this.process, message)
    this.status = 1
  }
}
