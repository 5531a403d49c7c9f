import type { Process } from '../../kernel/program'
import type { Stat } from '../../vfs/stat'
import { baseName, statIfAny } from '../support/files'
import { readProcesses } from '../support/process-table'
import { utility } from '../utility'

const help = `Usage: pidof [options] [program [...]]

 -s             print only one process id
 -c             only processes with the same root
 -q             print nothing, only set the exit status
 -x             find shells running such a script too
 -o PID         leave out these processes
 -d SEP         put SEP between process ids
 -h             print this

Not simulated here: -n; -z
`

/** Debian's sysvinit-utils 3.06. */
const family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => help,
  help: () => help,
  version: () => 'pidof from sysvinit-utils 3.06\n',
}

export const pidof = utility({
  family,
  name: 'pidof',
  help,
  options: {
    single: '-s',
    checkRoot: '-c',
    quiet: '-q',
    scripts: '-x',
    omit: '-o=',
    separator: '-d=',
    help: '-h',
  },
  *run(process, { options, given, operands }) {
    const entries = yield* readProcesses(process, new Set(['exe']))
    const omitted = new Set(
      given
        .filter(({ name }) => name === 'omit')
        .flatMap(({ value }) => value.split(/[,;:]/))
        .map((pid) => (pid === '%PPID' ? process.sys.getppid() : Number(pid))),
    )
    const self = process.sys.getpid()
    const root = process.sys.stat('/')
    const found = operands.flatMap((program) => {
      const pids = entries
        .filter(({ pid, cmdline, comm, exe }) => {
          if (pid === self || omitted.has(pid)) return false
          if (options.checkRoot && !sameRoot(process, pid, root)) return false
          const [first = '', second = ''] = cmdline
          if (cmdline.length === 0) return false
          const names = program.includes('/')
            ? [first, exe]
            : [baseName(first.replace(/^-/, '')), baseName(exe)]
          return (
            names.includes(program) ||
            (options.scripts &&
              baseName(second) === baseName(program) &&
              comm === baseName(program).slice(0, 15))
          )
        })
        .map(({ pid }) => pid)
        .reverse()
      return options.single ? pids.slice(0, 1) : pids
    })
    if (found.length === 0) return 1
    if (!options.quiet) yield* process.stdout.write(`${found.join(options.separator ?? ' ')}\n`)
    return 0
  },
})

function sameRoot(process: Process, pid: number, root: Stat): boolean {
  const other = statIfAny(process.sys, `/proc/${pid}/root`)
  return other?.dev === root.dev && other.ino === root.ino
}
