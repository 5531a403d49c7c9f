import { isErrno } from '../../kernel/errno'
import { canonicalize, relativePath } from '../support/canonical'
import { forEachOperand } from '../support/message'
import { quoteIfNeeded } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/realpath'

export const realpath = utility({
  family: coreutils,
  name: 'realpath',
  help,
  options: {
    existing: '-e',
    missing: '-m',
    logical: '-L',
    physical: '-P',
    quiet: '-q',
    relativeTo: '--relative-to=',
    relativeBase: '--relative-base=',
    noSymlinks: '-s',
    zero: '-z',
  },
  *run(process, { options, operands }) {
    const { sys, stdout } = process
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const parts = options.existing ? 'existing' : options.missing ? 'missing' : 'last-missing'
    const resolve = (path: string): string => canonicalize(sys, path, parts, !options.noSymlinks) ?? path
    const directory = (path: string | undefined): string | undefined => {
      try {
        return path === undefined ? undefined : resolve(path)
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new Failure(`${quoteIfNeeded(process, path ?? '')}: ${error.message}`)
      }
    }
    const base = directory(options.relativeBase)
    const from = directory(options.relativeTo) ?? base
    const isBelow = (path: string): boolean =>
      base === undefined || base === '/' || path === base || path.startsWith(`${base}/`)
    return yield* forEachOperand(process, operands, function* (path) {
      try {
        const resolved = resolve(path)
        const shown =
          from !== undefined && isBelow(resolved) && isBelow(from) ? relativePath(resolved, from) : resolved
        yield* stdout.write(encodeText(shown + (options.zero ? '\0' : '\n')))
        return 0
      } catch (error) {
        if (options.quiet && isErrno(error)) return 1
        throw error
      }
    })
  },
})
