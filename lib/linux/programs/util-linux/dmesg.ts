import { isErrno } from '../../kernel/errno'
import type { KernelMessage } from '../../kernel/kernel-log'
import type { Process } from '../../kernel/program'
import { strftime } from '../support/strftime'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 dmesg [options]

Print the log of the kernel.

Options:
 -H, --human    times as people read them
 -k, --kernel   only messages of the kernel, which all are
 -T, --ctime    the time of day of each message
 -t, --notime   no times

 -h, --help     print this
 -V, --version  print the version
`

export const dmesg = utility({
  family: utilLinux,
  name: 'dmesg',
  help,
  options: { human: '-H', kernel: '-k', ctime: '-T', notime: '-t', help: '-h', version: '-V' },
  *run(process, { options }) {
    const stamp = ({ time }: KernelMessage) => {
      if (options.notime) return ''
      if (!options.ctime && !options.human) return `[${(time / 1e9).toFixed(6).padStart(12)}] `
      return `[${strftime('%a %b %e %H:%M:%S %Y', process.sys.realtime(time))}] `
    }
    const lines = read(process).map((message) => `${stamp(message)}${message.text}\n`)
    yield* process.stdout.write(lines.join(''))
    return 0
  },
})

function read({ sys }: Process): readonly KernelMessage[] {
  try {
    return sys.syslog()
  } catch (error) {
    if (isErrno(error)) throw new Failure(`read kernel buffer failed: ${error.message}`)
    throw error
  }
}
