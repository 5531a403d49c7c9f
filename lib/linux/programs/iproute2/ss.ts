import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { SocketState } from '../../net/netlink'
import { readOptions } from '../help-text'
import { NotSimulated, parseOptions, UsageError } from '../options'
import { findService } from '../support/services'
import { type SocketOwner, socketOwners } from '../support/socket-owners'

const help = `Usage: ss [ OPTIONS ]
       ss [ OPTIONS ] [ FILTER ]
   -h, --help          print this
   -V, --version       print the version
   -n, --numeric       ports as numbers
   -H, --no-header     no header
   -a, --all           sockets in every state
   -l, --listening     listening sockets
   -p, --processes     whose they are
   -t, --tcp           TCP
   -u, --udp           UDP
   -4, --ipv4          IPv4
   -6, --ipv6          IPv6
   -s, --summary       how many there are
   -O, --oneline       no effect
   -e, --extended      no effect

Not simulated here: -r, --resolve; -o, --options; -m, --memory; -i, --info; -K, --kill; -E, --events; -N, --net=NSNAME; -x, --unix; -w, --raw; -d, --dccp; -S, --sctp; -0, --packet; -Z, --context; -z, --contexts; -b, --bpf; -f, --family=FAMILY; -A, --query=QUERY; -D, --diag=FILE; -F, --filter=FILE; -M, --mptcp; -T, --threads
`

const STATES: Readonly<Record<string, string>> = {
  ESTABLISHED: 'ESTAB',
  FIN_WAIT2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  TIME_WAIT: 'TIME-WAIT',
}

const known = {
  help: '-h',
  version: '-V',
  numeric: '-n',
  noHeader: '-H',
  all: '-a',
  listening: '-l',
  processes: '-p',
  tcp: '-t',
  udp: '-u',
  ipv4: '-4',
  ipv6: '-6',
  summary: '-s',
  oneLine: '-O',
  extended: '-e',
} as const

/** ss(8): the sockets of this network namespace. */
export function* ss(process: Process): Blocking<number> {
  const { sys, stdout, stderr } = process
  try {
    const { options, operands } = parseOptions(readOptions(help), known, process.argv.slice(1))
    if (options.help || options.version) {
      yield* stdout.write(options.help ? help : 'ss utility, iproute2-6.15.0\n')
      return 0
    }
    const all = sys.networkState().sockets
    if (options.summary) {
      yield* stdout.write(summary(all))
      return 0
    }
    const filter = parseFilter(operands)
    const kinds = [options.udp ? 'udp' : '', options.tcp ? 'tcp' : ''].filter((kind) => kind !== '')
    const chosen = kinds.length === 0 ? ['udp', 'tcp'] : kinds
    const rows = chosen.flatMap((protocol) =>
      all.filter(
        (socket) =>
          socket.protocol === protocol &&
          isWanted(socket, options.all || filter.state !== undefined, options.listening) &&
          isOfFamily(socket, options) &&
          filter.test(socket),
      ),
    )
    const owners = options.processes ? yield* socketOwners(sys) : undefined
    const table = tableOf(rows, {
      withKind: chosen.length > 1,
      withState: filter.state === undefined || filter.state === 'all',
      isNumeric: options.numeric,
      owners,
    })
    yield* stdout.write((options.noHeader ? layOut(table.slice(1)) : layOut(table)).join(''))
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof NotSimulated)) throw error
    yield* stderr.write(`ss: ${error.message}\n${error instanceof UsageError ? help : ''}`)
    return 255
  }
}

const isWaiting = ({ state }: SocketState): boolean => state === 'LISTEN' || state === 'UNCONN'

function isWanted(socket: SocketState, all: boolean, listening: boolean): boolean {
  if (all) return true
  if (listening) return isWaiting(socket)
  return !isWaiting(socket) && socket.state !== 'TIME_WAIT'
}

const isV6 = ({ local }: SocketState): boolean => local.address.includes(':')

function isOfFamily(socket: SocketState, { ipv4, ipv6 }: { ipv4: boolean; ipv6: boolean }): boolean {
  if (ipv4 === ipv6) return true
  return isV6(socket) === ipv6
}

/** `state NAME`, `sport = :80`, `dport = :80`. @throws NotSimulated */
function parseFilter(words: readonly string[]): {
  state: string | undefined
  test: (socket: SocketState) => boolean
} {
  let state: string | undefined
  const tests: ((socket: SocketState) => boolean)[] = []
  const rest = words.flatMap((word) => word.split(/\s+/)).filter((word) => !['(', ')', 'and'].includes(word))
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === 'state') {
      const wanted = rest.shift() ?? ''
      state = wanted
      tests.push((socket) => wanted === 'all' || nameMatches(socket, wanted))
    } else if (['sport', 'dport', 'src', 'dst'].includes(word)) {
      const value = (/^(=|==|eq)$/.test(rest[0] ?? '') ? rest.splice(0, 2)[1] : rest.shift()) ?? ''
      const side = word.startsWith('s') ? 'local' : 'peer'
      const [address = '', port] = value.split(':')
      tests.push((socket) => {
        const end = socket[side]
        return (
          (address === '' || end?.address === address) && (port === undefined || String(end?.port) === port)
        )
      })
    } else throw new NotSimulated(`filter "${word}"`)
  }
  return { state, test: (socket) => tests.every((test) => test(socket)) }
}

