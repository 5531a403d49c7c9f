import { isErrno } from '../../../kernel/errno'
import type { LinkState, NetlinkRequest } from '../../../net/netlink'
import { isAddress } from '../../support/resolve'
import { type Applet, type AppletContext, AppletFailure, type Applets, orFail } from '../applet'
import { OptionError } from '../getopt'
import { broadcastOf, byDestination, maskOf, networkOf } from './links'

const UNITS = ['B', 'KiB', 'MiB', 'GiB']

function amount(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  return `${bytes} (${value.toFixed(1)} ${UNITS[unit]})`
}

function describe({
  name,
  kind,
  mac,
  mtu,
  isUp,
  hasCarrier,
  addresses,
  addresses6,
  received,
  sent,
}: LinkState): string {
  const isLoopback = kind === 'loopback'
  const [address] = addresses
  const head = isLoopback
    ? 'Link encap:Local Loopback  '
    : `Link encap:Ethernet  HWaddr ${mac.toUpperCase()}  `
  const flags = [
    isUp && 'UP',
    isLoopback ? 'LOOPBACK' : 'BROADCAST',
    isUp && hasCarrier && 'RUNNING',
    !isLoopback && 'MULTICAST',
  ]
  const inet =
    address === undefined
      ? ''
      : `inet addr:${address.split('/')[0]}  ${isLoopback ? '' : `Bcast:${kind === 'ethernet' ? '0.0.0.0' : broadcastOf(address)}  `}Mask:${maskOf(address)}`
  const scope = (text: string) =>
    text.startsWith('::1/') ? 'Host' : text.startsWith('fe80:') ? 'Link' : 'Global'
  const rows = [
    ...(inet === '' ? [] : [inet]),
    ...addresses6.map((text) => `inet6 addr: ${text} Scope:${scope(text)}`),
    `${flags.filter((flag) => flag !== false).join(' ')}  MTU:${mtu}  Metric:1`,
    `RX packets:${received.packets} errors:0 dropped:0 overruns:0 frame:0`,
    `TX packets:${sent.packets} errors:0 dropped:0 overruns:0 carrier:0`,
    `collisions:0 txqueuelen:${isLoopback || kind === 'ethernet' ? '1000' : '0'} `,
    `RX bytes:${amount(received.bytes)}  TX bytes:${amount(sent.bytes)}`,
  ]
  return `${name.padEnd(9)} ${head}\n${rows.map((row) => `          ${row}\n`).join('')}\n`
}

function change({ process }: AppletContext, request: NetlinkRequest, what: string): void {
  orFail(() => process.sys.netlink(request), what)
}

const ifconfig: Applet = {
  options: '*',
  usage: '[-a] [IFACE] [ADDRESS] [netmask ADDRESS] [broadcast ADDRESS] [mtu N] [hw ether MAC] [up|down]',
  about: 'Print or set up network interfaces',
  *run(context) {
    const { process, words } = context
    const { links } = process.sys.networkState()
    const all = words.includes('-a')
    const [name, ...settings] = words.filter((word) => word !== '-a')
    const byName = [...links].sort((left, right) => (left.name < right.name ? -1 : 1))
    if (name === undefined) {
      yield* process.stdout.write(
        byName
          .filter(({ isUp }) => all || isUp)
          .map(describe)
          .join(''),
      )
      return 0
    }
    const link = links.find((each) => each.name === name)
    if (settings.length === 0) {
      if (!link) throw new AppletFailure(`${name}: error fetching interface information: Device not found`)
      yield* process.stdout.write(describe(link))
      return 0
    }
    if (!link) throw new AppletFailure('SIOCGIFFLAGS: No such device')
    const value = (key: string) => (settings.includes(key) ? settings[settings.indexOf(key) + 1] : undefined)
    const [first = ''] = settings
    const isUp = isAddress(first.split('/')[0] ?? '')
    if (isUp) {
      for (const address of link.addresses)
        change(context, { type: 'address-delete', link: name, address }, 'SIOCSIFADDR')
      change(
        context,
        { type: 'address-add', link: name, address: withLength(first, value('netmask')) },
        'SIOCSIFADDR',
      )
    }
    const [mtu, mac] = [value('mtu'), value('ether')]
    if (mtu !== undefined) change(context, { type: 'link-set', name, mtu: Number(mtu) }, 'SIOCSIFMTU')
    if (mac !== undefined) change(context, { type: 'link-set', name, mac }, 'SIOCSIFHWADDR')
    if (isUp || settings.includes('up')) change(context, { type: 'link-set', name, up: true }, 'SIOCSIFFLAGS')
    if (settings.includes('down')) change(context, { type: 'link-set', name, up: false }, 'SIOCSIFFLAGS')
    return 0
  },
}

