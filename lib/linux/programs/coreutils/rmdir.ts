import { type Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { complain } from '../support/message'
import { quoteName } from '../support/quote'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/rmdir'

export const rmdir = utility({
  family: coreutils,
  name: 'rmdir',
  help,
  options: { ignoreNonEmpty: '--ignore-fail-on-non-empty', parents: '-p', verbose: '-v' },
  *run(process, { options, operands }) {
    if (operands.length === 0) throw new UsageFailure('missing operand')
    let status = 0
    for (const operand of operands) {
      for (const path of options.parents ? upwards(operand) : [operand]) {
        const error = yield* remove(process, path, options.verbose)
        if (!error) continue
        if (options.ignoreNonEmpty && error.code === 'ENOTEMPTY') break
        const what = path === operand ? 'failed to remove' : 'failed to remove directory'
        yield* complain(process, `${what} ${quoteName(process, path)}: ${error.message}`)
        status = 1
        break
      }
    }
    return status
  },
})

function* remove(process: Process, path: string, verbose: boolean): Blocking<Errno | undefined> {
  if (verbose)
    yield* process.stdout.write(`${process.argv[0]}: removing directory, ${quoteName(process, path)}\n`)
  try {
    process.sys.rmdir(path)
    return undefined
  } catch (error) {
    if (isErrno(error)) return error
    throw error
  }
}

/** A path and the directories above it that it names, innermost first. */
function upwards(path: string): string[] {
  const parts = [path]
  for (let rest = path.replace(/\/+$/, ''); ; ) {
    const slash = rest.lastIndexOf('/')
    if (slash <= 0) return parts
    rest = rest.slice(0, slash).replace(/\/+$/, '')
    if (rest === '') return parts
    parts.push(rest)
  }
}
