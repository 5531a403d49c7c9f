import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { ReceivedIcmp } from '../../net/datagram'
import { readOptions } from '../help-text'
import { NotSimulated, type ParsedOptions, parseOptions, UsageError } from '../options'
import { isAddress, nameOfAddress, resolve } from '../support/resolve'
import { errorText } from './error-text'
import { Statistics, tripTime } from './statistics'

const help = `Usage
  ping [options] <destination>

Options:
  <destination>      DNS name or IP address
  -4                 use IPv4
  -c <count>         stop after <count> replies
  -D                 print timestamps
  -h                 print this
  -i <interval>      seconds between packets
  -I <interface>     no effect
  -n                 no name lookups
  -O                 say when no reply came
  -q                 only the summary
  -s <size>          bytes of data to send
  -t <ttl>           time to live
  -v                 no effect
  -V                 print the version
  -w <deadline>      stop after so many seconds
  -W <timeout>       seconds to wait for a reply

Not simulated here: -6; -a; -A; -b; -B; -C; -d; -e <identifier>; -f; -H; -l <preload>; -L; -m <mark>; -M <pmtud opt>; -p <pattern>; -Q <tclass>; -r; -R; -S <size>; -T <timestamp>; -U; -F <flowlabel>; -N <nodeinfo opt>
`

const known = {
  ipv4: '-4',
  count: '-c=',
  timestamps: '-D',
  help: '-h',
  interval: '-i=',
  interface: '-I=',
  numeric: '-n',
  outstanding: '-O',
  quiet: '-q',
  size: '-s=',
  ttl: '-t=',
  verbose: '-v',
  version: '-V',
  deadline: '-w=',
  timeout: '-W=',
} as const

type Options = ParsedOptions<typeof known>['options']

/** How long the last packet's answer is waited for. */
const LINGER = 10

class PingFailure extends Error {
  constructor(
    message: string,
    readonly status = 2,
  ) {
    super(message)
  }
}

/** ping of iputils: ICMP echoes, one a second (ping(8)). */
export function* ping(process: Process): Blocking<number> {
  const { stdout, stderr } = process
  try {
    const { options, operands } = parseOptions(readOptions(help), known, process.argv.slice(1))
    if (options.version) {
      yield* stdout.write('ping from iputils 20240905\n')
      return 0
    }
    if (options.help) {
      yield* stderr.write(help)
      return 2
    }
    const [target] = operands
    if (target === undefined) throw new PingFailure('usage error: Destination address required', 1)
    return yield* pingHost(process, options, target)
  } catch (error) {
    if (error instanceof UsageError) yield* stderr.write(`ping: ${error.message}\n${help}`)
    else if (error instanceof NotSimulated || error instanceof PingFailure)
      yield* stderr.write(`ping: ${error.message}\n`)
    else throw error
    return error instanceof PingFailure ? error.status : 2
  }
}

function number(text: string | undefined, whole = true): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || (whole && !Number.isInteger(value)))
    throw new PingFailure(`invalid argument: '${text}'`, 1)
  return value
}

function* pingHost(process: Process, options: Options, target: string): Blocking<number> {
  const { sys } = process
  const count = number(options.count)
  const size = number(options.size) ?? 56
  const ttl = number(options.ttl) ?? 64
  const interval = (number(options.interval, false) ?? 1) * SECOND
  const timeout = (number(options.timeout, false) ?? LINGER) * SECOND
  const deadline = number(options.deadline)
  if (count === 0)
    throw new PingFailure(
      `invalid argument: '${options.count}': out of range: 1 <= value <= 9223372036854775807`,
    )
  const fd = openSocket(process)
  const { addresses, failure } = yield* resolve(sys, target)
  const [address] = addresses
  if (address === undefined) throw new PingFailure(`${target}: ${failure}`)
  yield* probe(process, address)
  sys.setsockopt(fd, { ttl })
  const session = new Session(process, fd, options, { target, address, size, count })
  const until = deadline === undefined ? Number.POSITIVE_INFINITY : sys.now() + deadline * SECOND
  yield* session.run(interval, timeout, until)
  return yield* session.finish(deadline !== undefined)
}

function openSocket({ sys }: Process): number {
  for (const type of ['dgram', 'raw'] as const) {
    try {
      return sys.socket('inet', type, 'icmp')
    } catch (error) {
      if (!isErrno(error, 'EACCES', 'EPERM')) throw error
    }
  }
  throw new PingFailure(
    'socktype: SOCK_RAW\nping: socket: Operation not permitted\nping: => missing cap_net_raw+p capability or setuid?',
  )
}

/** Connecting a UDP socket finds out whether there is a route at all. */
function* probe({ sys }: Process, address: string): Blocking<void> {
  const fd = sys.socket('inet', 'dgram')
  try {
    yield* sys.connect(fd, { family: 'inet', address, port: 1025 })
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new PingFailure(`connect: ${error.message}`)
  } finally {
    sys.close(fd)
  }
}

