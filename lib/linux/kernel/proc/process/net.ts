import { parseAddress } from '../../../net/ipv4'
import type { LinkState, NetworkState, SocketState } from '../../../net/netlink'
import { networkState } from '../../../net/network-state'
import type { Kernel } from '../../kernel'
import { SocketFile } from '../../socket'
import type { Task } from '../../task'
import type { ProcFileSystem } from '../proc-file-system'
import { ProcDirectory, ProcText } from '../proc-inode'

/** Numbers of TCP's states (include/net/tcp_states.h). */
const tcpStates: Readonly<Record<string, number>> = {
  ESTABLISHED: 1,
  FIN_WAIT2: 5,
  TIME_WAIT: 6,
  UNCONN: 7,
  CLOSE_WAIT: 8,
  LISTEN: 10,
}

const SOCKET_COLUMNS = 'st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'

/** /proc/PID/net: the network namespace of the process (proc_pid_net(5)). */
export function netDirectory(fs: ProcFileSystem, task: Task): ProcDirectory {
  const { kernel } = fs
  const text = (make: (state: NetworkState) => string) => () =>
    new ProcText(fs, () => make(networkState(task.namespaces.net, kernel.clock.now())), { task })
  const sockets = (protocol: 'tcp' | 'udp', isV6: boolean) =>
    text((state) =>
      socketText(
        state.sockets.filter((one) => one.protocol === protocol && isV6Socket(one) === isV6),
        protocol,
        isV6,
      ),
    )
  return new ProcDirectory(
    fs,
    {
      arp: text(arpText),
      dev: text(({ links }) => DEV_HEADER + links.map(devLine).join('')),
      if_inet6: text(({ links }) => links.flatMap(inet6Lines).join('')),
      route: text(routeText),
      sockstat: text(({ sockets: all }) => sockstatText(all, unixSockets(kernel, task).length)),
      tcp: sockets('tcp', false),
      tcp6: sockets('tcp', true),
      udp: sockets('udp', false),
      udp6: sockets('udp', true),
      unix: text(() => unixText(unixSockets(kernel, task))),
    },
    task,
  )
}

const DEV_HEADER = `\
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
`

function devLine({ name, received, sent }: LinkState): string {
  const columns = (values: readonly number[], widths: readonly number[]) =>
    values.map((value, index) => String(value).padStart(widths[index] ?? 0)).join(' ')
  const incoming = columns([received.bytes, received.packets, 0, 0, 0, 0, 0, 0], [7, 7, 4, 4, 4, 5, 10, 9])
  const outgoing = columns([sent.bytes, sent.packets, 0, 0, 0, 0, 0, 0], [8, 7, 4, 4, 4, 5, 7, 10])
  return `${name.padStart(6)}: ${incoming} ${outgoing}\n`
}

/** As the bytes lie in memory on a little-endian machine. */
function hexAddress(address: string): string {
  const number = parseAddress(address) ?? 0
  return [0, 8, 16, 24].map((shift) => hex((number >>> shift) & 0xff, 2)).join('')
}

function hexAddress6(address: string): string {
  const groups = expand(address)
  return [0, 2, 4, 6]
    .map((first) => {
      const word = (groups[first] ?? 0) * 65_536 + (groups[first + 1] ?? 0)
      return [0, 8, 16, 24].map((shift) => hex((word >>> shift) & 0xff, 2)).join('')
    })
    .join('')
}

/** The eight groups of an IPv6 address; of an IPv4 one those of its mapped form. */
function expand(address: string): number[] {
  if (!address.includes(':')) {
    const number = parseAddress(address) ?? 0
    return [0, 0, 0, 0, 0, 0xffff, number >>> 16, number & 0xffff]
  }
  const [head = '', tail] = address.split('::')
  const parse = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16))
  const [left, right] = [parse(head), parse(tail ?? '')]
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right]
}

function hex(value: number, width: number): string {
  return value.toString(16).toUpperCase().padStart(width, '0')
}

function inet6Lines({ index, name, addresses6 }: LinkState): string[] {
  return addresses6.map((text) => {
    const [address = '', length = '0'] = text.split('/')
    const bytes = expand(address)
      .map((group) => group.toString(16).padStart(4, '0'))
      .join('')
    const scope = address === '::1' ? '10' : '20'
    const number = (value: number) => value.toString(16).padStart(2, '0')
    return `${bytes} ${number(index)} ${number(Number(length))} ${scope} 80 ${name.padStart(8)}\n`
  })
}

function isV6Socket({ local }: SocketState): boolean {
  return local.address.includes(':')
}

