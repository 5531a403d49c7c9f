import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { nameOfAddress, resolveHost } from '../../support/resolve'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  number,
  orFail,
} from '../applet'

const FINAL_WAIT = 10
const MILLISECOND = SECOND / 1000

/** The first address of a host. @throws AppletFailure `bad address 'x'` */
export function* addressOf({ process }: AppletContext, host: string): Blocking<string> {
  const [address] = yield* resolveHost(process.sys, host)
  if (address === undefined) throw new AppletFailure(`bad address '${host}'`)
  return address
}

interface Tally {
  sent: number
  readonly times: number[]
}

const ping: Applet = {
  options: 'qc:s:i:w:W:t:I:46nAv!p',
  usage: '[OPTIONS] HOST',
  about:
    'Send ICMP echo requests and print the replies (-c N: only so many, -w SEC: only so long, -q: print only the sums)',
  *run(context) {
    const { process, flags, values, operands } = context
    const { sys, stdout } = process
    const [host] = operands
    if (host === undefined || operands.length > 1) throw new AppletUsage('')
    const size = number(values.get('s') ?? '56')
    const count = number(values.get('c') ?? '0')
    const interval = Number(values.get('i') ?? '1') * SECOND
    const wait = number(values.get('W') ?? String(FINAL_WAIT)) * SECOND
    const end = values.has('w')
      ? sys.now() + number(values.get('w') ?? '') * SECOND
      : Number.POSITIVE_INFINITY
    const address = yield* addressOf(context, host)
    const fd = openSocket(context)
    if (values.has('t')) sys.setsockopt(fd, { ttl: number(values.get('t') ?? '') })
    yield* stdout.write(`PING ${host} (${address}): ${size} data bytes\n`)
    const tally: Tally = { sent: 0, times: [] }
    let isOver = false
    sys.sigaction('SIGINT', {
      handler: () => {
        isOver = true
      },
    })
    const [high = 0, low = 0] = sys.getrandom(2)
    const id = high * 256 + low
    while (!isOver && (count === 0 || tally.sent < count) && sys.now() < end) {
      const sentAt = sys.now()
      orFail(
        () => sys.sendIcmp(fd, address, { type: 'echo-request', id, sequence: tally.sent, size }),
        'sendto',
      )
      tally.sent++
      const isLast = count > 0 && tally.sent === count
      const until = Math.min(end, sentAt + (isLast ? wait : interval))
      const answered = yield* replies(
        context,
        fd,
        { id, until, sentAt, isLast, isQuiet: flags.has('q') },
        tally,
      )
      if (isLast && answered) break
      if (!isLast && sys.now() < until && !isOver) yield* pause(context, until - sys.now())
    }
    yield* stdout.write(summary(host, tally))
    return tally.times.length === 0 ? 1 : 0
  },
}

function openSocket({ process: { sys } }: AppletContext): number {
  try {
    return sys.socket('inet', 'raw', 'icmp')
  } catch (error) {
    if (!isErrno(error, 'EPERM', 'EACCES')) throw error
  }
  try {
    return sys.socket('inet', 'dgram', 'icmp')
  } catch (error) {
    if (!isErrno(error, 'EPERM', 'EACCES')) throw error
    throw new AppletFailure('permission denied (are you root?)')
  }
}

/** Sleeps until a signal or for so long. */
function* pause({ process }: AppletContext, duration: number): Blocking<void> {
  try {
    yield* process.sys.nanosleep(duration)
  } catch (error) {
    if (!isErrno(error, 'EINTR')) throw error
  }
}

interface Awaited {
  readonly id: number
  readonly until: number
  readonly sentAt: number
  readonly isLast: boolean
  readonly isQuiet: boolean
}

