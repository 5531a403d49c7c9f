import type { Rule, RuleMatch, RuleTarget, TableName } from './firewall'
import type { LinkKind } from './link'

/** What rtnetlink(7) and nf_tables change, as one message each. Links are named, addresses written with their prefix. */
export type NetlinkRequest =
  | {
      readonly type: 'link-add'
      readonly name: string
      readonly kind: Exclude<LinkKind, 'loopback' | 'ethernet'>
      readonly peer?: string
      readonly mac?: string
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
    }
  /** into the network namespace of a process, by pid, or of an open /proc/PID/ns/net */
  | {
      readonly type: 'link-move'
      readonly name: string
      readonly to: { readonly pid: number } | { readonly fd: number }
      readonly rename?: string
    }
  | { readonly type: 'address-add' | 'address-delete'; readonly link: string; readonly address: string }
  | {
      readonly type: 'route-add'
      readonly destination: string
      readonly link?: string
      readonly via?: string
    }
  | { readonly type: 'route-delete'; readonly destination: string }
  | { readonly type: 'forwarding'; readonly on: boolean }
  | {
      readonly type: 'chain-add' | 'chain-delete' | 'chain-flush'
      readonly table: TableName
      readonly chain: string
    }
  | {
      readonly type: 'rule-add'
      readonly table: TableName
      readonly chain: string
      readonly match: RuleMatch
      readonly target: RuleTarget
      readonly text: string
      readonly first?: boolean
    }
  | { readonly type: 'rule-delete'; readonly table: TableName; readonly chain: string; readonly text: string }

export interface LinkState {
  readonly index: number
  readonly name: string
  readonly kind: LinkKind
  readonly mac: string
  readonly mtu: number
  readonly isUp: boolean
  readonly hasCarrier: boolean
  readonly master?: string
  /** index of the other end of a veth pair, and whether it is in another namespace */
  readonly peer?: { readonly index: number; readonly isElsewhere: boolean }
  /** `172.17.0.2/16` */
  readonly addresses: readonly string[]
}

export interface RouteState {
  /** `default` or a prefix */
  readonly destination: string
  readonly via?: string
  readonly link: string
  readonly source?: string
  readonly origin: 'kernel' | 'static'
}

/** A dump of a network namespace. */
export interface NetworkState {
  readonly links: readonly LinkState[]
  readonly routes: readonly RouteState[]
  readonly tables: Readonly<
    Record<
      TableName,
      readonly { readonly chain: string; readonly policy?: string; readonly rules: readonly Rule[] }[]
    >
  >
  readonly listeners: readonly { readonly address: string; readonly port: number }[]
}
