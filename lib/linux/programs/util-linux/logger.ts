import { encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Identities } from '../support/identity'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 logger [options] [<message>]

Add messages to the system log.

Options:
 -i                       with the process id
     --id[=<id>]          the same, or with this one
 -f, --file <file>        the lines of this file
 -p, --priority <prio>    as this important, facility.level
 -s, --stderr             to standard error as well
 -t, --tag <tag>          in this name

 -h, --help               print this
 -V, --version            print the version

Not simulated here: -e, --skip-empty; -n, --server <name>; -P, --port <port>; -T, --tcp; -d, --udp; -u, --socket <socket>; --journald[=<file>]; --no-act; -S, --size <size>
`

const levels = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']
const facilities = ['kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news', 'uucp', 'cron']

export const logger = utility({
  family: utilLinux,
  name: 'logger',
  help,
  options: {
    id: '-i',
    idToo: '--id=',
    file: '-f=',
    priority: '-p=',
    stderr: '-s',
    tag: '-t=',
    help: '-h',
    version: '-V',
  },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const { sys, stderr } = process
    const names = yield* Identities.read(sys)
    const tag = options.tag ?? names.userName(sys.getuid())
    const code = priorityCode(options.priority ?? 'user.notice')
    const id = options.id
      ? `[${sys.getpid()}]`
      : options.idToo === undefined
        ? ''
        : `[${options.idToo || sys.getpid()}]`
    for (const message of yield* messages(process, operands, options.file)) {
      const line = `<${code}>${tag}${id}: ${message}\n`
      if (options.stderr) yield* stderr.write(line)
      const fd = sys.socket('unix')
      try {
        yield* sys.connect(fd, { family: 'unix', path: '/dev/log' })
        yield* sys.write(fd, encode(line))
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new Failure(`socket /dev/log: ${error.message}`)
      } finally {
        sys.close(fd)
      }
    }
    return 0
  },
})

function* messages(process: Process, words: readonly string[], file: string | undefined): Blocking<string[]> {
  if (words.length > 0) return [words.join(' ')]
  const { sys, stdin } = process
  if (file !== undefined) {
    try {
      sys.dup2(yield* sys.open(file, { access: 'read' }), stdin.fd)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`file ${file}: ${error.message}`)
    }
  }
  const lines: string[] = []
  for (let line = yield* stdin.readLine(); line !== undefined; line = yield* stdin.readLine())
    lines.push(line)
  return lines
}

function priorityCode(text: string): number {
  const [facility = 'user', level = ''] = text.includes('.') ? text.split('.') : ['user', text]
  const [high, low] = [
    facilities.indexOf(facility),
    levels.indexOf(level === 'error' ? 'err' : level === 'warn' ? 'warning' : level),
  ]
  if (high < 0) throw new Failure(`unknown facility name: ${facility}`)
  if (low < 0) throw new Failure(`unknown priority name: ${level}`)
  return high * 8 + low
}
