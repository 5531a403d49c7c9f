import type { Syscalls } from '../../kernel/syscalls'
import type { NeighbourState } from '../../net/neighbours'
import { type Arguments, chooseCommand } from './arguments'
import { send } from './change-link'
import { IpFailure, incomplete, noDevice, notSimulated } from './failure'
import type { IpOptions } from './ip'

const COMMANDS = [
  'list',
  'show',
  'lst',
  'add',
  'change',
  'replace',
  'delete',
  'get',
  'flush',
  'help',
] as const

/** `ip neigh …` (ip-neighbour(8)): what it prints. @throws IpFailure */
export function neighbours(sys: Syscalls, words: Arguments, options: IpOptions): string {
  const command = words.isEmpty ? 'show' : chooseCommand(words.value(), COMMANDS, 'neighbour')
  const given: Record<string, string> = {}
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (['dev', 'lladdr', 'nud', 'to'].includes(word)) given[word] = words.value()
    else given.to = word
  }
  const { dev: link, to: address, lladdr: mac } = given
  if (link !== undefined && !sys.networkState().links.some(({ name }) => name === link)) throw noDevice(link)
  switch (command) {
    case 'list':
    case 'show':
    case 'lst':
      return show(sys, link, address, options)
    case 'add':
    case 'replace':
    case 'change':
      if (link === undefined || address === undefined)
        throw new IpFailure('Device and destination are required arguments.')
      if (mac === undefined) throw incomplete()
      send(sys, { type: 'neighbour-set', link, address, mac })
      return ''
    case 'delete':
      if (link === undefined || address === undefined)
        throw new IpFailure('Device and destination are required arguments.')
      send(sys, { type: 'neighbour-delete', link, address })
      return ''
    case 'flush':
      send(sys, { type: 'neighbour-flush', ...(link !== undefined && { link }) })
      return ''
    default:
      throw notSimulated(`'ip neigh ${command}'`)
  }
}

function show(
  sys: Syscalls,
  link: string | undefined,
  address: string | undefined,
  { json }: IpOptions,
): string {
  const rows = sys
    .networkState()
    .neighbours.filter(
      (row) =>
        (link === undefined || row.link === link) && (address === undefined || row.address === address),
    )
  if (json)
    return `${JSON.stringify(rows.map((row) => ({ dst: row.address, dev: row.link, ...(row.mac && { lladdr: row.mac }), state: [row.state] })))}\n`
  return rows.map((row) => `${line(row, link === undefined)}\n`).join('')
}

function line({ address, link, mac, state }: NeighbourState, withLink: boolean): string {
  return `${address} ${withLink ? `dev ${link} ` : ''}${mac === undefined ? '' : `lladdr ${mac} `}${state} `
}
