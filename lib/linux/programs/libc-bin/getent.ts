import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { hostsFile, isAddress, nameOfAddress, resolve } from '../support/resolve'
import { findService, protocolNumbers } from '../support/services'

const HINT = "Try `getent --help' or `getent --usage' for more information.\n"
const OTHERS = ['aliases', 'ethers', 'gshadow', 'initgroups', 'netgroup', 'networks', 'rpc']

/** getent(1): entries of the databases that nsswitch.conf(5) names. */
export function* getent(process: Process): Blocking<number> {
  const { stdout, stderr, argv } = process
  const [database, ...keys] = argv.slice(1).filter((word) => !word.startsWith('-'))
  if (argv.includes('--version')) {
    yield* stdout.write('getent (Debian GLIBC 2.36-9+deb12u13) 2.36\n')
    return 0
  }
  if (database === undefined) {
    yield* stderr.write(`getent: wrong number of arguments\n${HINT}`)
    return 1
  }
  const find = databases[database]
  if (!find) {
    if (OTHERS.includes(database)) yield* stderr.write(`getent: database ${database} is not simulated here\n`)
    else yield* stderr.write(`Unknown database: ${database}\n${HINT}`)
    return 1
  }
  let status = 0
  for (const key of keys.length === 0 ? [undefined] : keys) {
    const text = yield* find(process, key)
    if (text === undefined) status = 2
    else yield* stdout.write(text)
  }
  return status
}

/** Text of one entry, or of all without a key; undefined when there is none. */
type Find = (process: Process, key: string | undefined) => Blocking<string | undefined>

/** A database of lines like passwd(5), found by the first field or the third. */
const colonFile = (path: string): Find =>
  function* ({ sys }, key) {
    const lines = ((yield* readTextIfAny(sys, path)) ?? '').split('\n').filter((line) => line !== '')
    if (key === undefined) return lines.map((line) => `${line}\n`).join('')
    const byNumber = /^\d+$/.test(key)
    const found = lines.find((line) => line.split(':')[byNumber ? 2 : 0] === key)
    return found === undefined ? undefined : `${found}\n`
  }

const hosts: Find = function* ({ sys }, key) {
  const row = (address: string, names: readonly string[]): string =>
    `${address.padEnd(15)} ${names.join(' ')}\n`
  if (key === undefined)
    return (yield* hostsFile(sys)).map(({ address, names }) => row(address, names)).join('')
  if (isAddress(key)) {
    const name = yield* nameOfAddress(sys, key)
    return name === undefined ? undefined : row(key, [name])
  }
  const known = (yield* hostsFile(sys)).find(({ names }) => names.includes(key))
  if (known && isAddress(known.address)) return row(known.address, known.names)
  const { addresses, canonicalName } = yield* resolve(sys, key)
  return addresses.length === 0
    ? undefined
    : addresses.map((address) => row(address, [canonicalName])).join('')
}

const ahosts: Find = function* ({ sys }, key) {
  if (key === undefined) return ''
  const { addresses, canonicalName } = yield* resolve(sys, key)
  if (addresses.length === 0) return undefined
  return addresses
    .map((address, index) => {
      const head = address.padEnd(15)
      return `${head} STREAM ${index === 0 ? canonicalName : ''}\n${head} DGRAM  \n${head} RAW    \n`
    })
    .join('')
}

const services: Find = function* (_, key) {
  const [name = '', protocol] = (key ?? '').split('/')
  const found = findService(/^\d+$/.test(name) ? Number(name) : name, protocol)
  if (!found) return undefined
  return `${found.name.padEnd(21)} ${found.port}/${found.protocol}${found.alias === undefined ? '' : ` ${found.alias}`}\n`
}

const protocols: Find = function* (_, key) {
  const found = Object.entries(protocolNumbers).find(
    ([name, number]) => name === key || String(number) === key,
  )
  return found ? `${found[0].padEnd(21)} ${found[1]} ${found[0].toUpperCase()}\n` : undefined
}

const databases: Readonly<Record<string, Find>> = {
  passwd: colonFile('/etc/passwd'),
  group: colonFile('/etc/group'),
  shadow: colonFile('/etc/shadow'),
  hosts,
  ahosts,
  ahostsv4: ahosts,
  services,
  protocols,
}
