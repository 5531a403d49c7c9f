import { listProcesses } from '../support/proc'
import { start, waitFor } from '../support/run'
import { loginSessions } from '../support/sessions'
import { strftime } from '../support/strftime'
import { encodeText } from '../support/text'
import { utility } from '../utility'
import { procps } from './family'

const help = `
Usage:
 w [options] [user]

Print who is logged in and what they do.

Options:
 -h, --no-header     no heading
 -s, --short         no times of processors

     --help     print this
 -V, --version  print the version

Not simulated here: -u, --no-current; -f, --from; -o, --old-style; -i, --ip-addr; -p, --pids; -c, --container
`

export const w = utility({
  family: procps,
  name: 'w',
  help,
  options: { noHeader: '-h', short: '-s', version: '-V' },
  *run(process, { options, operands: [user] }) {
    const { sys, stdout } = process
    if (!options.noHeader) {
      yield* waitFor(process, yield* start(process, ['uptime']))
      yield* stdout.write(
        `USER     TTY      FROM             LOGIN@   IDLE ${options.short ? '' : '  JCPU   PCPU '} WHAT\n`,
      )
    }
    const processes = yield* listProcesses(sys)
    for (const session of yield* loginSessions(sys)) {
      if (user !== undefined && session.user !== user) continue
      const [, , , , device, foreground] = session.entry.stat
      const what =
        processes.find(({ stat, pid }) => stat[4] === device && String(pid) === foreground) ?? session.entry
      const login = strftime('%H:%M', { seconds: session.since, nanoseconds: 0 })
      const seconds = (Number(what.stat[11]) + Number(what.stat[12])) / 100
      const times = options.short
        ? ''
        : ` ${seconds.toFixed(2).padStart(5)}s ${seconds.toFixed(2).padStart(5)}s`
      yield* stdout.write(
        encodeText(
          `${session.user.padEnd(8)} ${session.tty.padEnd(8)} ${'-'.padEnd(16)} ${login.padEnd(7)}   .   ${times} ${what.args}\n`,
        ),
      )
    }
    return 0
  },
})