function socketText(sockets: readonly SocketState[], protocol: 'tcp' | 'udp', isV6: boolean): string {
  const indent = protocol === 'tcp' ? 2 : 3
  const title = isV6
    ? `local_address${' '.repeat(25)}remote_address${' '.repeat(24)}`
    : 'local_address rem_address   '
  const width = isV6 ? 0 : protocol === 'tcp' ? 149 : 127
  const last = protocol === 'udp' ? ' ref pointer drops' : ''
  const header = `${' '.repeat(indent)}sl  ${title}${SOCKET_COLUMNS}${last}`
  const rows = sockets.map((socket, index) => socketLine(socket, index, protocol, isV6))
  return [header, ...rows].map((row) => `${row.padEnd(width)}\n`).join('')
}

function socketLine(socket: SocketState, index: number, protocol: 'tcp' | 'udp', isV6: boolean): string {
  const end = ({ address, port }: { readonly address: string; readonly port: number }) =>
    `${isV6 ? hexAddress6(address) : hexAddress(address)}:${hex(port, 4)}`
  const peer = socket.peer ?? { address: isV6 ? '::' : '0.0.0.0', port: 0 }
  const isListening = socket.state === 'LISTEN'
  const queues = `${hex(isListening ? 0 : socket.sendQueue, 8)}:${hex(socket.receiveQueue, 8)}`
  const number = String(index).padStart(protocol === 'tcp' ? 4 : 5)
  const more = protocol === 'tcp' ? ' 1 0000000000000000 100 0 0 10 0' : ' 2 0000000000000000 0'
  return (
    `${number}: ${end(socket.local)} ${end(peer)} ${hex(tcpStates[socket.state] ?? 7, 2)} ${queues} ` +
    `00:00000000 00000000 ${'0'.padStart(5)} ${'0'.padStart(8)} ${socket.ino}${more}`
  )
}

function routeText({ routes }: NetworkState): string {
  const header = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT'
  const rows = routes.map(({ destination, via, link, metric }) => {
    const [address = '0.0.0.0', length = destination === 'default' ? '0' : '32'] =
      destination === 'default' ? ['0.0.0.0', '0'] : destination.split('/')
    const mask = Number(length) === 0 ? 0 : (0xffff_ffff << (32 - Number(length))) >>> 0
    const flags = 1 + (via ? 2 : 0) + (length === '32' ? 4 : 0)
    const maskText = [0, 8, 16, 24]
      .map((shift) => hex((mask >>> (24 - shift)) & 0xff, 2))
      .reverse()
      .join('')
    const cells = [
      link ?? '*',
      hexAddress(address),
      hexAddress(via ?? '0.0.0.0'),
      hex(flags, 4),
      0,
      0,
      metric,
      maskText,
      0,
      0,
      0,
    ]
    return cells.join('\t')
  })
  return [header, ...rows].map((row) => `${row.padEnd(127)}\n`).join('')
}

function arpText({ neighbours }: NetworkState): string {
  const header = 'IP address       HW type     Flags       HW address            Mask     Device\n'
  const rows = neighbours.map(({ address, link, mac, state }) => {
    const flags = state === 'PERMANENT' ? 6 : mac ? 2 : 0
    return `${address.padEnd(16)} 0x1         0x${flags}         ${mac ?? '00:00:00:00:00:00'}     *        ${link}\n`
  })
  return header + rows.join('')
}

/** Unix sockets that processes of this network namespace have open. */
function unixSockets(kernel: Kernel, { namespaces: { net } }: Task): SocketFile[] {
  const found = new Set<SocketFile>()
  for (const { files } of kernel.initNamespaces.pid.tasks.values()) {
    for (const fd of files.fds()) {
      const file = files.get(fd)
      if (file instanceof SocketFile && file.family === 'unix' && file.namespace === net) found.add(file)
    }
  }
  return [...found]
}

function unixText(sockets: readonly SocketFile[]): string {
  const rows = sockets.map(({ ino, listener, boundTo, isConnected }) => {
    const path = boundTo?.family === 'unix' && boundTo.path !== '' ? ` ${boundTo.path}` : ''
    const [count, flags, state] = listener
      ? ['00000002', '00010000', '01']
      : ['00000003', '00000000', isConnected ? '03' : '01']
    return `0000000000000000: ${count} 00000000 ${flags} 0001 ${state} ${String(ino).padStart(5)}${path}\n`
  })
  return `Num       RefCount Protocol Flags    Type St Inode Path\n${rows.join('')}`
}

function sockstatText(sockets: readonly SocketState[], unix: number): string {
  const count = (protocol: string) => sockets.filter((socket) => socket.protocol === protocol).length
  const waiting = sockets.filter(({ state }) => state === 'TIME_WAIT').length
  const tcp = count('tcp') - waiting
  return [
    `sockets: used ${unix + tcp + count('udp')}`,
    `TCP: inuse ${tcp} orphan 0 tw ${waiting} alloc ${tcp} mem 0`,
    `UDP: inuse ${count('udp')} mem 0`,
    'UDPLITE: inuse 0',
    'RAW: inuse 0',
    'FRAG: inuse 0 memory 0',
    '',
  ].join('\n')
}
