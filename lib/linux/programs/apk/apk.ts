import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { strftime } from '../support/strftime'
import { INSTALLED } from './database'
import { info, list, policy, search, version } from './query'
import { openIndexes, repositories, updateSummary } from './repository'
import { Unsatisfiable } from './solve'
import { type Change, commit } from './transaction'

const USAGE = `apk-tools 2.14.9, compiled for x86_64.

usage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]

  add        Install packages, and keep them
  del        Remove packages
  update     Fetch the indexes of the repositories
  upgrade    Install newer versions
  info       Print what is installed, and facts of packages
  search     Find packages by name
  list       List packages
  policy     Print where a package is to be had
  version    Compare what is installed with the index
`

const NAMES: Readonly<Record<string, string>> = {
  '--no-cache': 'no-cache',
  '--update-cache': 'U',
  '--update': 'U',
  '--quiet': 'q',
  '--virtual': 't',
  '--simulate': 's',
  '--installed': 'I',
  '--upgradable': 'u',
  '--exact': 'e',
  '--description': 'd',
  '--verbose': 'v',
  '--contents': 'L',
  '--depends': 'R',
  '--all': 'a',
  '--size': 's',
  '--webpage': 'w',
  '--rdepends': 'r',
  '--who-owns': 'W',
  '--no-progress': 'no-progress',
  '--purge': 'purge',
  '--available': 'a',
  '--latest': 'l',
  '--upgrade': 'u',
  '--no-interactive': 'no-interactive',
  '--allow-untrusted': 'allow-untrusted',
}
const TAKES = new Set([
  '--repository',
  '-X',
  '--virtual',
  '-t',
  '--root',
  '-p',
  '--arch',
  '--keys-dir',
  '--repositories-file',
])

interface Request {
  readonly command: string
  readonly operands: readonly string[]
  readonly flags: Set<string>
  readonly virtual: string | undefined
}

function readRequest(words: readonly string[]): Request {
  const flags = new Set<string>()
  const operands: string[] = []
  const rest = [...words]
  let virtual: string | undefined
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('-')) {
      operands.push(word)
      continue
    }
    const [name = '', attached] = word.startsWith('--') ? word.split('=') : [word]
    if (TAKES.has(name)) {
      const value = attached ?? rest.shift()
      if (name === '-t' || name === '--virtual') virtual = value
      else flags.add(name)
    } else if (name.startsWith('--')) flags.add(NAMES[name] ?? name)
    else for (const letter of name.slice(1)) flags.add(letter)
  }
  const [command = '', ...others] = operands
  return { command, operands: others, flags, virtual }
}

/** Alpine's package manager, apk-tools 2.14, over a small index. */
export function* apk(process: Process): Blocking<number> {
  const request = readRequest(process.argv.slice(1))
  const { command, operands, flags } = request
  const unknown = [...flags].find((flag) => flag.startsWith('-') && flag !== '--help' && flag !== '--version')
  if (flags.has('V') || flags.has('--version')) {
    yield* process.stdout.write('apk-tools 2.14.9, compiled for x86_64.\n')
    return 0
  }
  if (command === '' || command === 'help' || flags.has('--help') || flags.has('h')) {
    yield* process.stdout.write(USAGE)
    return command === '' ? 1 : 0
  }
  if (unknown !== undefined) {
    yield* process.stderr.write(`ERROR: option ${unknown} is not simulated here\n`)
    return 1
  }
  try {
    switch (command) {
      case 'add':
      case 'del':
      case 'upgrade':
      case 'fix':
      case 'update':
        return yield* change(process, request)
      case 'info':
        return yield* info(process, flags, operands)
      case 'search':
      case 'list':
        if (!(command === 'list' && flags.has('I')))
          yield* openIndexes(process, { update: flags.has('U'), cache: true })
        return yield* command === 'search' ? search(process, flags, operands) : list(process, flags, operands)
      case 'policy':
        return yield* policy(process, operands, yield* repositories(process))
      case 'version':
        return yield* version(process)
      default:
        yield* process.stderr.write(`'${command}' is not an apk command. See 'apk --help'.\n`)
        return 1
    }
  } catch (error) {
    if (error instanceof Unsatisfiable) {
      yield* process.stderr.write(`ERROR: ${error.message}\n`)
      return 1
    }
    if (!isErrno(error)) throw error
    yield* process.stderr.write(`ERROR: ${error.message}\n`)
    return 1
  }
}

/** The commands that write to the system. */
function* change(process: Process, { command, operands, flags, virtual }: Request): Blocking<number> {
  const { sys, stdout, stderr } = process
  if (!sys.access(INSTALLED, { write: true })) {
    yield* stderr.write(
      'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n',
    )
    return 99
  }
  const needsIndex = command !== 'del'
  const indexes = needsIndex
    ? yield* openIndexes(process, {
        update: command === 'update' || flags.has('U') || flags.has('no-cache'),
        cache: !flags.has('no-cache'),
        isQuiet: flags.has('q'),
      })
    : { available: [], unavailable: [] }
  if (command === 'update') {
    yield* stdout.write(flags.has('q') ? '' : updateSummary(indexes))
    return indexes.unavailable.length
  }
  const base = {
    hasIndex: indexes.available.length > 0,
    isSimulated: flags.has('s'),
    isQuiet: flags.has('q'),
  } satisfies Partial<Change>
  if (command === 'del') return yield* commit(process, { ...base, remove: operands })
  if (command !== 'add') return yield* commit(process, base)
  if (virtual === undefined) return yield* commit(process, { ...base, add: operands })
  const made = {
    name: virtual,
    version: strftime('%Y%m%d.%H%M%S', sys.realtime()),
    size: 0,
    description: 'virtual meta package',
    url: '',
    depends: operands,
    files: [],
  }
  return yield* commit(process, { ...base, add: [virtual], virtual: made })
}
