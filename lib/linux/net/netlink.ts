import type { TableName } from './firewall'
import type { LinkCounter, LinkKind } from './link'
import type { NeighbourState } from './neighbours'
import type { Route } from './routes'

/** A network namespace named by a process in it, or by an open file such as /proc/PID/ns/net. */
export type NamespaceReference = { readonly pid: number } | { readonly fd: number }

/** What rtnetlink(7) and nf_tables change, as one message each. Links are named, addresses written with their prefix. */
export type NetlinkRequest =
  | {
      readonly type: 'link-add'
      readonly name: string
      readonly kind: Exclude<LinkKind, 'loopback' | 'ethernet'>
      readonly peer?: string
      /** where the peer is made; here when left out */
      readonly peerIn?: NamespaceReference
      readonly mac?: string
      /** of both ends of a veth pair */
      readonly queueLength?: number
    }
  | { readonly type: 'link-delete'; readonly name: string }
  | {
      readonly type: 'link-set'
      readonly name: string
      readonly up?: boolean
      readonly master?: string | null
      readonly rename?: string
      readonly mac?: string
      readonly mtu?: number
      /** net.ipv6.conf.NAME.disable_ipv6, the other way round */
      readonly ipv6?: boolean
    }
  /** into another network namespace */
  | {
      readonly type: 'link-move'
      readonly name: string
      readonly to: NamespaceReference
      readonly rename?: string
    }
  | {
      readonly type: 'address-add'
      readonly link: string
      readonly address: string
      readonly broadcast?: boolean
    }
  | { readonly type: 'address-delete'; readonly link: string; readonly address: string }
  | {
      readonly type: 'route-add' | 'route-replace'
      readonly destination: string
      readonly link?: string
      readonly via?: string
      readonly source?: string
      readonly metric?: number
      readonly kind?: Route['kind']
    }
  /** the first route that is as described */
  | {
      readonly type: 'route-delete'
      readonly destination: string
      readonly link?: string
      readonly via?: string
    }
  | {
      readonly type: 'neighbour-set'
      readonly link: string
      readonly address: string
      readonly mac: string
    }
  | { readonly type: 'neighbour-delete'; readonly link: string; readonly address: string }
  | { readonly type: 'neighbour-flush'; readonly link?: string }
  | { readonly type: 'forwarding'; readonly on: boolean }
  | TableRequest

/** Changes of the tables of iptables(8). Rules are written as `iptables -S` prints them, without `-A CHAIN`. */
export type TableRequest =
  | {
      readonly type: 'chain-add' | 'chain-delete' | 'chain-flush' | 'chain-zero'
      readonly table: TableName
      readonly chain: string
    }
  | { readonly type: 'chain-rename'; readonly table: TableName; readonly chain: string; readonly to: string }
  | {
      readonly type: 'chain-policy'
      readonly table: TableName
      readonly chain: string
      readonly policy: 'ACCEPT' | 'DROP'
    }
  | {
      readonly type: 'rule-add'
      readonly table: TableName
      readonly chain: string
      readonly text: string
      /** before everything else */
      readonly first?: boolean
      /** counted from 1; at the end when left out */
      readonly at?: number
    }
  | {
      readonly type: 'rule-replace'
      readonly table: TableName
      readonly chain: string
      readonly at: number
      readonly text: string
    }
  | {
      readonly type: 'rule-delete'
      readonly table: TableName
      readonly chain: string
      /** the first rule with this text, or the one at a place */
      readonly text?: string
      readonly at?: number
    }
  | { readonly type: 'rule-zero'; readonly table: TableName; readonly chain: string; readonly at: number }

export interface LinkState {
  readonly index: number
  readonly name: string
  readonly kind: LinkKind
  readonly mac: string
  readonly mtu: number
  readonly isUp: boolean
  readonly hasCarrier: boolean
  readonly master?: string
  /** the other end of a veth pair; `name` when it is in this namespace too */
  readonly peer?: {
    readonly index: number
    readonly isUp: boolean
    readonly name?: string
    /** of the namespace it is in, when that is another */
    readonly namespaceNumber?: number
  }
  readonly queueLength: number
  readonly qdisc: string
  /** `172.17.0.2/16` */
  readonly addresses: readonly string[]
  /** those of them that have a broadcast address */
  readonly broadcasting: readonly string[]
  /** `fe80::…/64`, `::1/128` */
  readonly addresses6: readonly string[]
  readonly received: Readonly<LinkCounter>
  readonly sent: Readonly<LinkCounter>
}

export interface RouteState {
  /** `default`, a prefix, or one address */
  readonly destination: string
  readonly via?: string
  readonly link?: string
  readonly source?: string
  readonly metric: number
  readonly kind: Route['kind']
  readonly origin: Route['origin']
  /** the link is down, or has no carrier */
  readonly isLinkDown: boolean
}

/** A row of ss(8). Names of states are the kernel's: `LISTEN`, `ESTABLISHED`, `UNCONN` … */
export interface SocketState {
  readonly protocol: 'tcp' | 'udp' | 'icmp'
  readonly state: string
  readonly local: { readonly address: string; readonly port: number }
  readonly peer?: { readonly address: string; readonly port: number }
  readonly isIpv6Only: boolean
  readonly receiveQueue: number
  /** of a listener its backlog */
  readonly sendQueue: number
  /** 0 when no process has it any more */
  readonly ino: number
}

export interface RuleState {
  readonly text: string
  readonly packets: number
  readonly bytes: number
}

export interface ChainState {
  readonly chain: string
  /** of built-in chains */
  readonly policy?: 'ACCEPT' | 'DROP'
  readonly packets: number
  readonly bytes: number
  readonly rules: readonly RuleState[]
}

/** A dump of a network namespace. */
export interface NetworkState {
  readonly links: readonly LinkState[]
  readonly routes: readonly RouteState[]
  readonly neighbours: readonly NeighbourState[]
  readonly forwarding: boolean
  readonly tables: Readonly<Record<TableName, readonly ChainState[]>>
  readonly sockets: readonly SocketState[]
  /** other namespaces by their number here: their inode numbers */
  readonly otherNamespaces: readonly number[]
}
