import { isErrno } from '../../kernel/errno'
import { quote } from '../support/quote'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/tty'

export const tty = utility({
  family: coreutils,
  name: 'tty',
  help,
  usageStatus: 2,
  options: { silent: '-s' },
  *run(process, { options, operands }) {
    const { sys, stdin, stdout } = process
    if (operands[0] !== undefined) throw new UsageFailure(`extra operand ${quote(process, operands[0])}`)
    const isTerminal = sys.isatty(stdin.fd)
    if (options.silent) return isTerminal ? 0 : 1
    let name = 'not a tty'
    try {
      if (isTerminal) name = sys.readlink(`/proc/self/fd/${stdin.fd}`)
    } catch (error) {
      if (!isErrno(error)) throw error
    }
    yield* stdout.write(`${name}\n`)
    return isTerminal ? 0 : 1
  },
})