const bitsOf = (netmask: string): number =>
  netmask.split('.').reduce((sum, part) => sum + (Number(part).toString(2).match(/1/g)?.length ?? 0), 0)

/** An address with the length of its network: of the mask, or of its old class. */
function withLength(address: string, netmask: string | undefined): string {
  if (address.includes('/')) return address
  if (netmask !== undefined) return `${address}/${bitsOf(netmask)}`
  const first = Number(address.split('.')[0])
  return `${address}/${first < 128 ? 8 : first < 192 ? 16 : 24}`
}

const cell = (text: string, width: number): string => text.slice(0, width - 1).padEnd(width)

const route: Applet = {
  options: '*',
  usage:
    '[{add|del|delete}] [-net|-host] [default|TARGET] [gw ADDRESS] [netmask MASK] [metric N] [dev IFACE]',
  about: 'Print or change the routing table',
  *run(context) {
    const { process, words } = context
    const [verb, ...rest] = words.filter((word) => !word.startsWith('-'))
    if (verb === 'add' || verb === 'del' || verb === 'delete') {
      const value = (key: string) => (rest.includes(key) ? rest[rest.indexOf(key) + 1] : undefined)
      const [target = 'default'] = rest
      const [gateway, netmask, device, metric] = [
        value('gw'),
        value('netmask'),
        value('dev'),
        value('metric'),
      ]
      const destination =
        target === 'default' || target.includes('/')
          ? target
          : `${target}/${netmask === undefined ? 32 : bitsOf(netmask)}`
      const where = {
        destination,
        ...(gateway !== undefined && { via: gateway }),
        ...(device !== undefined && { link: device }),
      }
      const isAdd = verb === 'add'
      change(
        context,
        isAdd
          ? { type: 'route-add', ...where, ...(metric !== undefined && { metric: Number(metric) }) }
          : { type: 'route-delete', ...where },
        isAdd ? 'SIOCADDRT' : 'SIOCDELRT',
      )
      return 0
    }
    yield* process.stdout.write(routeTable(context, words.includes('-n')))
    return 0
  },
}

function routeTable({ process }: AppletContext, isNumeric: boolean): string {
  const rows = [...process.sys.networkState().routes]
    .sort(byDestination)
    .map(({ destination, via, link = '', metric }) => {
      const isDefault = destination === 'default'
      const target = isDefault ? (isNumeric ? '0.0.0.0' : 'default') : networkOf(destination)
      const gateway = via ?? (isNumeric ? '0.0.0.0' : '*')
      const flags = `U${via === undefined ? '' : 'G'}${!isDefault && !destination.includes('/') ? 'H' : ''}`
      return `${cell(target, 16)}${cell(gateway, 16)}${cell(isDefault ? '0.0.0.0' : maskOf(destination), 16)}${flags.padEnd(6)}${String(metric).padEnd(6)} ${'0'.padEnd(2)} ${'0'.padStart(7)} ${link}\n`
    })
  return `Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n${rows.join('')}`
}

const arp: Applet = {
  options: 'anevH:A:i:d!Dfps',
  usage: '[-vn] [-H HWTYPE] [-i IF] -a [HOSTNAME]',
  about: 'Print the ARP cache',
  *run({ process, values }) {
    const rows = process.sys
      .networkState()
      .neighbours.filter(({ link }) => !values.has('i') || values.get('i') === link)
    yield* process.stdout.write(
      rows
        .map(
          ({ address, mac, link }) =>
            `? (${address}) at ${mac === undefined ? '<incomplete> ' : `${mac} [ether]`}  on ${link}\n`,
        )
        .join(''),
    )
    return 0
  },
}

