import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { addressesIn, queryFor } from './dns'
import { readTextIfAny } from './files'

const DNS_PORT = 53
const ATTEMPTS = 2
const TIMEOUT = 5 * SECOND

export const isAddress = (text: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(text)

/** The IPv4 addresses of a name, as getaddrinfo(3) finds them: /etc/hosts first, then the servers of /etc/resolv.conf. */
export function* resolveHost(sys: Syscalls, name: string): Blocking<readonly string[]> {
  if (isAddress(name)) return [name]
  const hosts = yield* fromHostsFile(sys, name)
  if (hosts.length > 0) return hosts
  if (name === 'localhost') return ['127.0.0.1']
  const conf = (yield* readTextIfAny(sys, '/etc/resolv.conf')) ?? ''
  const servers = [...conf.matchAll(/^nameserver\s+(\S+)/gm)]
    .map(([, server = '']) => server)
    .filter(isAddress)
  const search = /^search\s+(.*)$/m.exec(conf)?.[1]?.split(/\s+/) ?? []
  const candidates =
    name.endsWith('.') || name.includes('.')
      ? [name, ...search.map((domain) => `${name}.${domain}`)]
      : [...search.map((domain) => `${name}.${domain}`), name]
  for (const candidate of candidates) {
    const found = yield* askServers(sys, servers.length === 0 ? ['127.0.0.1'] : servers, candidate)
    if (found.length > 0) return found
  }
  return []
}

function* fromHostsFile(sys: Syscalls, name: string): Blocking<string[]> {
  const lines = ((yield* readTextIfAny(sys, '/etc/hosts')) ?? '').split('\n')
  return lines.flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    return names.some((other) => other.toLowerCase() === name.toLowerCase()) && isAddress(address)
      ? [address]
      : []
  })
}

function* askServers(sys: Syscalls, servers: readonly string[], name: string): Blocking<readonly string[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    for (const server of servers) {
      const answer = yield* ask(sys, server, name)
      if (answer) return answer
    }
  }
  return []
}

/** One question to one server; undefined when it does not answer. */
function* ask(sys: Syscalls, server: string, name: string): Blocking<readonly string[] | undefined> {
  let fd: number | undefined
  try {
    fd = sys.socket('inet', 'dgram')
    yield* sys.connect(fd, { family: 'inet', address: server, port: DNS_PORT })
    const [high = 0, low = 0] = sys.getrandom(2)
    yield* sys.write(fd, queryFor(name, high * 256 + low))
    const [ready] = yield* sys.poll([{ fd, read: true }], TIMEOUT)
    return ready?.readable ? addressesIn(yield* sys.read(fd, 4096)) : undefined
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  } finally {
    if (fd !== undefined) sys.close(fd)
  }
}
