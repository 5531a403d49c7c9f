import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readOperandLines } from '../support/operand-lines'
import { quote } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/shuf'

/** How many lines of an endless `-r` are written at once. */
const BATCH = 4096

export const shuf = utility({
  family: coreutils,
  name: 'shuf',
  help,
  options: { echo: '-e', range: '-i=', count: '-n=', output: '-o=', repeat: '-r', zero: '-z' },
  *run(process, { options, operands }) {
    const { sys } = process
    const end = options.zero ? '\0' : '\n'
    if (options.echo && options.range !== undefined)
      throw new UsageFailure('cannot combine -e and -i options')
    const extra = options.range === undefined ? (options.echo ? undefined : operands[1]) : operands[0]
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    if (options.count !== undefined && !/^\d+$/.test(options.count))
      throw new Failure(`invalid line count: ${quote(process, options.count)}`)
    const count = options.count === undefined ? Number.POSITIVE_INFINITY : Number(options.count)
    const lines =
      options.range !== undefined
        ? numbers(process, options.range)
        : options.echo
          ? [...operands]
          : [...(yield* readOperandLines(process, operands[0] ?? '-', end))]
    const fd =
      options.output === undefined
        ? process.stdout.fd
        : yield* sys.open(options.output, { access: 'write', create: true, truncate: true }, 0o666)
    if (options.repeat && count > 0) return yield* repeat(process, lines, count, end, fd)
    const taken = Math.min(count, lines.length)
    for (let index = 0; index < taken; index++) {
      const other = index + below(process, lines.length - index)
      ;[lines[index], lines[other]] = [lines[other] ?? '', lines[index] ?? '']
    }
    const text = lines
      .slice(0, taken)
      .map((line) => line + end)
      .join('')
    if (text !== '') yield* sys.write(fd, encodeText(text))
    return 0
  },
})

function* repeat(
  process: Process,
  lines: readonly string[],
  count: number,
  end: string,
  fd: number,
): Blocking<number> {
  if (lines.length === 0) throw new Failure('no lines to repeat')
  for (let left = count; left > 0; left -= BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, left) }, () => lines[below(process, lines.length)])
    yield* process.sys.write(fd, encodeText(batch.map((line) => line + end).join('')))
  }
  return 0
}

function numbers(process: Process, range: string): string[] {
  const [, low, high] = /^(\d+)-(\d+)$/.exec(range) ?? []
  if (low === undefined || Number(low) > Number(high) + 1)
    throw new Failure(`invalid input range: ${quote(process, range.replace(/^\d+-(?=.)/, ''))}`)
  return Array.from({ length: Number(high) - Number(low) + 1 }, (_, index) => String(Number(low) + index))
}

/** A number from 0 to below `limit`. */
function below({ sys }: Process, limit: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = sys.getrandom(6)
  const value = ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
  return Math.floor((value / 2 ** 48) * limit)
}
