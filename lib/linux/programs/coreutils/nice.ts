import { isErrno } from '../../kernel/errno'
import { complain } from '../support/message'
import { quote } from '../support/quote'
import { run } from '../support/run'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/nice'

export const nice = utility({
  family: coreutils,
  name: 'nice',
  help,
  usageStatus: 125,
  options: { adjustment: '-n=' },
  rules: { operandsEndOptions: true },
  rewrite: (argv) =>
    /^-{1,2}\d+$/.test(argv[0] ?? '') ? ['-n', (argv[0] ?? '').slice(1), ...argv.slice(1)] : argv,
  *run(process, { options, operands }) {
    const { sys } = process
    const present = sys.getpriority(0)
    if (options.adjustment !== undefined && !/^[-+]?\d+$/.test(options.adjustment))
      throw new Failure(`invalid adjustment ${quote(process, options.adjustment)}`, 125)
    if (operands.length === 0) {
      if (options.adjustment !== undefined)
        throw new UsageFailure('a command must be given with an adjustment')
      yield* process.stdout.write(`${present}\n`)
      return 0
    }
    try {
      sys.setpriority(0, Math.max(-20, Math.min(19, present + Number(options.adjustment ?? '10'))))
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(process, `cannot set niceness: ${error.message}`)
    }
    try {
      return yield* run(process, operands)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(
        `${quote(process, operands[0] ?? '')}: ${error.message}`,
        error.code === 'ENOENT' ? 127 : 126,
      )
    }
  },
})
