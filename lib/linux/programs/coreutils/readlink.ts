import { isErrno } from '../../kernel/errno'
import { canonicalize } from '../support/canonical'
import { complain } from '../support/message'
import { quoteIfNeeded } from '../support/quote'
import { encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/readlink'

export const readlink = utility({
  family: coreutils,
  name: 'readlink',
  help,
  options: {
    canonicalize: '-f',
    existing: '-e',
    missing: '-m',
    noNewline: '-n',
    quiet: '-q',
    silent: '-s',
    verbose: '-v',
    zero: '-z',
  },
  *run(process, { options, given, operands }) {
    const { sys, stdout } = process
    if (operands.length === 0) throw new UsageFailure('missing operand')
    if (options.noNewline && operands.length > 1)
      yield* complain(process, 'ignoring --no-newline with multiple arguments')
    const end = options.noNewline && operands.length === 1 ? '' : options.zero ? '\0' : '\n'
    const mode = given.findLast(
      ({ name }) => name === 'canonicalize' || name === 'existing' || name === 'missing',
    )?.name
    let status = 0
    for (const path of operands) {
      try {
        const parts = mode === 'existing' ? 'existing' : mode === 'missing' ? 'missing' : 'last-missing'
        const text = mode ? canonicalize(sys, path, parts) : sys.readlink(path)
        yield* stdout.write(encodeText(`${text}${end}`))
      } catch (error) {
        if (!isErrno(error)) throw error
        if (options.verbose) yield* complain(process, `${quoteIfNeeded(process, path)}: ${error.message}`)
        status = 1
      }
    }
    return status
  },
})
