import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import {
  type DnsMessage,
  type DnsQuestion,
  type DnsRecord,
  decodeDns,
  dnsAnswer,
  encodeDns,
  reversedAddress,
} from '../../../linux/net/dns-message'
import { askServers } from '../../../linux/programs/support/resolver'
import type { Container } from '../container/container'
import type { Engine } from '../engine'
import { readTextIfPresent } from '../files'
import { endpointsOf } from './endpoints-of'
import { parseResolv } from './etc-files'
import type { Endpoint } from './network'

const ADDRESS = '127.0.0.11'
const TTL = 600

/** The name server at 127.0.0.11 inside a container of user-defined networks (moby libnetwork resolver). */
export function* startDnsServer(engine: Engine, container: Container, pid: number): Blocking<void> {
  const { sys } = engine
  const { sandbox } = container
  const isNeeded = endpointsOf(engine, container).some(({ network }) => !network.isPredefined)
  if (!sandbox || !isNeeded || sandbox.dnsSocket !== undefined) return
  const home = yield* sys.open('/proc/self/ns/net', { access: 'read', closeOnExec: true })
  const inside = yield* sys.open(`/proc/${pid}/ns/net`, { access: 'read', closeOnExec: true })
  sys.setns(inside, 'net')
  const fd = sys.socket('inet', 'dgram')
  const tcp = sys.socket('inet')
  try {
    sys.bind(fd, { family: 'inet', address: ADDRESS, port: 0 })
    sys.bind(tcp, { family: 'inet', address: ADDRESS, port: 0 })
    sys.listen(tcp)
    redirect(sys, portOf(sys, tcp), portOf(sys, fd))
  } finally {
    sys.setns(home, 'net')
    sys.close(home)
    sys.close(inside)
  }
  sys.setCloseOnExec(fd, true)
  sys.setCloseOnExec(tcp, true)
  sandbox.dnsSocket = fd
  sandbox.dnsListener = tcp
  sys.thread(() => serve(engine, container, fd))
}

export function stopDnsServer({ sys }: Engine, { sandbox }: Container): void {
  for (const fd of [sandbox?.dnsSocket, sandbox?.dnsListener]) if (fd !== undefined) sys.close(fd)
}

function portOf(sys: Syscalls, fd: number): number {
  const address = sys.getsockname(fd)
  return address.family === 'inet' ? address.port : 0
}

/** Port 53 of the address leads to wherever dockerd listens, so that containers can have servers of their own there. */
function redirect(sys: Syscalls, tcp: number, udp: number): void {
  const table = 'nat'
  const chains = [
    ['OUTPUT', 'DOCKER_OUTPUT'],
    ['POSTROUTING', 'DOCKER_POSTROUTING'],
  ] as const
  for (const [from, chain] of chains) {
    sys.netlink({ type: 'chain-add', table, chain })
    sys.netlink({ type: 'rule-add', table, chain: from, text: `-d ${ADDRESS}/32 -j ${chain}` })
  }
  for (const [protocol, port] of [
    ['tcp', tcp],
    ['udp', udp],
  ] as const) {
    const service = `-p ${protocol} -m ${protocol}`
    const to = `-d ${ADDRESS}/32 ${service} --dport 53 -j DNAT --to-destination ${ADDRESS}:${port}`
    const back = `-s ${ADDRESS}/32 ${service} --sport ${port} -j SNAT --to-source :53`
    sys.netlink({ type: 'rule-add', table, chain: 'DOCKER_OUTPUT', text: to })
    sys.netlink({ type: 'rule-add', table, chain: 'DOCKER_POSTROUTING', text: back })
  }
}

/** Answers until the socket is closed; each question in a thread of its own, since others may have to be asked. */
function* serve(engine: Engine, container: Container, fd: number): Blocking<void> {
  const { sys } = engine
  for (;;) {
    try {
      const { bytes, from } = yield* sys.recvfrom(fd)
      const query = decodeDns(bytes)
      if (!query || query.isResponse) continue
      sys.thread(function* () {
        const reply = yield* answer(engine, container, query)
        try {
          sys.sendto(fd, encodeDns(reply), from)
        } catch (error) {
          if (!isErrno(error)) throw error
        }
      })
    } catch (error) {
      if (isErrno(error)) return
      throw error
    }
  }
}

function* answer(engine: Engine, container: Container, query: DnsMessage): Blocking<DnsMessage> {
  const [question] = query.questions
  if (!question) return dnsAnswer(query, 'FORMERR')
  const records =
    question.type === 'PTR' ? pointers(engine, container, question) : addresses(engine, container, question)
  if (records) return dnsAnswer(query, 'NOERROR', records)
  return yield* forward(engine, container, query, question)
}

/** The addresses of a container's neighbours by name; undefined when none of them has it. */
function addresses(
  engine: Engine,
  container: Container,
  { name, type }: DnsQuestion,
): DnsRecord[] | undefined {
  const wanted = name.toLowerCase()
  for (const { network } of endpointsOf(engine, container)) {
    if (network.isPredefined) continue
    const suffix = `.${network.name.toLowerCase()}`
    const own = linkTargets(container, wanted)
    const found = [...network.endpoints.values()].filter(
      ({ containerId, dnsNames }) =>
        own.includes(containerId) ||
        dnsNames.some((known) => [known.toLowerCase(), known.toLowerCase() + suffix].includes(wanted)),
    )
    if (found.length === 0) continue
    if (type !== 'A') return []
    return turned(engine, found).map(({ address }) => ({ name, type: 'A', ttl: TTL, data: address }))
  }
  return undefined
}

/** Containers this one calls by a name of its own (`--link db:database`). */
function linkTargets({ links }: Container, name: string): readonly string[] {
  return links.filter(({ alias }) => alias.toLowerCase() === name).map(({ child }) => child.id)
}

/** Several containers of one name take turns. */
function turned(engine: Engine, found: readonly Endpoint[]): readonly Endpoint[] {
  if (found.length < 2) return found
  const first = (engine.sys.getrandom(1)[0] ?? 0) % found.length
  return [...found.slice(first), ...found.slice(0, first)]
}

function pointers(engine: Engine, container: Container, { name }: DnsQuestion): DnsRecord[] | undefined {
  const address = reversedAddress(name)
  for (const { network } of endpointsOf(engine, container)) {
    if (network.isPredefined) continue
    const found = [...network.endpoints.values()].find((endpoint) => endpoint.address === address)
    if (found) return [{ name, type: 'PTR', ttl: TTL, data: `${found.containerName}.${network.name}` }]
  }
  return undefined
}

/** What dockerd does not know it asks the servers of `--dns`, or of the host; from internal networks nothing goes out. */
function* forward(
  engine: Engine,
  container: Container,
  query: DnsMessage,
  { name, type }: DnsQuestion,
): Blocking<DnsMessage> {
  const isInternal = endpointsOf(engine, container).every(({ network }) => network.init.internal)
  const own = container.hostConfig.Dns ?? []
  const host = parseResolv((yield* readTextIfPresent(engine.sys, '/etc/resolv.conf')) ?? '').servers
  const servers = own.length > 0 ? own : host
  const timeouts = { timeout: 4, attempts: 1, search: [], ndots: 0 }
  const answered = isInternal
    ? undefined
    : yield* askServers(engine.sys, { servers, ...timeouts }, name, type)
  if (!answered) return dnsAnswer(query, 'SERVFAIL')
  return { ...answered.message, id: query.id }
}
