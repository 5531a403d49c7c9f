import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { DNS_PORT, type DnsMessage, type RecordType } from '../../net/dns-message'
import { isAddress, resolveHost } from '../support/resolve'
import { askServer, readResolvConf } from '../support/resolver'

export const VERSION = '9.18.41-1~deb12u1-Debian'

export interface Lookup {
  readonly message: DnsMessage | undefined
  readonly server: string
  /** nanoseconds */
  readonly time: number
  /** servers that did not answer, in the order they were asked */
  readonly silent: readonly string[]
}

export interface LookupRules {
  /** as given after `@`, or undefined for those of resolv.conf */
  readonly server?: string | undefined
  readonly port?: number
  /** seconds */
  readonly timeout: number
  readonly tries: number
}

/** The record types these programs ask for by name. */
export function recordType(text: string): RecordType | undefined {
  const types = ['A', 'NS', 'CNAME', 'SOA', 'PTR', 'MX', 'TXT', 'AAAA', 'SRV', 'ANY'] as const
  return types.find((type) => type === text.toUpperCase())
}

/** Asks the given server, or those of resolv.conf one after another. */
export function* lookUp(
  { sys }: Process,
  name: string,
  type: RecordType,
  rules: LookupRules,
): Blocking<Lookup> {
  const { server, port = DNS_PORT, timeout, tries } = rules
  const servers = server === undefined ? (yield* readResolvConf(sys)).servers : [server]
  const silent: string[] = []
  for (let attempt = 0; attempt < tries; attempt++) {
    for (const each of servers) {
      const [address] = isAddress(each) ? [each] : yield* resolveHost(sys, each)
      const startedAt = sys.now()
      const message =
        address === undefined ? undefined : yield* askServer(sys, address, name, type, timeout, port)
      if (message) return { message, server: address ?? each, time: sys.now() - startedAt, silent }
      silent.push(each)
    }
  }
  return { message: undefined, server: servers[0] ?? '', time: 0, silent }
}
