import { encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { Identities } from '../support/identity'
import { Failure, UsageFailure, type UtilityProgram, utility } from '../utility'
import { shadow } from './family'

const variant = (kind: 'uid' | 'gid'): UtilityProgram => {
  const name = `new${kind}map`
  return utility({
    family: { ...shadow, usageStatus: 1 },
    name,
    help: `usage: ${name} <pid> <${kind}> <lower${kind}> <count> [ <${kind}> <lower${kind}> <count> ] ...\n`,
    options: {},
    *run(process, { operands: [pid, ...numbers] }) {
      const { sys } = process
      if (pid === undefined || numbers.length === 0 || numbers.length % 3 !== 0) throw new UsageFailure('')
      const ranges: number[][] = []
      for (let at = 0; at < numbers.length; at += 3) ranges.push(numbers.slice(at, at + 3).map(Number))
      for (const [inside = 0, outside = 0, count = 0] of ranges)
        if (!(yield* isAllowed(process, kind, outside, count)))
          throw new Failure(
            `${kind} range [${inside}-${inside + count}) -> [${outside}-${outside + count}) not allowed`,
          )
      try {
        const fd = yield* sys.open(`/proc/${pid}/${kind}_map`, { access: 'write' })
        yield* sys.write(fd, encode(ranges.map((range) => `${range.join(' ')}\n`).join('')))
        sys.close(fd)
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new Failure(`write to ${kind}_map failed: ${error.message}`)
      }
      return 0
    },
  })
}

/** One's own id, or a range that /etc/subuid or /etc/subgid gives one. */
function* isAllowed(
  process: Process,
  kind: 'uid' | 'gid',
  outside: number,
  count: number,
): Blocking<boolean> {
  const { sys } = process
  if (sys.getuid() === 0) return true
  if (count === 1 && outside === (kind === 'uid' ? sys.getuid() : sys.getgid())) return true
  const names = yield* Identities.read(sys)
  const own = [names.userName(sys.getuid()), String(sys.getuid())]
  const text = (yield* readTextIfAny(sys, `/etc/sub${kind}`)) ?? ''
  return text.split('\n').some((line) => {
    const [owner = '', from = '', size = ''] = line.split(':')
    return own.includes(owner) && outside >= Number(from) && outside + count <= Number(from) + Number(size)
  })
}

export const newuidmap = variant('uid')
export const newgidmap = variant('gid')
