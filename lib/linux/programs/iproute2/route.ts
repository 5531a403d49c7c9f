import type { Syscalls } from '../../kernel/syscalls'
import { contains, parseAddress, parsePrefix } from '../../net/ipv4'
import type { RouteState } from '../../net/netlink'
import type { Route } from '../../net/routes'
import type { Arguments } from './arguments'
import { send } from './change-link'
import { IpFailure, incomplete, notSimulated } from './failure'
import type { IpOptions } from './ip'

const ADD_WORDS = {
  ENODEV: 'Cannot find device',
  ENETUNREACH: 'Error: Nexthop has invalid gateway.',
  ENETDOWN: 'Error: Device for nexthop is not up.',
  EINVAL: 'Error: Invalid prefsrc address.',
}

interface Described {
  readonly destination: string
  readonly kind: Route['kind'] | undefined
  readonly link: string | undefined
  readonly via: string | undefined
  readonly source: string | undefined
  readonly metric: number | undefined
}

function describe(words: Arguments): Described {
  const found: Record<string, string | undefined> = {}
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (['dev', 'via', 'src', 'metric', 'proto', 'scope', 'table', 'to'].includes(word))
      found[word] = words.value()
    else if (['blackhole', 'unreachable', 'prohibit', 'unicast'].includes(word)) found.kind = word
    else if (['nexthop', 'mtu', 'onlink', 'advmss', 'type', 'local', 'broadcast'].includes(word))
      throw notSimulated(`'${word}'`)
    else if (found.to !== undefined)
      throw new IpFailure(`Error: either "to" is duplicate, or "${word}" is a garbage.`)
    else found.to = word
  }
  if (found.table !== undefined && found.table !== 'main') throw notSimulated('another table than main')
  const to = found.to
  if (to !== undefined && to !== 'default' && !parsePrefix(to))
    throw new IpFailure(`Error: any valid prefix is expected rather than "${to}".`, 1)
  if (found.via !== undefined && parseAddress(found.via) === undefined)
    throw new IpFailure(`Error: any valid address is expected rather than "${found.via}".`, 1)
  return {
    destination: to === '0.0.0.0/0' ? 'default' : (to ?? 'default'),
    kind: found.kind as Route['kind'] | undefined,
    link: found.dev,
    via: found.via,
    source: found.src,
    metric: found.metric === undefined ? undefined : Number(found.metric),
  }
}

/** `ip route add|replace|del …`. @throws IpFailure */
export function changeRoute(
  sys: Syscalls,
  type: 'route-add' | 'route-replace' | 'route-delete',
  words: Arguments,
): void {
  if (words.isEmpty) throw incomplete()
  const { destination, kind, link, via, source, metric } = describe(words)
  if (link !== undefined && !sys.networkState().links.some(({ name }) => name === link))
    throw new IpFailure(`Cannot find device "${link}"`, 1)
  const where = { ...(link !== undefined && { link }), ...(via !== undefined && { via }) }
  if (type === 'route-delete') {
    send(sys, { type, destination, ...where })
    return
  }
  const rest = {
    ...(kind && { kind }),
    ...(source !== undefined && { source }),
    ...(metric !== undefined && { metric }),
  }
  if (!kind && link === undefined && via === undefined)
    throw new IpFailure('RTNETLINK answers: No such device', 2)
  send(sys, { type, destination, ...where, ...rest }, ADD_WORDS)
}

/** As `ip route` sorts them: default first, then by network. */
function sorted(routes: readonly RouteState[]): readonly RouteState[] {
  const key = ({ destination }: RouteState): number =>
    destination === 'default' ? -1 : (parseAddress(destination.replace(/\/.*/, '')) ?? 0)
  return [...routes].sort((left, right) => key(left) - key(right) || left.metric - right.metric)
}

/** `ip route show`. */
export function showRoutes(sys: Syscalls, words: Arguments, options: IpOptions): string {
  let link: string | undefined
  let wanted: string | undefined
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (word === 'dev') link = words.value()
    else if (['table', 'proto', 'scope', 'root', 'match', 'exact', 'to', 'type', 'via'].includes(word)) {
      const value = words.value()
      if (word === 'to' || word === 'exact') wanted = value
      else if (word !== 'table' || value !== 'main') throw notSimulated(`'route show ${word} ${value}'`)
    } else wanted = word
  }
  if (options.family === 'inet6') return ''
  const rows = sorted(sys.networkState().routes).filter(
    (route) =>
      (link === undefined || route.link === link) && (wanted === undefined || route.destination === wanted),
  )
  if (options.json) return `${JSON.stringify(rows.map(routeJson))}\n`
  return rows.map((route) => `${routeLine(route, link === undefined)}\n`).join('')
}

function routeLine(
  { destination, via, link, source, metric, kind, origin, isLinkDown }: RouteState,
  withLink: boolean,
): string {
  const parts = [
    kind === 'unicast' ? '' : kind,
    destination,
    via === undefined ? '' : `via ${via}`,
    link !== undefined && withLink ? `dev ${link}` : '',
    origin === 'kernel' ? 'proto kernel' : origin === 'static' ? 'proto static' : '',
    kind === 'unicast' && via === undefined ? 'scope link' : '',
    source === undefined ? '' : `src ${source}`,
    metric === 0 ? '' : `metric ${metric}`,
    isLinkDown ? 'linkdown' : '',
  ]
  return `${parts.filter((part) => part !== '').join(' ')} `
}

function routeJson({
  destination,
  via,
  link,
  source,
  metric,
  kind,
  origin,
  isLinkDown,
}: RouteState): Record<string, unknown> {
  return {
    ...(kind !== 'unicast' && { type: kind }),
    dst: destination,
    ...(via !== undefined && { gateway: via }),
    ...(link !== undefined && { dev: link }),
    ...(origin !== 'boot' && { protocol: origin }),
    ...(kind === 'unicast' && via === undefined && { scope: 'link' }),
    ...(source !== undefined && { prefsrc: source }),
    ...(metric !== 0 && { metric }),
    flags: isLinkDown ? ['linkdown'] : [],
  }
}

/** `ip route get ADDRESS`: the route a packet to it would take. @throws IpFailure */
export function getRoute(sys: Syscalls, words: Arguments): string {
  const text = words.value()
  const address = parseAddress(text)
  if (address === undefined)
    throw new IpFailure(`Error: any valid prefix is expected rather than "${text}".`, 1)
  const { links, routes } = sys.networkState()
  const own = links.find(({ addresses }) => addresses.some((each) => each.replace(/\/.*/, '') === text))
  const uid = `uid ${sys.getuid()} \n    cache`
  if (own || text.startsWith('127.')) return `local ${text} dev lo src ${text} ${uid} <local> \n`
  const best = [...routes]
    .map((route) => ({
      route,
      prefix: parsePrefix(route.destination === 'default' ? '0.0.0.0/0' : route.destination),
    }))
    .filter(({ prefix }) => prefix && contains(prefix, address))
    .sort((left, right) => (right.prefix?.length ?? 0) - (left.prefix?.length ?? 0))[0]?.route
  if (!best) throw new IpFailure('RTNETLINK answers: Network is unreachable', 2)
  const source =
    best.source ?? links.find(({ name }) => name === best.link)?.addresses[0]?.replace(/\/.*/, '')
  const via = best.via === undefined ? '' : `via ${best.via} `
  return `${text} ${via}dev ${best.link} src ${source} ${uid} \n`
}
