import { encode } from '../../../base/bytes'
import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readOptions } from '../help-text'
import { NotSimulated, type ParsedOptions, parseOptions, UsageError } from '../options'
import { connectBefore } from '../support/connect'
import { nameOfAddress, resolve } from '../support/resolve'
import { findService, parsePort } from '../support/services'
import { copyBoth } from './copy-both'

const usage = `usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
	  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
	  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
	  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
	  [destination] [port]
`
const help = `OpenBSD netcat (Debian patchlevel 1.219-1)
${usage}	Command Summary:
		-4		Use IPv4
		-d		Do not read standard input
		-h		This help text
		-k		Go on listening after a connection
		-l		Listen for a connection
		-N		Close the connection at the end of the input
		-n		No name lookups
		-p port		Port of this side
		-q secs		Quit so long after the end of the input
		-s addr		Address of this side
		-u		UDP
		-v		Say what happens
		-w timeout	Give up connecting, or a silent connection, after so many seconds
		-z		Only see whether somebody listens
	Port numbers can be single or ranges: lo-hi [inclusive]
`
const known = {
  ipv4: '-4',
  detach: '-d',
  help: '-h',
  keep: '-k',
  listen: '-l',
  shutdown: '-N',
  numeric: '-n',
  port: '-p=',
  quit: '-q=',
  source: '-s=',
  udp: '-u',
  verbose: '-v',
  timeout: '-w=',
  zero: '-z',
} as const

const described = `
 -4
 -d
 -h
 -k
 -l
 -N
 -n
 -p <port>
 -q <secs>
 -s <addr>
 -u
 -v
 -w <timeout>
 -z
Not simulated here: -6; -b; -C; -D; -F; -I <length>; -i <interval>; -M <ttl>; -m <minttl>; -O <length>; -P <user>; -r; -S; -T <keyword>; -t; -U; -V <rtable>; -W <limit>; -X <proto>; -x <addr>; -Z
`

type Options = ParsedOptions<typeof known>['options']

/** nc of netcat-openbsd: TCP and UDP connections by hand. */
export function* nc(process: Process): Blocking<number> {
  const { stderr, argv } = process
  try {
    const { options, operands } = parseOptions(readOptions(described), known, argv.slice(1))
    if (options.help) {
      yield* stderr.write(help)
      return 0
    }
    if (options.listen) return yield* listen(process, options, operands)
    const [host, ports] = operands
    if (host === undefined) throw new UsageError('')
    if (ports === undefined) {
      yield* stderr.write('nc: missing port number\n')
      return 1
    }
    return yield* connect(process, options, host, ports)
  } catch (error) {
    if (error instanceof NotSimulated) yield* stderr.write(`nc: ${error.message}\n`)
    else if (error instanceof UsageError)
      yield* stderr.write(`${error.message === '' ? '' : `nc: ${error.message}\n`}${usage}`)
    else throw error
    return 1
  }
}

function* listen(process: Process, options: Options, operands: readonly string[]): Blocking<number> {
  const { sys, stderr } = process
  const [first, second] = operands
  const portText = options.port ?? second ?? first
  const port = portText === undefined ? undefined : parsePort(portText)
  if (port === undefined) throw new UsageError('')
  const address = options.source ?? (second === undefined ? '0.0.0.0' : (first ?? '0.0.0.0'))
  const fd = sys.socket('inet', options.udp ? 'dgram' : 'stream')
  try {
    sys.bind(fd, { family: 'inet', address, port })
    if (!options.udp) sys.listen(fd, 1)
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stderr.write(`nc: ${error.message}\n`)
    return 1
  }
  if (options.verbose) yield* stderr.write(`${options.udp ? 'Bound' : 'Listening'} on ${address} ${port}\n`)
  do yield* serveOne(process, options, fd)
  while (options.keep)
  return 0
}

function* serveOne(process: Process, options: Options, fd: number): Blocking<void> {
  const { sys, stderr } = process
  const connection = options.udp ? yield* firstDatagram(process, fd) : yield* sys.accept(fd)
  const peer = sys.getpeername(connection)
  if (options.verbose && peer.family === 'inet') {
    const name = options.numeric ? undefined : yield* nameOfAddress(sys, peer.address)
    yield* stderr.write(`Connection received on ${name ?? peer.address} ${peer.port}\n`)
  }
  if (!options.keep && !options.udp) sys.close(fd)
  yield* copyBoth(process, connection, options)
  if (!options.udp) sys.close(connection)
}

/** A UDP listener talks to whoever comes first. */
function* firstDatagram({ sys, stdout }: Process, fd: number): Blocking<number> {
  const { bytes, from } = yield* sys.recvfrom(fd)
  yield* sys.connect(fd, from)
  yield* stdout.write(bytes)
  return fd
}

function* connect(process: Process, options: Options, host: string, ports: string): Blocking<number> {
  const { sys, stderr } = process
  const [low = '', high = low] = /^\d+-\d+$/.test(ports) ? ports.split('-') : [ports]
  const [first, last] = [parsePort(low), parsePort(high)]
  if (first === undefined || last === undefined) {
    yield* stderr.write(`nc: port number invalid: ${ports}\n`)
    return 1
  }
  const { addresses, failure } = yield* resolve(sys, host)
  const [address] = addresses
  if (address === undefined) {
    yield* stderr.write(`nc: getaddrinfo for host "${host}" port ${ports}: ${failure}\n`)
    return 1
  }
  let status = 1
  for (let port = first; port <= last; port++) {
    const fd = yield* open(process, options, host, address, port)
    if (fd === undefined) continue
    status = 0
    if (!options.zero) yield* copyBoth(process, fd, options)
    sys.close(fd)
  }
  return status
}

function* open(
  { sys, stderr }: Process,
  options: Options,
  host: string,
  address: string,
  port: number,
): Blocking<number | undefined> {
  const kind = options.udp ? 'udp' : 'tcp'
  const shown = host === address ? host : `${host} (${address})`
  const fd = sys.socket('inet', options.udp ? 'dgram' : 'stream')
  if (options.port !== undefined || options.source !== undefined)
    sys.bind(fd, { family: 'inet', address: options.source ?? '0.0.0.0', port: Number(options.port ?? 0) })
  const patience = options.timeout === undefined ? Number.POSITIVE_INFINITY : Number(options.timeout) * SECOND
  const outcome = yield* connectBefore(sys, fd, { family: 'inet', address, port }, sys.now() + patience)
  if (outcome !== 'connected') {
    const reason = outcome === 'late' ? 'timed out: Operation now in progress' : `failed: ${outcome.message}`
    if (options.verbose) yield* stderr.write(`nc: connect to ${shown} port ${port} (${kind}) ${reason}\n`)
    sys.close(fd)
    return undefined
  }
  if (options.udp && options.zero && !(yield* answersUdp(sys, fd))) {
    sys.close(fd)
    return undefined
  }
  const service = options.numeric ? '*' : (findService(port, kind)?.name ?? '*')
  if (options.verbose)
    yield* stderr.write(`Connection to ${shown} ${port} port [${kind}/${service}] succeeded!\n`)
  return fd
}

/** Whether no ICMP error comes for a few datagrams of one byte. */
function* answersUdp(sys: Process['sys'], fd: number): Blocking<boolean> {
  try {
    for (let count = 0; count < 4; count++) {
      sys.sendto(fd, encode('X'))
      yield* sys.nanosleep(SECOND / 4)
    }
    return true
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}
