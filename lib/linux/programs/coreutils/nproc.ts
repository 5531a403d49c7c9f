import { readTextIfAny } from '../support/files'
import { quote } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/nproc'

export const nproc = utility({
  family: coreutils,
  name: 'nproc',
  help,
  options: { all: '--all', ignore: '--ignore=' },
  *run(process, { options, operands }) {
    if (operands[0] !== undefined) throw new UsageFailure(`extra operand ${quote(process, operands[0])}`)
    if (options.ignore !== undefined && !/^\d+$/.test(options.ignore))
      throw new Failure(`invalid number: ${quote(process, options.ignore)}`)
    const cpuinfo = (yield* readTextIfAny(process.sys, '/proc/cpuinfo')) ?? ''
    const allowed = (yield* readTextIfAny(process.sys, '/proc/self/status'))?.match(
      /^Cpus_allowed_list:\s*(\S+)/m,
    )?.[1]
    const all = cpuinfo.match(/^processor\s*:/gm)?.length ?? 1
    const usable = options.all || allowed === undefined ? all : countCpus(allowed)
    yield* process.stdout.write(`${Math.max(1, usable - Number(options.ignore ?? 0))}\n`)
    return 0
  },
})

/** How many numbers a list such as `0-2,5` holds. */
const countCpus = (list: string): number =>
  list.split(',').reduce((total, range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return total + last - first + 1
  }, 0)
