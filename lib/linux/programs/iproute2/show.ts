import type { LinkState, NetworkState } from '../../net/netlink'
import type { Arguments } from './arguments'
import { IpFailure, notSimulated } from './failure'
import type { IpOptions } from './ip'
import { briefLine, flagsOf, hardwareLine, headLine, linkJson, statisticsLines } from './link-text'

/** Which links a `show` is about. */
function chosenLinks(state: NetworkState, words: Arguments): readonly LinkState[] {
  const tests: ((link: LinkState) => boolean)[] = []
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (word === 'up') tests.push(({ isUp }) => isUp)
    else if (word === 'type') {
      const kind = words.value()
      tests.push((link) => link.kind === kind)
    } else if (word === 'master') {
      const master = words.value()
      tests.push((link) => link.master === master)
    } else if (['scope', 'to', 'label', 'dynamic', 'permanent', 'group', 'vrf'].includes(word)) {
      throw notSimulated(`'show ${word}'`)
    } else {
      const name = word === 'dev' ? words.value() : word
      if (!state.links.some((link) => link.name === name))
        throw new IpFailure(`Device "${name}" does not exist.`, 1)
      tests.push((link) => link.name === name)
    }
  }
  return state.links.filter((link) => tests.every((test) => test(link)))
}

/** `ip link show`. */
export function showLinks(state: NetworkState, words: Arguments, options: IpOptions): string {
  const links = chosenLinks(state, words)
  if (options.json) return `${JSON.stringify(links.map((link) => linkJson(link, true)))}\n`
  if (options.brief)
    return links.map((link) => `${briefLine(link, `${link.mac} <${flagsOf(link).join(',')}>`)}\n`).join('')
  return links
    .map((link) => {
      const lines = [headLine(link, true), hardwareLine(link)]
      if (options.statistics) lines.push(...statisticsLines(link))
      return joined(lines, options)
    })
    .join('')
}

interface Address {
  readonly family: 'inet' | 'inet6'
  readonly local: string
  readonly length: number
  readonly broadcast?: string
  readonly scope: string
  readonly isSecondary: boolean
  readonly protocol?: string
}

function addressesOf(
  { kind, addresses, addresses6, broadcasting }: LinkState,
  { family }: IpOptions,
): readonly Address[] {
  const isLoopback = kind === 'loopback'
  const inet = addresses.map((text, index): Address => {
    const [local = '', length = '32'] = text.split('/')
    const network = networkOf(local, Number(length))
    const isSecondary = addresses
      .slice(0, index)
      .some(
        (other) =>
          other.endsWith(`/${length}`) && networkOf(other.replace(/\/.*/, ''), Number(length)) === network,
      )
    const broadcast = broadcasting.includes(text) ? broadcastOf(local, Number(length)) : undefined
    return {
      ...{ family: 'inet', local, length: Number(length), isSecondary },
      scope: isLoopback ? 'host' : 'global',
      ...(broadcast !== undefined && { broadcast }),
    }
  })
  const inet6 = addresses6.map((text): Address => {
    const [local = '', length = '128'] = text.split('/')
    const scope = isLoopback ? 'host' : 'link'
    const protocol = isLoopback ? 'kernel_lo' : 'kernel_ll'
    return { family: 'inet6', local, length: Number(length), scope, isSecondary: false, protocol }
  })
  return [...(family === 'inet6' ? [] : inet), ...(family === 'inet' ? [] : inet6)]
}

const bytesOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const mask = (length: number): number => (length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0)
const networkOf = (address: string, length: number): number => (bytesOf(address) & mask(length)) >>> 0
const broadcastOf = (address: string, length: number): string =>
  [24, 16, 8, 0].map((shift) => ((networkOf(address, length) | ~mask(length)) >>> shift) & 255).join('.')

/** `ip address show`. */
export function showAddresses(state: NetworkState, words: Arguments, options: IpOptions): string {
  const links = chosenLinks(state, words).map((link) => ({ link, addresses: addressesOf(link, options) }))
  const isFiltered = options.family !== undefined
  const shown = isFiltered ? links.filter(({ addresses }) => addresses.length > 0) : links
  if (options.json)
    return `${JSON.stringify(shown.map(({ link, addresses }) => ({ ...linkJson(link, false), addr_info: addresses.map((address) => addressJson(link, address)) })))}\n`
  if (options.brief)
    return shown
      .map(
        ({ link, addresses }) =>
          `${briefLine(link, addresses.map(({ local, length }) => `${local}/${length}`).join(' ')).replace(/ {2}$/, ' ')}\n`,
      )
      .join('')
  return shown
    .map(({ link, addresses }) => {
      const lines = addresses.map((address) => addressLines(link, address))
      if (options.oneLine)
        return lines
          .map(
            ([head = '', life = '']) =>
              `${link.index}: ${link.name}${' '.repeat(4)}${head.trimStart()}\\${life}\n`,
          )
          .join('')
      const head = [headLine(link, false), ...(isFiltered ? [] : [hardwareLine(link)])]
      if (options.statistics) return joined([...head, ...lines.flat(), ...statisticsLines(link)], options)
      return joined([...head, ...lines.flat()], options)
    })
    .join('')
}

function addressLines({ name }: LinkState, address: Address): string[] {
  const { family, local, length, broadcast, scope, isSecondary, protocol } = address
  const brd = broadcast === undefined ? '' : `brd ${broadcast} `
  const label = family === 'inet' ? name : protocol ? `proto ${protocol} ` : ''
  return [
    `    ${family} ${local}/${length} ${brd}scope ${scope} ${isSecondary ? 'secondary ' : ''}${label}`,
    '       valid_lft forever preferred_lft forever',
  ]
}

const FOREVER = 4_294_967_295

function addressJson({ name }: LinkState, address: Address): Record<string, unknown> {
  const { family, local, length, broadcast, scope, isSecondary, protocol } = address
  return {
    family,
    local,
    prefixlen: length,
    ...(broadcast !== undefined && { broadcast }),
    scope,
    ...(isSecondary && { secondary: true }),
    ...(family === 'inet' && { label: name }),
    ...(protocol !== undefined && { protocol }),
    valid_life_time: FOREVER,
    preferred_life_time: FOREVER,
  }
}

const joined = (lines: readonly string[], { oneLine }: IpOptions): string =>
  `${lines.join(oneLine ? '\\' : '\n')}\n`