function nameMatches({ state }: SocketState, wanted: string): boolean {
  if (wanted === 'listening' || wanted === 'listen') return state === 'LISTEN'
  if (wanted === 'connected') return state !== 'LISTEN' && state !== 'UNCONN'
  return state.replace('_', '-').toLowerCase() === wanted || (STATES[state] ?? '').toLowerCase() === wanted
}

interface Shape {
  readonly withKind: boolean
  readonly withState: boolean
  readonly isNumeric: boolean
  readonly owners: ReadonlyMap<number, readonly SocketOwner[]> | undefined
}

type Row = readonly string[]

function tableOf(
  rows: readonly SocketState[],
  { withKind, withState, isNumeric, owners }: Shape,
): readonly Row[] {
  const pick = (kind: string, state: string, rest: readonly string[]): Row => [
    withKind ? kind : '',
    withState ? state : '',
    ...rest,
  ]
  const head = pick('Netid', 'State', [
    'Recv-Q',
    'Send-Q',
    'Local Address:',
    'Port',
    'Peer Address:',
    'Port',
    owners ? 'Process' : '',
  ])
  return [
    head,
    ...rows.map((socket) => {
      const { protocol, state, receiveQueue, sendQueue, local, peer, ino } = socket
      const port = (number: number): string =>
        isNumeric ? String(number) : (findService(number, protocol)?.name ?? String(number))
      const isDual = local.address === '::' && !socket.isIpv6Only
      const shown = (address: string): string =>
        isDual ? '*' : address.includes(':') ? `[${address}]` : address
      const far = peer
        ? [`${shown(peer.address)}:`, port(peer.port)]
        : [`${isDual ? '*' : isV6(socket) ? '[::]' : '0.0.0.0'}:`, '*']
      const users = owners?.get(ino)?.map(({ name, pid, fd }) => `("${name}",pid=${pid},fd=${fd})`)
      return pick(protocol, STATES[state] ?? state, [
        String(receiveQueue),
        String(sendQueue),
        `${shown(local.address)}:`,
        port(local.port),
        ...far,
        users ? `users:(${users.join(',')})` : '',
      ])
    }),
  ]
}

/** Columns as wide as what is in them; addresses to the right, ports to the left. */
function layOut(table: readonly Row[]): string[] {
  const width = (column: number): number => Math.max(0, ...table.map((row) => row[column]?.length ?? 0))
  const [kind, state, received, sent, local, localPort, peer, peerPort, process] = Array.from(
    { length: 9 },
    (_, column) => width(column),
  )
  return table.map((row) => {
    const cell = (column: number): string => row[column] ?? ''
    const parts = [
      kind ? `${cell(0).padEnd(kind)} ` : '',
      state ? `${cell(1).padEnd(state)} ` : '',
      `${cell(2).padEnd(received ?? 0)} ${cell(3).padEnd(sent ?? 0)} `,
      `${cell(4).padStart(local ?? 0)}${cell(5).padEnd(localPort ?? 0)} `,
      `${cell(6).padStart(peer ?? 0)}${cell(7).padEnd(peerPort ?? 0)}`,
      process ? ` ${cell(8).padEnd(process)}` : '',
    ]
    return `${process ? parts.join('') : parts.join('').trimEnd()}\n`
  })
}

function summary(sockets: readonly SocketState[]): string {
  const of = (protocol: string): readonly SocketState[] =>
    sockets.filter((socket) => socket.protocol === protocol)
  const [tcp, udp] = [of('tcp'), of('udp')]
  const count = (rows: readonly SocketState[], state: string): number =>
    rows.filter((row) => row.state === state).length
  const line = (name: string, rows: readonly SocketState[]): string => {
    const v6 = rows.filter(isV6).length
    return `${name}\t  ${String(rows.length).padEnd(9)} ${String(rows.length - v6).padEnd(9)} ${String(v6).padEnd(9)}\n`
  }
  const closed = count(tcp, 'TIME_WAIT')
  return `Total: ${sockets.length}
TCP:   ${tcp.length} (estab ${count(tcp, 'ESTABLISHED')}, closed ${closed}, orphaned 0, timewait ${closed})

Transport Total     IP        IPv6
${line('RAW', [])}${line('UDP', udp)}${line(
  'TCP',
  tcp.filter(({ state }) => state !== 'TIME_WAIT'),
)}${line('INET', [...udp, ...tcp])}${line('FRAG', [])}
`
}
