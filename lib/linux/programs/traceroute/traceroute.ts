import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readOptions } from '../help-text'
import { NotSimulated, type ParsedOptions, parseOptions, UsageError } from '../options'
import { nameOfAddress, resolve } from '../support/resolve'

const help = `Usage:
  traceroute [ -4In ] [ -f first_ttl ] [ -m max_ttl ] [ -p port ] [ -q nqueries ] [ -w MAX ] host [ packetlen ]
Options:
  -4                 no effect
  -f first_ttl, --first=first_ttl  begin with this hop
  -I, --icmp         probe with ICMP echoes
  -m max_ttl, --max-hops=max_ttl  at most so many hops (30)
  -n                 no name lookups
  -p port, --port=port  first port of the probes
  -q nqueries, --queries=nqueries  probes a hop (3)
  -w MAX, --wait=MAX  seconds to wait for an answer (5)
  -V, --version      print the version
      --help         print this

Not simulated here: -6; -T, --tcp; -U, --udp; -d, --debug; -F, --dont-fragment; -g gate; -i device, --interface=device; -N squeries, --sim-queries=squeries; -t tos, --tos=tos; -r; -s src_addr, --source=src_addr; -z sendwait, --sendwait=sendwait; -e, --extensions; -A, --as-path-lookups; -M name, --module=name; -O OPTS, --options=OPTS; --sport=num; --fwmark=num; -D, --dccp; -P prot, --protocol=prot; --mtu; --back
`
const known = {
  ipv4: '-4',
  first: '-f=',
  icmp: '-I',
  most: '-m=',
  numeric: '-n',
  port: '-p=',
  queries: '-q=',
  wait: '-w=',
  version: '-V',
  help: '--help',
} as const

type Options = ParsedOptions<typeof known>['options']

interface Answer {
  readonly from: string
  readonly nanoseconds: number
  /** `!H` and the like */
  readonly mark: string
  readonly isLast: boolean
}

const MARKS: Readonly<Record<number, string>> = { 0: '!N', 1: '!H', 2: '!P', 9: '!X', 10: '!X', 13: '!X' }

/** traceroute(8): the routers on the way to a host, by packets whose time to live ends under way. */
export function* traceroute(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  try {
    const { options, operands } = parseOptions(readOptions(help), known, argv.slice(1))
    const [target, length] = operands
    if (options.version) {
      yield* stdout.write('Modern traceroute for Linux, version 2.1.2\n')
      return 0
    }
    if (options.help || target === undefined) {
      yield* (options.help ? stdout : stderr).write(help)
      return options.help ? 0 : 2
    }
    const { addresses, failure } = yield* resolve(sys, target)
    const [address] = addresses
    if (address === undefined) {
      yield* stderr.write(
        `${target}: ${failure}\nCannot handle "host" cmdline arg \`${target}' on position 1 (argc ${argv.indexOf(target)})\n`,
      )
      return 2
    }
    const most = Number(options.most ?? 30)
    yield* stdout.write(
      `traceroute to ${target} (${address}), ${most} hops max, ${length ?? 60} byte packets\n`,
    )
    return yield* trace(process, options, address, most)
  } catch (error) {
    if (isErrno(error)) yield* stderr.write(`connect: ${error.message}\n`)
    else if (error instanceof UsageError || error instanceof NotSimulated)
      yield* stderr.write(`traceroute: ${error.message}\n`)
    else throw error
    return error instanceof UsageError ? 2 : 1
  }
}

function* trace(process: Process, options: Options, address: string, most: number): Blocking<number> {
  const { sys, stdout } = process
  const queries = Number(options.queries ?? 3)
  const check = sys.socket('inet', 'dgram')
  yield* sys.connect(check, { family: 'inet', address, port: 33_434 })
  sys.close(check)
  for (let hop = Number(options.first ?? 1), probe = 0; hop <= most; hop++) {
    let line = String(hop).padStart(2)
    let shown: string | undefined
    let isDone = false
    for (let query = 0; query < queries; query++) {
      const answer = yield* send(process, options, address, hop, probe++)
      if (!answer) {
        line += `${query === 0 ? '  ' : ' '}*`
        continue
      }
      if (answer.from !== shown) line += `  ${yield* nameOf(process, options, answer.from)}`
      shown = answer.from
      line += `  ${(answer.nanoseconds / 1e6).toFixed(3)} ms${answer.mark === '' ? '' : ` ${answer.mark}`}`
      isDone ||= answer.isLast
    }
    yield* stdout.write(`${line}\n`)
    if (isDone) return 0
  }
  return 0
}

function* nameOf({ sys }: Process, { numeric }: Options, address: string): Blocking<string> {
  return numeric ? address : `${(yield* nameOfAddress(sys, address)) ?? address} (${address})`
}

function* send(
  { sys }: Process,
  options: Options,
  address: string,
  ttl: number,
  probe: number,
): Blocking<Answer | undefined> {
  const fd = options.icmp ? sys.socket('inet', 'raw', 'icmp') : sys.socket('inet', 'dgram')
  const receiveTimeout = Number(options.wait ?? 5) * SECOND
  sys.setsockopt(fd, { ttl, receiveTimeout, receiveErrors: true })
  const startedAt = sys.now()
  try {
    if (options.icmp)
      sys.sendIcmp(fd, address, { type: 'echo-request', id: probe, sequence: probe, size: 32 })
    else
      sys.sendto(fd, new Uint8Array(32), {
        family: 'inet',
        address,
        port: Number(options.port ?? 33_434) + probe,
      })
    const [ready] = yield* sys.poll([{ fd, read: true }], receiveTimeout)
    if (!ready?.readable) return undefined
    const received = options.icmp ? yield* sys.receiveIcmp(fd) : sys.receiveError(fd)
    if (!received) return undefined
    const { from, message } = received
    const isReached = message.type === 'echo-reply' || from === address
    const mark = message.type === 'unreachable' && message.code !== 3 ? (MARKS[message.code] ?? '') : ''
    return { from, nanoseconds: sys.now() - startedAt, mark, isLast: isReached || mark !== '' }
  } catch (error) {
    if (isErrno(error, 'EAGAIN')) return undefined
    throw error
  } finally {
    sys.close(fd)
  }
}
