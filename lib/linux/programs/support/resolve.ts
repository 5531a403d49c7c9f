import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { reverseName } from '../../net/dns-message'
import { readTextIfAny } from './files'
import { askServers, candidates, readResolvConf } from './resolver'

export const isAddress = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)

/** Why a name has no address (gai_strerror(3)). */
export type ResolveFailure =
  | 'Name or service not known'
  | 'Temporary failure in name resolution'
  | 'No address associated with hostname'

export interface Resolution {
  readonly addresses: readonly string[]
  /** the name the addresses belong to, after aliases */
  readonly canonicalName: string
  /** when there are no addresses */
  readonly failure?: ResolveFailure
}

/** The IPv4 addresses of a name; none when it has none. See {@link resolve}. */
export function* resolveHost(sys: Syscalls, name: string): Blocking<readonly string[]> {
  return (yield* resolve(sys, name)).addresses
}

/** Looks a name up as getaddrinfo(3) does: in the order of /etc/nsswitch.conf, /etc/hosts and the servers of /etc/resolv.conf. */
export function* resolve(sys: Syscalls, name: string): Blocking<Resolution> {
  if (isAddress(name)) return { addresses: [name], canonicalName: name }
  let failure: ResolveFailure = 'Name or service not known'
  for (const source of yield* sources(sys)) {
    const found = source === 'files' ? yield* fromHostsFile(sys, name) : yield* fromServers(sys, name)
    if (found.addresses.length > 0) return found
    failure = found.failure ?? failure
  }
  if (name === 'localhost') return { addresses: ['127.0.0.1'], canonicalName: name }
  return { addresses: [], canonicalName: name, failure }
}

/** The name of an address; undefined when nobody knows one (getnameinfo(3)). */
export function* nameOfAddress(sys: Syscalls, address: string): Blocking<string | undefined> {
  for (const source of yield* sources(sys)) {
    if (source === 'files') {
      const row = (yield* hostsFile(sys)).find((line) => line.address === address)
      if (row) return row.names[0]
      continue
    }
    const answered = yield* askServers(sys, yield* readResolvConf(sys), reverseName(address), 'PTR')
    const name = answered?.message.answers.find(({ type }) => type === 'PTR')?.data
    if (name !== undefined) return name
  }
  return undefined
}

function* sources(sys: Syscalls): Blocking<readonly string[]> {
  const text = (yield* readTextIfAny(sys, '/etc/nsswitch.conf')) ?? ''
  const hosts = /^hosts:\s*(.*)$/m
    .exec(text)?.[1]
    ?.replace(/\[[^\]]*\]/g, '')
    .split(/\s+/) ?? ['files', 'dns']
  return hosts.filter((source) => source === 'files' || source === 'dns')
}

/** Rows of /etc/hosts (hosts(5)). */
export function* hostsFile(
  sys: Syscalls,
): Blocking<readonly { readonly address: string; readonly names: readonly string[] }[]> {
  const lines = ((yield* readTextIfAny(sys, '/etc/hosts')) ?? '').split('\n')
  return lines.flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    return names.length > 0 ? [{ address, names }] : []
  })
}

function* fromHostsFile(sys: Syscalls, name: string): Blocking<Resolution> {
  const wanted = name.replace(/\.$/, '').toLowerCase()
  const rows = (yield* hostsFile(sys)).filter(
    ({ address, names }) => isAddress(address) && names.some((other) => other.toLowerCase() === wanted),
  )
  return { addresses: rows.map(({ address }) => address), canonicalName: rows[0]?.names[0] ?? name }
}

function* fromServers(sys: Syscalls, name: string): Blocking<Resolution> {
  const configuration = yield* readResolvConf(sys)
  let failure: ResolveFailure = 'Name or service not known'
  for (const candidate of candidates(name, configuration)) {
    const answered = yield* askServers(sys, configuration, candidate, 'A')
    if (!answered || answered.message.code === 'SERVFAIL' || answered.message.code === 'REFUSED') {
      failure = 'Temporary failure in name resolution'
      continue
    }
    const records = answered.message.answers.filter(({ type }) => type === 'A')
    if (records.length > 0)
      return { addresses: records.map(({ data }) => data), canonicalName: records[0]?.name ?? candidate }
    if (answered.message.code === 'NOERROR') failure = 'No address associated with hostname'
  }
  return { addresses: [], canonicalName: name, failure }
}
