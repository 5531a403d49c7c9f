import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { Failure, UsageFailure, type Utility, utility } from '../utility'

const help = `Usage: hostname [-b] {hostname|-F file}         set the host name
       hostname [-a|-A|-d|-f|-i|-I|-s]          print it, or parts of it
       hostname                                 print it

    -a, --alias            print other names of the host
    -b, --boot             use a default name if none is set
    -d, --domain           print the DNS domain
    -f, --fqdn, --long     print the name with its domain
    -F, --file=FILE        set it to what FILE holds
    -i, --ip-address       print the addresses of the name
    -I, --all-ip-addresses  print all addresses of the host
    -s, --short            print the name up to the first dot
    -V, --version          print the version
    -h, --help             print this

Not simulated here: -A, --all-fqdns; -y, --yp, --nis
`

/** Debian's hostname 3.23. */
const family = {
  shortNames: true,
  usageStatus: 255,
  hint: () => help,
  help: () => help,
  version: ({ name }: Utility) => `${name} 3.23\n`,
}

export const hostname = utility({
  family,
  name: 'hostname',
  help,
  options: {
    alias: '-a',
    boot: '-b',
    domain: '-d',
    fqdn: '-f',
    file: '-F=',
    address: '-i',
    addresses: '-I',
    short: '-s',
    version: '-V',
    help: '-h',
  },
  *run(process, { options, operands: [name, extra] }) {
    const { sys, stdout } = process
    if (extra !== undefined) throw new UsageFailure('')
    const wanted = options.file === undefined ? name : yield* fromFile(process, options.file)
    if (wanted !== undefined) return set(process, wanted, options.boot)
    const own = sys.gethostname()
    const text = yield* shown(process, own, options)
    yield* stdout.write(text === '' && options.domain ? '' : `${text}\n`)
    return 0
  },
})

interface Questions {
  readonly alias: boolean
  readonly domain: boolean
  readonly fqdn: boolean
  readonly address: boolean
  readonly addresses: boolean
  readonly short: boolean
}

function* shown(process: Process, own: string, asked: Questions): Blocking<string> {
  if (asked.short) return own.replace(/\..*/, '')
  if (asked.addresses) return allAddresses(process)
  if (!asked.alias && !asked.domain && !asked.fqdn && !asked.address) return own
  const { address, names } = yield* lookUp(process, own)
  const [canonical = own, ...others] = names
  if (asked.address) return address
  if (asked.alias) return others.join(' ')
  return asked.domain ? (canonical.split(/\.(.*)/s)[1] ?? '') : canonical
}

/** The line of /etc/hosts that has the name. */
function* lookUp({ sys }: Process, own: string): Blocking<{ address: string; names: readonly string[] }> {
  for (const line of ((yield* readTextIfAny(sys, '/etc/hosts')) ?? '').split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (names.includes(own)) return { address, names }
  }
  throw new Failure('Name or service not known')
}

/** The addresses of all interfaces but the loopback. */
function allAddresses({ sys }: Process): string {
  const links = sys.networkState().links.filter(({ kind, isUp }) => kind !== 'loopback' && isUp)
  return links
    .flatMap(({ addresses }) => addresses.map((address) => `${address.replace(/\/.*/, '')} `))
    .join('')
}

function* fromFile(process: Process, path: string): Blocking<string> {
  const text = yield* readTextIfAny(process.sys, path)
  if (text === undefined) throw new Failure('No such file or directory')
  return (
    text
      .split('\n')
      .find((line) => line !== '' && !line.startsWith('#'))
      ?.trim() ?? ''
  )
}

function set({ sys }: Process, name: string, isBoot: boolean): number {
  const wanted = name === '' && isBoot ? 'localhost' : name
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(wanted) || wanted.endsWith('-'))
    throw new Failure('the specified hostname is invalid')
  try {
    sys.sethostname(wanted)
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(error.code === 'EPERM' ? 'you must be root to change the host name' : error.message)
  }
}
