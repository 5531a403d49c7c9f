import { MILLISECOND } from '../../../base/clock'
import type { Kernel } from '../../kernel/kernel'
import type { DatagramReceiver } from '../datagram'
import {
  type DnsMessage,
  type DnsQuestion,
  type DnsRecord,
  decodeDns,
  dnsAnswer,
  encodeDns,
  reverseName,
} from '../dns-message'
import { formatAddress } from '../ipv4'
import type { NetNamespace } from '../net-namespace'
import { type Packet, packetLength, reversed } from '../packet'
import { transmit } from '../transmit'
import type { InternetDescription } from './description'

const TTL = 300
const THINKING = MILLISECOND / 5

/** A recursive name server that knows a whole Internet (RFC 1035). */
export class NameServer implements DatagramReceiver {
  readonly ino = 0
  readonly receiveQueue = 0
  readonly peer = undefined
  readonly #records = new Map<string, DnsRecord[]>()

  constructor(
    private readonly kernel: Kernel,
    private readonly namespace: NetNamespace,
    { hosts, records = [] }: InternetDescription,
  ) {
    for (const record of records) this.#add(record)
    for (const { address, names } of hosts) {
      for (const name of names) this.#add({ name, type: 'A', ttl: TTL, data: address })
      const [first] = names
      if (first) this.#add({ name: reverseName(address), type: 'PTR', ttl: TTL, data: first })
    }
  }

  #add(record: DnsRecord): void {
    const same = this.#records.get(record.name)
    if (same) same.push(record)
    else this.#records.set(record.name, [record])
  }

  receive(packet: Packet): void {
    const query = packet.payload && decodeDns(packet.payload)
    if (!query || query.isResponse) return
    const payload = encodeDns(this.#answer(query))
    const { kernel, namespace } = this
    kernel.scheduler.at(kernel.clock.now() + THINKING, () => {
      const reply = reversed(packet, { payload, length: packetLength('udp', payload.length) })
      const journey = transmit(namespace, reply, kernel.clock.now())
      if (journey.fate !== 'delivered') return
      const { packet: arrived, namespace: at } = journey
      kernel.scheduler.at(kernel.clock.now() + journey.latency, () =>
        at.udp.find(formatAddress(arrived.destination), arrived.destinationPort)?.receive(arrived),
      )
    })
  }

  #answer(query: DnsMessage): DnsMessage {
    const [question] = query.questions
    if (!question) return dnsAnswer(query, 'FORMERR')
    const known = this.#records.get(question.name.toLowerCase())
    if (!known) return dnsAnswer(query, this.#existsBelow(question) ? 'NOERROR' : 'NXDOMAIN')
    const wanted = known.filter(({ type }) => type === question.type || question.type === 'ANY')
    // Servers turn the list round from answer to answer.
    if (wanted.length > 1) known.push(...known.splice(known.indexOf(wanted[0] as DnsRecord), 1))
    return dnsAnswer(
      query,
      'NOERROR',
      wanted.map((record) => ({ ...record, name: question.name })),
    )
  }

  #existsBelow({ name }: DnsQuestion): boolean {
    return [...this.#records.keys()].some((known) => known.endsWith(`.${name.toLowerCase()}`))
  }
}
