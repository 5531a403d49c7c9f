import { quote } from '../support/quote'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help as archHelp } from './help/arch'
import { help } from './help/uname'

export const uname = utility({
  family: coreutils,
  name: 'uname',
  help,
  options: {
    all: '-a',
    kernelName: '-s',
    nodename: '-n',
    kernelRelease: '-r',
    kernelVersion: '-v',
    machine: '-m',
    processor: '-p',
    hardwarePlatform: '-i',
    operatingSystem: '-o',
  },
  *run(process, { options, given, operands }) {
    if (operands[0] !== undefined) throw new UsageFailure(`extra operand ${quote(process, operands[0])}`)
    const { sysname, nodename, release, version, machine } = process.sys.uname()
    const fields = [
      [options.kernelName || given.length === 0, sysname],
      [options.nodename, nodename],
      [options.kernelRelease, release],
      [options.kernelVersion, version],
      [options.machine, machine],
      // -a leaves the two out when they are unknown.
      [options.processor, 'unknown'],
      [options.hardwarePlatform, 'unknown'],
      [options.operatingSystem, 'GNU/Linux'],
    ] as const
    const shown = fields.filter(([asked, text]) => asked || (options.all && text !== 'unknown'))
    yield* process.stdout.write(`${shown.map(([, text]) => text).join(' ')}\n`)
    return 0
  },
})

export const arch = utility({
  family: coreutils,
  name: 'arch',
  help: archHelp,
  options: {},
  *run(process, { operands }) {
    if (operands[0] !== undefined) throw new UsageFailure(`extra operand ${quote(process, operands[0])}`)
    yield* process.stdout.write(`${process.sys.uname().machine}\n`)
    return 0
  },
})
