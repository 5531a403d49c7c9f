import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import {
  DNS_PORT,
  type DnsMessage,
  decodeDns,
  dnsQuery,
  encodeDns,
  type RecordType,
} from '../../net/dns-message'
import { readTextIfAny } from './files'

/** What resolv.conf(5) says. */
export interface ResolverConfiguration {
  readonly servers: readonly string[]
  readonly search: readonly string[]
  readonly ndots: number
  /** seconds */
  readonly timeout: number
  readonly attempts: number
}

export function* readResolvConf(sys: Syscalls): Blocking<ResolverConfiguration> {
  const servers: string[] = []
  let search: string[] = []
  const options = new Map<string, number>()
  for (const line of ((yield* readTextIfAny(sys, '/etc/resolv.conf')) ?? '').split('\n')) {
    const [key, ...values] = line.trim().split(/\s+/)
    if (key === 'nameserver' && values[0] && servers.length < 3) servers.push(values[0])
    if (key === 'search' || key === 'domain') search = values
    if (key === 'options')
      for (const option of values) options.set(option.replace(/:.*/, ''), Number(option.replace(/.*:/, '')))
  }
  return {
    servers: servers.length === 0 ? ['127.0.0.1'] : servers,
    search,
    ndots: options.get('ndots') ?? 1,
    timeout: options.get('timeout') ?? 5,
    attempts: options.get('attempts') ?? 2,
  }
}

/** The full names a name may stand for, in the order they are asked for (resolv.conf(5), `ndots`). */
export function candidates(name: string, { search, ndots }: ResolverConfiguration): readonly string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)]
  const longer = search.filter((domain) => domain !== '.').map((domain) => `${name}.${domain}`)
  return name.split('.').length - 1 >= ndots ? [name, ...longer] : [...longer, name]
}

export type Answered = { readonly message: DnsMessage; readonly server: string }

/** Asks the servers in turn until one answers; undefined when none does. */
export function* askServers(
  sys: Syscalls,
  { servers, timeout, attempts }: ResolverConfiguration,
  name: string,
  type: RecordType,
): Blocking<Answered | undefined> {
  let failed: Answered | undefined
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const server of servers) {
      const message = yield* askServer(sys, server, name, type, timeout)
      if (!message) continue
      if (message.code !== 'SERVFAIL' && message.code !== 'REFUSED') return { message, server }
      failed = { message, server }
    }
    if (failed) return failed
  }
  return failed
}

/** One question to one server; undefined when it does not answer within so many seconds. */
export function* askServer(
  sys: Syscalls,
  server: string,
  name: string,
  type: RecordType,
  timeout: number,
  port = DNS_PORT,
): Blocking<DnsMessage | undefined> {
  const fd = sys.socket('inet', 'dgram')
  try {
    const [high = 0, low = 0] = sys.getrandom(2)
    const id = high * 256 + low
    yield* sys.connect(fd, { family: 'inet', address: server, port })
    sys.setsockopt(fd, { receiveTimeout: timeout * SECOND })
    sys.sendto(fd, encodeDns(dnsQuery(id, name, type)))
    for (;;) {
      const message = decodeDns((yield* sys.recvfrom(fd)).bytes)
      if (message?.id === id) return message
    }
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  } finally {
    sys.close(fd)
  }
}
