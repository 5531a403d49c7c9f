import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { formatAddress, mask, parsePrefix } from '../../net/ipv4'
import type { RouteState } from '../../net/netlink'

/** route of net-tools: the routing table, shown and changed. */
export function* route(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  const words = argv.slice(1)
  const [verb, ...rest] = words.filter((word) => !/^-(n|e|ee|v|4)$/.test(word))
  if (verb === undefined) {
    yield* stdout.write(routeTable(sys.networkState().routes, words.includes('-n'), false))
    return 0
  }
  if (verb !== 'add' && verb !== 'del') {
    yield* stderr.write(`route: '${verb}' is not simulated here\n`)
    return 4
  }
  return yield* change(process, verb, rest)
}

/** The table as route, and with `isNetstat` as netstat -r shows it. */
export function routeTable(routes: readonly RouteState[], numeric: boolean, isNetstat: boolean): string {
  const head = `Kernel IP routing table
Destination     Gateway         Genmask         Flags ${isNetstat ? '  MSS Window  irtt' : 'Metric Ref    Use'} Iface
`
  const key = ({ destination }: RouteState): number =>
    destination === 'default' ? -1 : (parsePrefix(destination)?.network ?? 0)
  return (
    head +
    [...routes]
      .sort((left, right) => key(left) - key(right))
      .map((row) => line(row, numeric, isNetstat))
      .join('')
  )
}

function line(
  { destination, via, link, metric, kind }: RouteState,
  numeric: boolean,
  isNetstat: boolean,
): string {
  const isDefault = destination === 'default'
  const prefix = parsePrefix(isDefault ? '0.0.0.0/0' : destination)
  const network = isDefault && !numeric ? 'default' : formatAddress(prefix?.network ?? 0)
  const isHost = prefix?.length === 32
  const flags = kind === 'unicast' ? `U${via === undefined ? '' : 'G'}${isHost ? 'H' : ''}` : '!H'
  const gateway = kind === 'unicast' ? (via ?? '0.0.0.0') : '-'
  const columns = isNetstat ? '    0 0          0 ' : ` ${String(metric).padEnd(6)} 0        0 `
  const mark = isNetstat ? `${flags.padEnd(5)} ${columns}` : `${flags.padEnd(5)}${columns}`
  return `${network.padEnd(15)} ${gateway.padEnd(15)} ${formatAddress(mask(prefix?.length ?? 0)).padEnd(15)} ${mark}${link ?? '-'}\n`
}

function* change({ sys, stderr }: Process, verb: 'add' | 'del', words: readonly string[]): Blocking<number> {
  const after = (...names: string[]): string | undefined => {
    const at = words.findIndex((word) => names.includes(word))
    return at < 0 ? undefined : words[at + 1]
  }
  const target = words.find((word) => word === 'default') ?? after('-net', '-host') ?? words[0] ?? ''
  const netmask = after('netmask')
  const length = netmask
    ?.split('.')
    .reduce((sum, part) => sum + Number(part).toString(2).replaceAll('0', '').length, 0)
  const destination = length === undefined ? target : `${target}/${length}`
  const via = after('gw', 'gateway')
  const link =
    after('dev') ?? words.find((word) => sys.networkState().links.some(({ name }) => name === word))
  if (destination !== 'default' && !parsePrefix(destination)) {
    yield* stderr.write(`${target}: Unknown host\n`)
    return 1
  }
  const where = { destination, ...(via !== undefined && { via }), ...(link !== undefined && { link }) }
  try {
    sys.netlink(verb === 'add' ? { type: 'route-add', ...where } : { type: 'route-delete', ...where })
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stderr.write(`${verb === 'add' ? 'SIOCADDRT' : 'SIOCDELRT'}: ${error.message}\n`)
    return 7
  }
}
