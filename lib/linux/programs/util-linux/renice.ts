import { isErrno } from '../../kernel/errno'
import { complain } from '../support/message'
import { UsageFailure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 renice [-n] <priority> [-p|--pid] <pid>...

Give running processes another niceness.

Options:
 -n, --priority <num>  the niceness
 -p, --pid             what follows are process ids (default)

 -h, --help            print this
 -V, --version         print the version

Not simulated here: -g, --pgrp; -u, --user; --relative
`

export const renice = utility({
  family: utilLinux,
  name: 'renice',
  help,
  options: { priority: '-n=', pid: '-p', help: '-h', version: '-V' },
  rewrite: (argv) => (/^[-+]?\d+$/.test(argv[0] ?? '') ? ['-n', ...argv] : argv),
  *run(process, { options, operands }) {
    const { sys } = process
    if (options.priority === undefined || operands.length === 0)
      throw new UsageFailure('not enough arguments')
    if (!/^[-+]?\d+$/.test(options.priority)) throw new UsageFailure(`invalid priority '${options.priority}'`)
    let status = 0
    for (const word of operands) {
      const pid = Number(word)
      if (!Number.isInteger(pid)) {
        yield* complain(process, `bad process ID value: ${word}`)
        status = 1
        continue
      }
      let old = 0
      try {
        old = sys.getpriority(pid)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(process, `failed to get priority for ${pid} (process ID): ${error.message}`)
        status = 1
        continue
      }
      try {
        sys.setpriority(pid, Number(options.priority))
        yield* process.stdout.write(
          `${pid} (process ID) old priority ${old}, new priority ${sys.getpriority(pid)}\n`,
        )
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(process, `failed to set priority for ${pid} (process ID): ${error.message}`)
        status = 1
      }
    }
    return status
  },
})
