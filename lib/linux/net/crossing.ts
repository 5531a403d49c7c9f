import { MILLISECOND, type Nanoseconds } from '../../base/clock'
import type { Direction, Flow } from './conntrack'
import { evaluate, type TableName } from './firewall'
import type { NetNamespace } from './net-namespace'
import type { Packet } from './packet'
import type { RuleContext, Target } from './rule'

type Hook = 'PREROUTING' | 'INPUT' | 'FORWARD' | 'OUTPUT' | 'POSTROUTING'
type Manipulation = 'source' | 'destination'

const ACCEPT: Target = { type: 'ACCEPT' }
const LOST_FLOW = MILLISECOND

/** One packet on its way through one namespace: netfilter's hooks and connection tracking. */
export class Crossing implements RuleContext {
  outLink: string | undefined
  #flow: Flow | undefined
  #direction: Direction = 'original'
  #isRelated = false
  /** which ends of a new conversation have been settled here */
  readonly #settled = new Set<Manipulation>()

  constructor(
    readonly namespace: NetNamespace,
    public packet: Packet,
    readonly inLink: string | undefined,
    private readonly now: Nanoseconds,
  ) {}

  get states(): readonly string[] {
    const flow = this.#flow
    if (!flow) return ['UNTRACKED']
    const state = this.#isRelated
      ? 'RELATED'
      : flow.hasReply && (flow.isConfirmed || this.#direction === 'reply')
        ? 'ESTABLISHED'
        : 'NEW'
    const isDnat = flow.reply.source !== flow.original.destination
    const isSnat = flow.reply.destination !== flow.original.source
    return [state, ...(isDnat ? ['DNAT'] : []), ...(isSnat ? ['SNAT'] : [])]
  }

  addressType = (address: number): string => this.namespace.addressType(address)

  /** What the rules of a chain decide: ACCEPT, DROP or REJECT in most tables, a translation in `nat`. */
  ask(table: TableName, hook: Hook): Target {
    if (this.namespace.rulesChanged === 0) return ACCEPT
    const target = evaluate(this.namespace.tables[table], hook, this)
    if (target.type === 'DROP' || target.type === 'REJECT') this.drop()
    return target
  }

  /** Finds the conversation the packet belongs to. */
  track(): void {
    const { namespace } = this
    if (namespace.rulesChanged === 0) return
    const { flow, direction, isRelated } = namespace.conntrack.track(this.packet, this.now)
    this.#flow = flow
    this.#direction = direction
    this.#isRelated = isRelated
    if (flow.isConfirmed || direction === 'reply' || isRelated) this.#settled.add('source').add('destination')
  }

  /** Takes over from the crossing that sent the packet through `lo`: the kernel has not lost sight of it. */
  inherit(sender: Crossing): void {
    this.#flow = sender.#flow
    this.#direction = sender.#direction
    this.#isRelated = sender.#isRelated
    this.#settled.add('destination')
    if (this.#flow?.isConfirmed) this.#settled.add('source')
  }

  /** Translates addresses as the nat table says for the conversation's first packet; later ones follow it. */
  translate(hook: Hook): void {
    const flow = this.#flow
    if (!flow) return
    const end: Manipulation = hook === 'PREROUTING' || hook === 'OUTPUT' ? 'destination' : 'source'
    if (!this.#settled.has(end)) {
      this.#settled.add(end)
      this.#settle(flow, this.ask('nat', hook))
    }
    const other = this.#direction === 'original' ? flow.reply : flow.original
    if (this.packet.icmp?.original) this.#translateError(flow, end)
    else if (end === 'destination')
      this.#change({ destination: other.source, destinationPort: other.sourcePort })
    else this.#change({ source: other.destination, sourcePort: other.destinationPort })
  }

  #settle(flow: Flow, target: Target): void {
    const { conntrack } = this.namespace
    switch (target.type) {
      case 'DNAT':
        conntrack.translate(flow, {
          ...(target.address !== undefined && { source: target.address }),
          ...(target.port !== undefined && { sourcePort: target.port }),
        })
        break
      case 'REDIRECT':
        conntrack.translate(flow, {
          source: this.#ownAddress(this.inLink ?? 'lo'),
          ...(target.port !== undefined && { sourcePort: target.port }),
        })
        break
      case 'SNAT':
      case 'MASQUERADE': {
        const address = target.type === 'SNAT' ? target.address : this.#ownAddress(this.outLink ?? 'lo')
        conntrack.translate(flow, {
          ...(address !== undefined && { destination: address }),
          ...(target.port !== undefined && { destinationPort: target.port }),
        })
      }
    }
  }

  #ownAddress(link: string): number {
    return this.namespace.links.get(link)?.addresses[0]?.address ?? 0
  }

  /** An ICMP error goes back to whoever sent the packet it is about, and speaks of the addresses that one used. */
  #translateError(flow: Flow, end: Manipulation): void {
    const { icmp } = this.packet
    if (end !== 'destination' || !icmp?.original || this.#direction !== 'reply') return
    this.#change({
      destination: flow.original.source,
      destinationPort: flow.original.sourcePort,
      icmp: { ...icmp, original: { ...icmp.original, ...flow.original } },
    })
  }

  #change(changes: Partial<Packet>): void {
    this.packet = { ...this.packet, ...changes }
  }

  /** The packet has got through: what it began goes on. */
  confirm(): void {
    if (this.#flow && !this.#isRelated) this.#flow.isConfirmed = true
  }

  /** The packet ends here; a conversation it would have begun does not begin. */
  drop(): void {
    const flow = this.#flow
    if (flow && !flow.isConfirmed && this.#direction === 'original' && !this.#isRelated)
      flow.expires = Math.min(flow.expires, this.now + LOST_FLOW)
  }
}
