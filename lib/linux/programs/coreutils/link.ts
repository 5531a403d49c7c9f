import { isErrno } from '../../kernel/errno'
import { quote, quoteName } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help as linkHelp } from './help/link'
import { help as unlinkHelp } from './help/unlink'

export const link = utility({
  family: coreutils,
  name: 'link',
  help: linkHelp,
  options: {},
  *run(process, { operands: [existing, path, extra] }) {
    if (existing === undefined) throw new UsageFailure('missing operand')
    if (path === undefined) throw new UsageFailure(`missing operand after ${quote(process, existing)}`)
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    try {
      process.sys.link(existing, path)
      return 0
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(
        `cannot create link ${quoteName(process, path)} to ${quoteName(process, existing)}: ${error.message}`,
      )
    }
  },
})

export const unlink = utility({
  family: coreutils,
  name: 'unlink',
  help: unlinkHelp,
  options: {},
  *run(process, { operands: [path, extra] }) {
    if (path === undefined) throw new UsageFailure('missing operand')
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    try {
      process.sys.unlink(path)
      return 0
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`cannot unlink ${quoteName(process, path)}: ${error.message}`)
    }
  },
})
