import { isErrno } from '../../kernel/errno'
import { exitStatus, run } from '../support/run'
import { Failure, UsageFailure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 setsid [options] <program> [arguments ...]

Run a program in a new session.

Options:
 -c, --ctty     make this terminal its controlling terminal
 -f, --fork     always fork
 -w, --wait     wait for the program, and end with its status

 -h, --help     print this
 -V, --version  print the version
`

export const setsid = utility({
  family: utilLinux,
  name: 'setsid',
  help,
  options: { ctty: '-c', fork: '-f', wait: '-w', help: '-h', version: '-V' },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const { sys } = process
    if (operands.length === 0) throw new UsageFailure('no command specified')
    const begin = function* (child: typeof process) {
      child.sys.setsid()
      if (options.ctty) child.sys.setControllingTerminal(child.stdin.fd)
      try {
        return yield* run(child, operands, process.env)
      } catch (error) {
        if (!isErrno(error)) throw error
        const message = `failed to execute ${operands[0]}: ${error.message}`
        if (child === process) throw new Failure(message, error.code === 'ENOENT' ? 127 : 126)
        yield* child.stderr.write(`setsid: ${message}\n`)
        return error.code === 'ENOENT' ? 127 : 126
      }
    }
    // A group leader cannot make a session (setsid(2)).
    if (!options.fork && sys.getpgid() !== sys.getpid()) return yield* begin(process)
    const pid = sys.clone(begin)
    return options.wait ? exitStatus(yield* sys.wait4(pid)) : 0
  },
})