/** Prints replies until the time is up; the one that was waited for ends it early. */
function* replies(
  { process }: AppletContext,
  fd: number,
  { id, until, sentAt, isQuiet }: Awaited,
  tally: Tally,
): Blocking<boolean> {
  const { sys, stdout } = process
  for (;;) {
    const left = until - sys.now()
    if (left <= 0) return false
    sys.setsockopt(fd, { receiveTimeout: left })
    try {
      const { from, ttl, message } = yield* sys.receiveIcmp(fd)
      if (message.type !== 'echo-reply' || message.id !== id) continue
      const milliseconds = (sys.now() - sentAt) / MILLISECOND
      tally.times.push(milliseconds)
      if (!isQuiet)
        yield* stdout.write(
          `${message.size + 8} bytes from ${from}: seq=${message.sequence} ttl=${ttl} time=${milliseconds.toFixed(3)} ms\n`,
        )
      return true
    } catch (error) {
      if (isErrno(error, 'EAGAIN', 'EINTR')) return false
      if (!isErrno(error)) throw error
    }
  }
}

function summary(host: string, { sent, times }: Tally): string {
  const lost = sent === 0 ? 0 : Math.floor(((sent - times.length) * 100) / sent)
  const head = `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${times.length} packets received, ${lost}% packet loss\n`
  if (times.length === 0) return head
  const [least, most] = [Math.min(...times), Math.max(...times)]
  const average = times.reduce((sum, time) => sum + time, 0) / times.length
  return `${head}round-trip min/avg/max = ${[least, average, most].map((time) => time.toFixed(3)).join('/')} ms\n`
}

const PROBES = 3
const TRACE_PORT = 33_434

const traceroute: Applet = {
  options: 'nm:q:w:f:46FIlvp:s:i:t:z:g:',
  usage: '[-nFI] [-m MAXTTL] [-q PROBES] [-w SEC] HOST [BYTES]',
  about: 'Print the routers on the way to a host',
  *run(context) {
    const {
      process,
      values,
      operands: [host, bytes = '38'],
    } = context
    const { stdout } = process
    if (host === undefined) throw new AppletUsage('')
    const address = yield* addressOf(context, host)
    const hops = number(values.get('m') ?? '30')
    const probes = number(values.get('q') ?? String(PROBES))
    const wait = number(values.get('w') ?? '3') * SECOND
    yield* stdout.write(
      `traceroute to ${host} (${address}), ${hops} hops max, ${number(bytes) + 8} byte packets\n`,
    )
    for (let hop = 1; hop <= hops; hop++) {
      yield* stdout.write(`${String(hop).padStart(2)} `)
      let last = ''
      let arrived = false
      for (let probe = 0; probe < probes; probe++) {
        const found = yield* sendProbe(context, address, hop, TRACE_PORT + (hop - 1) * probes + probe, wait)
        if (!found) {
          yield* stdout.write(' *')
          continue
        }
        if (found.from !== last) yield* stdout.write(` ${yield* shown(context, found.from)}`)
        last = found.from
        yield* stdout.write(`  ${found.milliseconds.toFixed(3)} ms${found.note}`)
        arrived ||= found.from === address || found.note !== ''
      }
      yield* stdout.write('\n')
      if (arrived) return 0
    }
    return 0
  },
}

function* shown({ process, flags }: AppletContext, address: string): Blocking<string> {
  if (flags.has('n')) return address
  return `${(yield* nameOfAddress(process.sys, address)) ?? address} (${address})`
}

interface Hop {
  readonly from: string
  readonly milliseconds: number
  readonly note: string
}

function* sendProbe(
  { process: { sys } }: AppletContext,
  address: string,
  ttl: number,
  port: number,
  wait: number,
): Blocking<Hop | undefined> {
  const fd = sys.socket('inet', 'dgram')
  try {
    sys.setsockopt(fd, { ttl, receiveErrors: true })
    const sentAt = sys.now()
    sys.sendto(fd, new Uint8Array(10), { family: 'inet', address, port })
    yield* sys.poll([{ fd, read: true }], wait)
    const error = sys.receiveError(fd)
    if (!error) return undefined
    const isOther = error.message.type === 'unreachable' && error.message.code !== 3
    return { from: error.from, milliseconds: (sys.now() - sentAt) / MILLISECOND, note: isOther ? ' !H' : '' }
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new AppletFailure(`sendto: ${error.message}`)
  } finally {
    sys.close(fd)
  }
}

export const pingApplets: Applets = { ping, traceroute }
