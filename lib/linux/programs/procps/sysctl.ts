import { encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { joinPath, readFile } from '../support/files'
import { complain } from '../support/message'
import { decodeText, encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { procps } from './family'

const help = `
Usage:
 sysctl [options] [variable[=value] ...]

Options:
  -a, --all            print all variables
  -e, --ignore         no errors about unknown ones
  -n, --values         print only values
  -N, --names          print only names
  -q, --quiet          print nothing when setting variables
  -w, --write          set variables
  -h, --help           print this
  -V, --version        print the version

Not simulated here: -b, --binary; -d, --deprecated; --dry-run; -p, --load[=<file>]; -f; --system; -r, --pattern <expression>
`

const ROOT = '/proc/sys'

export const sysctl = utility({
  family: procps,
  name: 'sysctl',
  help,
  options: {
    all: '-a',
    ignore: '-e',
    values: '-n',
    names: '-N',
    quiet: '-q',
    write: '-w',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, operands }) {
    if (operands.length === 0 && !options.all) throw new UsageFailure('')
    const keys = options.all ? listKeys(process, ROOT) : operands
    let status = 0
    for (const word of keys) {
      const [key = '', value] = word.split(/=(.*)/s)
      const failed =
        value === undefined
          ? yield* read(process, key, options)
          : yield* write(process, key, value.trim(), options)
      if (failed && !options.all) status = 1
    }
    return status
  },
})

interface Rules {
  readonly ignore: boolean
  readonly values: boolean
  readonly names: boolean
  readonly quiet: boolean
}

const pathOf = (key: string): string => joinPath(ROOT, key.includes('/') ? key : key.replaceAll('.', '/'))
const nameOfKey = (key: string): string => (key.includes('/') ? key.replaceAll('/', '.') : key)

function listKeys({ sys }: Process, directory: string): string[] {
  return sys.getdents(directory).flatMap(({ name, type }) => {
    const path = joinPath(directory, name)
    return type === 'directory' ? listKeys({ sys } as Process, path) : [path.slice(ROOT.length + 1)]
  })
}

function* read(process: Process, key: string, rules: Rules): Blocking<boolean> {
  try {
    const text = decodeText(yield* readFile(process.sys, pathOf(key))).replace(/\n$/, '')
    const lines = text
      .split('\n')
      .map((line) => (rules.names ? nameOfKey(key) : rules.values ? line : `${nameOfKey(key)} = ${line}`))
    yield* process.stdout.write(encodeText(`${lines.join('\n')}\n`))
    return false
  } catch (error) {
    return yield* report(process, key, error, rules, 'reading')
  }
}

function* write(process: Process, key: string, value: string, rules: Rules): Blocking<boolean> {
  try {
    process.sys.stat(pathOf(key))
    const fd = yield* process.sys.open(pathOf(key), { access: 'write' })
    yield* process.sys.write(fd, encode(`${value}\n`))
    process.sys.close(fd)
    const shown = rules.values ? value : rules.names ? nameOfKey(key) : `${nameOfKey(key)} = ${value}`
    if (!rules.quiet) yield* process.stdout.write(encodeText(`${shown}\n`))
    return false
  } catch (error) {
    return yield* report(process, key, error, rules, 'setting')
  }
}

function* report(
  process: Process,
  key: string,
  error: unknown,
  { ignore }: Rules,
  what: string,
): Blocking<boolean> {
  if (!isErrno(error)) throw error
  if (error.code !== 'ENOENT') {
    const message = error.code === 'EACCES' ? 'permission denied on' : `${what}`
    yield* complain(
      process,
      error.code === 'EACCES'
        ? `${message} key '${nameOfKey(key)}'`
        : `${message} key "${nameOfKey(key)}": ${error.message}`,
    )
  } else if (!ignore) yield* complain(process, `cannot stat ${pathOf(key)}: ${error.message}`)
  return !ignore
}