interface Destination {
  readonly target: string
  readonly address: string
  readonly size: number
  readonly count: number | undefined
}

class Session {
  readonly #statistics = new Statistics()
  readonly #sentAt = new Map<number, number>()
  readonly #names = new Map<string, string>()
  readonly #id: number
  #isInterrupted = false

  constructor(
    private readonly process: Process,
    private readonly fd: number,
    private readonly options: Options,
    private readonly destination: Destination,
  ) {
    this.#id = process.sys.getpid() & 0xffff
  }

  *run(interval: number, timeout: number, until: number): Blocking<void> {
    const { sys, stdout } = this.process
    const { target, address, size, count } = this.destination
    sys.sigaction('SIGINT', {
      handler: () => {
        this.#isInterrupted = true
      },
    })
    yield* stdout.write(`PING ${target} (${address}) ${size}(${size + 28}) bytes of data.\n`)
    this.#statistics.start(sys.now())
    for (let sequence = 1; !this.#isInterrupted && sys.now() < until; sequence++) {
      const isLast = sequence === count
      yield* this.#send(sequence)
      const next = sys.now() + (isLast ? timeout : interval)
      yield* this.#receiveUntil(Math.min(next, until), isLast)
      if (this.options.outstanding && this.#sentAt.has(sequence) && !isLast)
        yield* stdout.write(`no answer yet for icmp_seq=${sequence}\n`)
      if (isLast) return
    }
  }

  *#send(sequence: number): Blocking<void> {
    const { sys, stderr } = this.process
    const { address, size } = this.destination
    this.#statistics.transmitted++
    this.#sentAt.set(sequence, sys.now())
    try {
      sys.sendIcmp(this.fd, address, { type: 'echo-request', id: this.#id, sequence, size })
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stderr.write(`ping: sendmsg: ${error.message}\n`)
    }
    this.#statistics.touch(sys.now())
  }

  *#receiveUntil(time: number, stopsWhenDone: boolean): Blocking<void> {
    const { sys } = this.process
    while (!this.#isInterrupted && sys.now() < time && !(stopsWhenDone && this.#sentAt.size === 0)) {
      try {
        const [ready] = yield* sys.poll([{ fd: this.fd, read: true }], time - sys.now())
        if (!ready?.readable) return
        yield* this.#take(yield* sys.receiveIcmp(this.fd))
      } catch (error) {
        if (!isErrno(error, 'EINTR')) throw error
      }
    }
  }

  *#take({ from, ttl, message }: ReceivedIcmp): Blocking<void> {
    const { sys, stdout } = this.process
    const now = sys.now()
    const sequence = message.original?.icmp?.sequence ?? message.sequence
    const sentAt = this.#sentAt.get(sequence)
    if (message.type === 'echo-request' || sentAt === undefined) return
    this.#sentAt.delete(sequence)
    this.#statistics.touch(now)
    if (message.type !== 'echo-reply') {
      this.#statistics.errors++
      if (!this.options.quiet)
        yield* stdout.write(
          `${yield* this.#stamp()}From ${yield* this.#nameOf(from)} icmp_seq=${sequence} ${errorText(message)}\n`,
        )
      return
    }
    const trip = now - sentAt
    this.#statistics.add(trip)
    if (this.options.quiet) return
    yield* stdout.write(
      `${yield* this.#stamp()}${message.size + 8} bytes from ${yield* this.#nameOf(from)}: icmp_seq=${sequence} ttl=${ttl} time=${tripTime(trip)} ms\n`,
    )
  }

  *#stamp(): Blocking<string> {
    if (!this.options.timestamps) return ''
    const { seconds, nanoseconds } = this.process.sys.realtime()
    return `[${seconds}.${String(Math.floor(nanoseconds / 1000)).padStart(6, '0')}] `
  }

  /** `name (address)` unless addresses were asked for. */
  *#nameOf(address: string): Blocking<string> {
    if (this.options.numeric || isAddress(this.destination.target)) return address
    const known = this.#names.get(address)
    if (known !== undefined) return known
    const name = yield* nameOfAddress(this.process.sys, address)
    const shown = name === undefined ? address : `${name} (${address})`
    this.#names.set(address, shown)
    return shown
  }

  /** Prints the summary; the exit status. */
  *finish(hadDeadline: boolean): Blocking<number> {
    const { stdout } = this.process
    const { received, transmitted } = this.#statistics
    yield* stdout.write(`\n--- ${this.destination.target} ping statistics ---\n${this.#statistics.summary}`)
    const { count } = this.destination
    const isShort = hadDeadline && count !== undefined && received < count
    return received === 0 || (isShort && transmitted > 0) ? 1 : 0
  }
}
