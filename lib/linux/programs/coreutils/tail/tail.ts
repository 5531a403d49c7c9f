import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand, readToEnd } from '../../support/files'
import { startOfLastLines, startOfLine } from '../../support/last-lines'
import { complain, forEachOperand } from '../../support/message'
import { quote, quoteName } from '../../support/quote'
import { parseSize } from '../../support/size'
import { Failure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/tail'
import { parseInterval } from '../sleep'
import { type Followed, Follower } from './follow'

interface Amount {
  readonly unit: 'bytes' | 'lines'
  readonly count: number
  /** from that line or byte on, rather than the last so many */
  readonly fromStart: boolean
}

export const tail = utility({
  family: coreutils,
  name: 'tail',
  help,
  options: {
    bytes: '-c=',
    follow: '-f=',
    followName: '-F',
    lines: '-n=',
    pid: '--pid=',
    quiet: '-q',
    retry: '--retry',
    interval: '-s=',
    verbose: '-v',
    zero: '-z',
  },
  // `tail -5 file`, `tail +3`, `tail -20f`
  rewrite: ([first = '', ...rest]) => {
    const old = /^([-+])(\d+)([bcl]?)(f?)$/.exec(first)
    if (!old || (first.startsWith('+') && rest.length > 1)) return first === '' ? rest : [first, ...rest]
    if (rest.filter((word) => !word.startsWith('-')).length > 1)
      throw new Failure(`option used in invalid context -- ${first.charAt(1)}`)
    const [, sign = '', count = '', unit = '', follow = ''] = old
    const start = sign === '+' ? '+' : ''
    return [
      unit === '' || unit === 'l' ? `-n${start}${count}` : `-c${start}${count}${unit === 'b' ? 'b' : ''}`,
      ...(follow ? ['-f'] : []),
      ...rest,
    ]
  },
  *run(process, { options, given, operands }) {
    let amount: Amount = { unit: 'lines', count: 10, fromStart: false }
    for (const { name, value } of given) {
      if (name === 'bytes' || name === 'lines') amount = readAmount(process, name, value)
    }
    const following = options.followName
      ? 'name'
      : options.follow === undefined
        ? undefined
        : options.follow || 'descriptor'
    if (following !== undefined && following !== 'name' && following !== 'descriptor')
      throw new Failure(`invalid argument ${quote(process, following)} for ${quote(process, '--follow')}`)
    const mode = given.findLast(({ name }) => name === 'quiet' || name === 'verbose')?.name
    const paths = operands.length === 0 ? ['-'] : operands
    const titled = mode === 'verbose' || (mode !== 'quiet' && operands.length > 1)
    const followed: Followed[] = []
    let printed = 0
    const status = yield* forEachOperand(
      process,
      paths,
      function* (path) {
        const title = path === '-' ? 'standard input' : path
        const fd = yield* openFollowed(path)
        if (titled) yield* process.stdout.write(`${printed++ > 0 ? '\n' : ''}==> ${title} <==\n`)
        try {
          yield* copyEnd(process, fd, amount, options.zero ? 0 : 10)
        } catch (error) {
          if (!isErrno(error, 'EISDIR', 'EIO')) throw error
          yield* complain(process, `error reading ${quoteName(process, path)}: ${error.message}`)
          return 1
        } finally {
          if (following === undefined) closeOperand(process, fd)
        }
        followed.push({ path, title, fd })
        return 0
      },
      (path, error) => `cannot open ${quoteName(process, path)} for reading: ${error}`,
    )
    if (following === undefined) return status
    const interval = parseInterval(options.interval ?? '1')
    if (interval === undefined)
      throw new Failure(`invalid number of seconds: ${quote(process, options.interval ?? '')}`)
    const retry = options.retry || options.followName
    return (
      (yield* new Follower(process, {
        titled,
        byName: following === 'name',
        retry,
        interval,
        pid: options.pid,
      }).run(followed)) || status
    )

    function* openFollowed(path: string): Blocking<number> {
      try {
        return yield* openOperand(process, path)
      } catch (error) {
        if (isErrno(error) && following !== undefined && retry)
          followed.push({ path, title: path, fd: undefined })
        throw error
      }
    }
  },
})

function readAmount(process: Process, unit: Amount['unit'], value: string): Amount {
  const count = parseSize(value.replace(/^[-+]/, ''))
  if (count === undefined)
    throw new Failure(`invalid number of ${unit}: ${quote(process, value.replace(/^[-+]/, ''))}`)
  return { unit, count, fromStart: value.startsWith('+') }
}

function* copyEnd(
  process: Process,
  fd: number,
  { unit, count, fromStart }: Amount,
  delimiter: number,
): Blocking<void> {
  const { sys, stdout } = process
  if (fromStart && count <= 1) {
    for (;;) {
      const chunk = yield* sys.read(fd, CHUNK)
      if (chunk.length === 0) return
      yield* stdout.write(chunk)
    }
  }
  const all = yield* readToEnd(sys, fd)
  const start =
    unit === 'lines'
      ? fromStart
        ? startOfLine(all, count, delimiter)
        : startOfLastLines(all, count, delimiter)
      : fromStart
        ? count - 1
        : Math.max(0, all.length - count)
  yield* stdout.write(all.subarray(start))
}
