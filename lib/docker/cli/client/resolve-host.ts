import { decode } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { readFile } from '../files'
import { parseIp } from '../opts/address'

/** A name was not found; the message is what Go's resolver says. */
export class NoSuchHost extends Error {}

/** The address of a host by /etc/hosts. @throws NoSuchHost */
export function* resolveHost(sys: Syscalls, host: string): Blocking<string> {
  const literal = parseIp(host)
  if (literal !== undefined) return literal
  const hosts = decode((yield* readFile(sys, '/etc/hosts')) ?? new Uint8Array())
  for (const line of hosts.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (address && names.includes(host) && !address.includes(':')) return address
  }
  if (host === 'localhost') return '127.0.0.1'
  const configuration = decode((yield* readFile(sys, '/etc/resolv.conf')) ?? new Uint8Array())
  const server = /^nameserver\s+(\S+)/m.exec(configuration)?.[1] ?? '127.0.0.1'
  throw new NoSuchHost(`lookup ${host} on ${server}:53: no such host`)
}
