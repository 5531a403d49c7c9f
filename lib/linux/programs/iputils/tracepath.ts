import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { nameOfAddress, resolve } from '../support/resolve'

const FIRST_PORT = 44_444
const usage = `Usage
  tracepath [options] <destination>

Options:
  -n             no name lookups
  -m <hops>      most hops (30)
  -p <port>      first port
  -V             print the version
`

/** tracepath of iputils: the routers on the way to a host, found with UDP packets that die under way. */
export function* tracepath({ sys, stdout, stderr, argv }: Process): Blocking<number> {
  const words = argv.slice(1)
  const numberAfter = (flag: string): number | undefined =>
    words.includes(flag) ? Number(words[words.indexOf(flag) + 1]) : undefined
  const target = words
    .filter((word, index) => !word.startsWith('-') && !['-m', '-p'].includes(words[index - 1] ?? ''))
    .at(0)
  if (words.includes('-V')) {
    yield* stdout.write('tracepath from iputils 20240905\n')
    return 0
  }
  if (target === undefined) {
    yield* stderr.write(usage)
    return 255
  }
  const { addresses, failure } = yield* resolve(sys, target)
  const [address] = addresses
  if (address === undefined) {
    yield* stderr.write(`tracepath: ${target}: ${failure}\n`)
    return 1
  }
  const isNumeric = words.includes('-n')
  const nameOf = function* (from: string): Blocking<string> {
    if (isNumeric) return from
    return (yield* nameOfAddress(sys, from)) ?? from
  }
  const fd = sys.socket('inet', 'dgram')
  sys.setsockopt(fd, { receiveErrors: true })
  for (let hop = 1; hop <= (numberAfter('-m') ?? 30); hop++) {
    const label = `${String(hop).padStart(2)}: `
    sys.setsockopt(fd, { ttl: hop })
    const sentAt = sys.now()
    try {
      sys.sendto(fd, new Uint8Array(1472), {
        family: 'inet',
        address,
        port: (numberAfter('-p') ?? FIRST_PORT) + hop,
      })
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stdout.write(`${label} send failed\n     Resume: pmtu 65535 \n`)
      return 1
    }
    yield* sys.poll([{ fd, read: true }], SECOND)
    const answer = sys.receiveError(fd)
    if (!answer) {
      yield* stdout.write(`${label} no reply\n`)
      continue
    }
    const time = `${((sys.now() - sentAt) / 1e6).toFixed(3)}ms`
    const isReached = answer.message.type === 'unreachable' && answer.from === address
    yield* stdout.write(
      `${label} ${(yield* nameOf(answer.from)).padEnd(50)}  ${time.padStart(9)} ${isReached ? 'reached' : ''}\n`,
    )
    if (isReached) {
      const pmtu = address.startsWith('127.') ? 65_535 : 1500
      yield* stdout.write(`     Resume: pmtu ${pmtu} hops ${hop} back ${hop} \n`)
      return 0
    }
    if (answer.message.type === 'unreachable') return 1
  }
  yield* stdout.write('     Too many hops: pmtu 1500\n     Resume: pmtu 1500 \n')
  return 1
}
