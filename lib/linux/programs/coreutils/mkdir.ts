import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { forEachOperand } from '../support/message'
import { parseMode } from '../support/mode'
import { quote, quoteName } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/mkdir'

export const mkdir = utility({
  family: coreutils,
  name: 'mkdir',
  help,
  options: { mode: '-m=', parents: '-p', verbose: '-v' },
  *run(process, { options, operands }) {
    const { sys } = process
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const change = options.mode === undefined ? undefined : parseMode(options.mode)
    if (options.mode !== undefined && !change)
      throw new Failure(`invalid mode ${quote(process, options.mode)}`)
    function* make(path: string): Blocking<void> {
      sys.mkdir(path, 0o777)
      if (options.verbose)
        yield* process.stdout.write(`${process.argv[0]}: created directory ${quoteName(process, path)}\n`)
    }
    let at = ''
    return yield* forEachOperand(
      process,
      operands,
      function* (path) {
        at = path
        if (options.parents) {
          for (const parent of parents(path)) {
            at = parent
            if (!isDirectory(process, parent)) yield* make(parent)
          }
          at = path
          if (isDirectory(process, path)) return 0
        }
        yield* make(path)
        if (change) {
          const umask = sys.umask()
          sys.chmod(path, change({ mode: 0o777, type: 'directory' }, umask))
        }
        return 0
      },
      (_, error) =>
        `cannot create directory ${quote(process, at)}: ${at === _ || error !== 'File exists' ? error : 'Not a directory'}`,
    )
  },
})

/** The directories above a path, outermost first. */
function parents(path: string): string[] {
  const trimmed = path.replace(/\/+$/, '')
  const ends = [...trimmed.matchAll(/\/+/g)].map(({ index }) => index).filter((index) => index > 0)
  return ends.map((end) => trimmed.slice(0, end))
}

function isDirectory({ sys }: Process, path: string): boolean {
  try {
    return sys.stat(path).type === 'directory'
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}
