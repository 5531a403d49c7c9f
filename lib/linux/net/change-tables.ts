import { Errno } from '../kernel/errno'
import { type Chain, makeRule, type Rule, type Table } from './firewall'
import type { NetNamespace } from './net-namespace'
import type { TableRequest } from './netlink'
import type { Target } from './rule'

/** Changes chains and rules. @throws Errno EEXIST, ENOENT, ENOTEMPTY, EBUSY when rules lead to a chain, EINVAL, ELOOP */
export function changeTables(net: NetNamespace, request: TableRequest): void {
  const table = net.tables[request.table]
  net.rulesChanged++
  if (request.type === 'chain-add') {
    if (table.has(request.chain)) throw new Errno('EEXIST')
    table.set(request.chain, { packets: 0, bytes: 0, rules: [] })
    return
  }
  const chain = table.get(request.chain)
  if (!chain) throw new Errno('ENOENT')
  switch (request.type) {
    case 'chain-delete':
      if (chain.rules.length > 0) throw new Errno('ENOTEMPTY')
      if (chain.policy || isUsed(table, request.chain)) throw new Errno('EBUSY')
      table.delete(request.chain)
      break
    case 'chain-rename':
      rename(table, request.chain, request.to)
      break
    case 'chain-policy':
      if (!chain.policy) throw new Errno('EINVAL')
      chain.policy = request.policy
      break
    case 'chain-flush':
      chain.rules.length = 0
      break
    case 'chain-zero':
      for (const counter of [chain, ...chain.rules]) zero(counter)
      break
    case 'rule-add':
    case 'rule-replace':
    case 'rule-delete':
    case 'rule-zero':
      changeRules(table, chain, request)
  }
}

function changeRules(
  table: Table,
  { rules }: Chain,
  request: Extract<TableRequest, { readonly at?: number }>,
): void {
  const index = request.at === undefined ? undefined : request.at - 1
  switch (request.type) {
    case 'rule-add': {
      const place = request.first ? 0 : (index ?? rules.length)
      if (place > rules.length) throw new Errno('E2BIG')
      rules.splice(place, 0, checked(table, makeRule(request.text), request.chain))
      break
    }
    case 'rule-replace':
      if (index === undefined || !rules[index]) throw new Errno('E2BIG')
      rules[index] = checked(table, makeRule(request.text), request.chain)
      break
    case 'rule-delete': {
      const found = index ?? rules.findIndex(({ text }) => text === request.text)
      if (!rules[found]) throw new Errno(index === undefined ? 'ENOENT' : 'E2BIG')
      rules.splice(found, 1)
      break
    }
    case 'rule-zero': {
      const rule = index === undefined ? undefined : rules[index]
      if (!rule) throw new Errno('E2BIG')
      zero(rule)
    }
  }
}

function zero(counter: Pick<Rule, 'packets' | 'bytes'>): void {
  counter.packets = 0
  counter.bytes = 0
}

/** A chain that is jumped to exists, and does not lead back. */
function checked(table: Table, rule: Rule, inside: string): Rule {
  const { target } = rule
  if (target?.type !== 'jump') return rule
  if (!table.has(target.chain)) throw new Errno('ENOENT')
  if (leadsTo(table, target, inside)) throw new Errno('ELOOP')
  return rule
}

function leadsTo(table: Table, target: Target | undefined, chain: string): boolean {
  if (target?.type !== 'jump') return false
  return (
    target.chain === chain ||
    (table.get(target.chain)?.rules.some((rule) => leadsTo(table, rule.target, chain)) ?? false)
  )
}

function isUsed(table: Table, chain: string): boolean {
  return [...table.values()].some(({ rules }) =>
    rules.some(({ target }) => target?.type === 'jump' && target.chain === chain),
  )
}

function rename(table: Table, from: string, to: string): void {
  if (table.has(to)) throw new Errno('EEXIST')
  const chain = table.get(from)
  if (!chain || chain.policy) throw new Errno('EINVAL')
  table.delete(from)
  table.set(to, chain)
  for (const other of table.values()) {
    for (const [index, rule] of other.rules.entries()) {
      if (rule.target?.type !== 'jump' || rule.target.chain !== from) continue
      const { packets, bytes } = rule
      const text = rule.text.replace(/(-[jg] )\S+$/, (_, flag: string) => flag + to)
      other.rules[index] = { ...makeRule(text), packets, bytes }
    }
  }
}
