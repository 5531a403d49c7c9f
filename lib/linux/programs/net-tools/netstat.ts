import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { SocketState } from '../../net/netlink'
import { readOptions } from '../help-text'
import { NotSimulated, type ParsedOptions, parseOptions, UsageError } from '../options'
import { nameOfAddress } from '../support/resolve'
import { findService } from '../support/services'
import { type SocketOwner, socketOwners } from '../support/socket-owners'
import { interfaceTable } from './ifconfig'
import { routeTable } from './route'

const help = `usage: netstat [-46tulnapewW] | [-nr] | [-i]
        -r, --route              the routing table
        -i, --interfaces         the links
        -n, --numeric            no names
        -t, --tcp                TCP
        -u, --udp                UDP
        -l, --listening          listening sockets
        -a, --all                sockets in every state
        -p, --programs           whose they are
        -e, --extend             no effect
        -W, --wide               no effect
        -4, --inet               IPv4
        -V, --version            print the version
        -h, --help               print this

Not simulated here: -6, --inet6; -s, --statistics; -g, --groups; -M, --masquerade; -v, --verbose; -c, --continuous; -o, --timers; -F, --fib; -C, --cache; -Z, --context; -w, --raw; -x, --unix; -N, --symbolic; -U, --udplite; -S, --sctp
`
const known = {
  route: '-r',
  interfaces: '-i',
  numeric: '-n',
  tcp: '-t',
  udp: '-u',
  listening: '-l',
  all: '-a',
  programs: '-p',
  extend: '-e',
  wide: '-W',
  ipv4: '-4',
  version: '-V',
  help: '-h',
} as const

type Options = ParsedOptions<typeof known>['options']

/** netstat of net-tools: sockets, routes and links. */
export function* netstat(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  try {
    const { options } = parseOptions(readOptions(help), known, argv.slice(1))
    const state = sys.networkState()
    if (options.help || options.version) yield* stdout.write(options.help ? help : 'net-tools 2.10\n')
    else if (options.route) yield* stdout.write(routeTable(state.routes, options.numeric, true))
    else if (options.interfaces)
      yield* stdout.write(
        `Kernel Interface table\n${interfaceTable(
          state.links.filter(({ isUp }) => isUp),
          true,
        )}`,
      )
    else yield* showSockets(process, state.sockets, options)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof NotSimulated)) throw error
    yield* stderr.write(`netstat: ${error.message}\n${error instanceof UsageError ? help : ''}`)
    return 4
  }
}

const STATES: Readonly<Record<string, string>> = { UNCONN: '', TIME_WAIT: 'TIME_WAIT' }
const isWaiting = ({ state }: SocketState): boolean => state === 'LISTEN' || state === 'UNCONN'

function* showSockets(process: Process, all: readonly SocketState[], options: Options): Blocking<void> {
  const { sys, stdout } = process
  const isAny = !options.tcp && !options.udp
  const rows = all.filter((socket) => {
    if (!isAny && !(socket.protocol === 'tcp' ? options.tcp : options.udp)) return false
    return options.all || isWaiting(socket) === options.listening
  })
  const kind = options.all ? 'servers and established' : options.listening ? 'only servers' : 'w/o servers'
  const owners = options.programs ? yield* socketOwners(sys) : undefined
  yield* stdout.write(
    `Active Internet connections (${kind})\nProto Recv-Q Send-Q Local Address           Foreign Address         State      ${owners ? ' PID/Program name    ' : ''}\n`,
  )
  for (const protocol of ['tcp', 'udp'])
    for (const socket of rows.filter((row) => row.protocol === protocol))
      yield* stdout.write(yield* line(process, socket, options, owners))
  if (isAny)
    yield* stdout.write(
      `Active UNIX domain sockets (${kind})\nProto RefCnt Flags       Type       State         I-Node   ${owners ? 'PID/Program name     ' : ''}Path\n`,
    )
}

function* line(
  process: Process,
  socket: SocketState,
  options: Options,
  owners: ReadonlyMap<number, readonly SocketOwner[]> | undefined,
): Blocking<string> {
  const { protocol, state, local, peer, receiveQueue, sendQueue, ino } = socket
  const isV6 = local.address.includes(':')
  const anyPeer = { address: isV6 ? '::' : '0.0.0.0', port: 0 }
  const own = yield* endText(process, local, protocol, options.numeric)
  const other = yield* endText(process, peer ?? anyPeer, protocol, options.numeric)
  const queues = `${String(receiveQueue).padStart(6)} ${String(state === 'LISTEN' ? 0 : sendQueue).padStart(6)}`
  const name = `${protocol}${isV6 ? '6' : ''}`
  const row = `${name.padEnd(5)} ${queues} ${own.padEnd(23)} ${other.padEnd(23)} ${(STATES[state] ?? state).padEnd(11)}`
  if (!owners) return `${row}\n`
  const [owner] = owners.get(ino) ?? []
  return `${row} ${(owner ? `${owner.pid}/${owner.name}` : '-').padEnd(19)} \n`
}

function* endText(
  { sys }: Process,
  { address, port }: { readonly address: string; readonly port: number },
  protocol: string,
  numeric: boolean,
): Blocking<string> {
  const service = numeric || port === 0 ? undefined : findService(port, protocol)?.name
  const shownPort = port === 0 ? '*' : (service ?? String(port))
  if (numeric) return `${address}:${shownPort}`
  const name = address === '::' ? '[::]' : yield* nameOfAddress(sys, address)
  return `${name ?? address}:${shownPort}`
}
