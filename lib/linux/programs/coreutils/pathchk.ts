import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { complain } from '../support/message'
import { quote, quoteIfNeeded, quoteName } from '../support/quote'
import { encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/pathchk'

export const pathchk = utility({
  family: coreutils,
  name: 'pathchk',
  help,
  options: { posix: '-p', basic: '-P', portability: '--portability' },
  *run(process, { options, operands }) {
    if (operands.length === 0) throw new UsageFailure('missing operand')
    let status = 0
    for (const name of operands) {
      const problem = check(
        process,
        name,
        options.posix || options.portability,
        options.basic || options.portability,
      )
      if (problem === undefined) continue
      yield* complain(process, problem)
      status = 1
    }
    return status
  },
})

function check(process: Process, name: string, isPosix: boolean, isBasic: boolean): string | undefined {
  if (isBasic && /(^|\/)-/.test(name))
    return `leading '-' in a component of file name ${quoteName(process, name)}`
  if ((isPosix || isBasic) && name === '') return 'empty file name'
  const bad = isPosix ? /[^\w./-]/u.exec(name)?.[0] : undefined
  if (bad !== undefined)
    return `nonportable character ${quote(process, bad)} in file name ${quoteName(process, name)}`
  const length = encodeText(name).length
  const [pathMaximum, nameMaximum] = isPosix ? [255, 14] : [4095, 255]
  if (!isPosix) {
    try {
      process.sys.lstat(name)
    } catch (error) {
      if (!isErrno(error)) throw error
      if (error.code !== 'ENOENT' || name === '')
        return `${quoteIfNeeded(process, name) || "''"}: ${error.message}`
    }
  }
  if (length > pathMaximum)
    return `limit ${pathMaximum} exceeded by length ${length} of file name ${quoteName(process, name)}`
  for (const part of name.split('/')) {
    const size = encodeText(part).length
    if (size > nameMaximum)
      return `limit ${nameMaximum} exceeded by length ${size} of file name component ${quote(process, part)}`
  }
  return undefined
}