const netstat: Applet = {
  options: 'laentuwxrpW',
  usage: '[-ral] [-tuwx] [-enWp]',
  about: 'Print routes or (-l: listening, -a: all) sockets; -t: TCP, -u: UDP, -x: unix',
  *run(context) {
    const { process, flags, build } = context
    if (flags.has('p') && !build.psTime) throw new OptionError("invalid option -- 'p'")
    if (flags.has('r')) {
      yield* process.stdout.write(routeTable(context, flags.has('n')))
      return 0
    }
    const chosen = ['t', 'u', 'w', 'x'].filter((flag) => flags.has(flag))
    const wants = (letter: string) => chosen.length === 0 || chosen.includes(letter)
    yield* process.stdout.write(internetRows(context, wants))
    if (wants('x'))
      yield* process.stdout.write(
        `Active UNIX domain sockets ${kindOf(flags)}\nProto RefCnt Flags       Type       State         I-Node ${flags.has('p') ? 'PID/Program name    ' : ''}Path\n`,
      )
    return 0
  },
}

function kindOf(flags: ReadonlySet<string>): string {
  return flags.has('a') ? '(servers and established)' : flags.has('l') ? '(only servers)' : '(w/o servers)'
}

/** TCP, UDP and raw sockets, under their heading. */
function internetRows(context: AppletContext, wants: (letter: string) => boolean): string {
  const { process, flags } = context
  if (!wants('t') && !wants('u') && !wants('w')) return ''
  const place = ({ address, port }: { readonly address: string; readonly port: number }) =>
    `${address}:${port === 0 ? '*' : port}`.padEnd(23)
  const rows = process.sys
    .networkState()
    .sockets.filter(({ protocol, state }) => {
      if (!wants(protocol === 'icmp' ? 'w' : protocol.charAt(0))) return false
      return flags.has('a') || (state === 'LISTEN' || state === 'UNCONN') === flags.has('l')
    })
    .map(({ protocol, state, local, peer, receiveQueue, sendQueue, ino }) => {
      const nowhere = { address: local.address.includes(':') ? '::' : '0.0.0.0', port: 0 }
      const shown = { UNCONN: '', ESTAB: 'ESTABLISHED' }[state] ?? state
      const queues = [receiveQueue, state === 'LISTEN' ? 0 : sendQueue].map((queue) =>
        String(queue).padStart(6),
      )
      const program = flags.has('p') ? (ownerOf(context, ino) ?? '-').padEnd(20) : ''
      return `${protocol === 'icmp' ? 'raw' : protocol}   ${queues.join(' ')} ${place(local)} ${place(peer ?? nowhere)} ${shown.padEnd(12)}${program}\n`
    })
  const owner = flags.has('p') ? 'PID/Program name    ' : ''
  return `Active Internet connections ${kindOf(flags)}\nProto Recv-Q Send-Q Local Address           Foreign Address         State       ${owner}\n${rows.join('')}`
}

/** `12/httpd`: the process that holds a socket, as /proc/PID/fd shows it. */
function ownerOf({ process: { sys } }: AppletContext, ino: number): string | undefined {
  for (const { name } of sys.getdents('/proc').filter((entry) => /^\d+$/.test(entry.name))) {
    try {
      const isOwner = sys
        .getdents(`/proc/${name}/fd`)
        .some((fd) => sys.readlink(`/proc/${name}/fd/${fd.name}`) === `socket:[${ino}]`)
      if (!isOwner) continue
      const exe = sys.readlink(`/proc/${name}/exe`)
      return `${name}/${exe.slice(exe.lastIndexOf('/') + 1)}`
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  return undefined
}

const ipcalc: Applet = {
  options: 'mbnps!h',
  long: 'netmask:m broadcast:b network:n prefix:p silent:s',
  usage: '[-bnmp] ADDRESS[/PREFIX] [NETMASK]',
  about: 'Print parts of a network address',
  *run({ process, flags, operands: [text = '', netmask] }) {
    const address = withLength(text, netmask)
    if (!isAddress(address.split('/')[0] ?? '')) throw new AppletFailure(`bad IP address: ${text}`)
    const lines = [
      flags.has('m') && `NETMASK=${maskOf(address)}`,
      flags.has('b') && `BROADCAST=${broadcastOf(address)}`,
      flags.has('n') && `NETWORK=${networkOf(address)}`,
      flags.has('p') && `PREFIX=${address.split('/')[1]}`,
    ]
    yield* process.stdout.write(lines.map((line) => (line === false ? '' : `${line}\n`)).join(''))
    return 0
  },
}

/** Applets of the old net-tools' kind. */
export const interfaceApplets: Applets = { arp, ifconfig, ipcalc, netstat, route }
