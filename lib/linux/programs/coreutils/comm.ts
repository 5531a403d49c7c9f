import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand } from '../support/files'
import { readLines } from '../support/line-reader'
import { complain } from '../support/message'
import { quote, quoteIfNeeded } from '../support/quote'
import { compareBytes, encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/comm'

export const comm = utility({
  family: coreutils,
  name: 'comm',
  help,
  options: {
    noFirst: '-1',
    noSecond: '-2',
    noBoth: '-3',
    check: '--check-order',
    noCheck: '--nocheck-order',
    separator: '--output-delimiter=',
    total: '--total',
    zero: '-z',
  },
  *run(process, { options, operands: [first, second, extra] }) {
    if (first === undefined) throw new UsageFailure('missing operand')
    if (second === undefined) throw new UsageFailure(`missing operand after ${quote(process, first)}`)
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    const end = options.zero ? '\0' : '\n'
    const left = yield* read(process, first, end)
    const right = yield* read(process, second, end)
    const separator = options.separator ?? '\t'
    const shown = [!options.noFirst, !options.noSecond, !options.noBoth]
    const leads = shown.map((_, column) =>
      separator.repeat(shown.slice(0, column).filter((isShown) => isShown).length),
    )
    const { columns, totals } = compare(left, right)
    const lines = columns
      .filter(([column]) => shown[column])
      .map(([column, line]) => leads[column] + line + end)
    if (options.total) lines.push(`${totals.join(separator)}${separator}total${end}`)
    yield* process.stdout.write(encodeText(lines.join('')))
    if (options.noCheck) return 0
    return yield* checkOrder(process, [left, right], options.check)
  },
})

/** Each line with its column: only in the first file, only in the second, in both. */
function compare(
  left: readonly string[],
  right: readonly string[],
): { columns: [number, string][]; totals: number[] } {
  const columns: [number, string][] = []
  const totals = [0, 0, 0]
  for (let [a, b] = [0, 0]; a < left.length || b < right.length; ) {
    const [one, other] = [left[a], right[b]]
    const order = one === undefined ? 1 : other === undefined ? -1 : compareBytes(one, other)
    const column = order < 0 ? 0 : order > 0 ? 1 : 2
    columns.push([column, (order <= 0 ? one : other) ?? ''])
    totals[column] = (totals[column] ?? 0) + 1
    if (order <= 0) a++
    if (order >= 0) b++
  }
  return { columns, totals }
}

function* read(process: Process, path: string, end: string): Blocking<readonly string[]> {
  try {
    const fd = yield* openOperand(process, path)
    const { lines } = yield* readLines(process.sys, fd, end.charCodeAt(0))
    closeOperand(process, fd)
    return lines
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${quoteIfNeeded(process, path)}: ${error.message}`)
  }
}

function* checkOrder(
  process: Process,
  files: readonly (readonly string[])[],
  isStrict: boolean,
): Blocking<number> {
  let status = 0
  for (const [index, lines] of files.entries()) {
    if (lines.every((line, at) => at === 0 || compareBytes(lines[at - 1] ?? '', line) <= 0)) continue
    yield* complain(process, `file ${index + 1} is not in sorted order`)
    status = 1
    if (isStrict) return 1
  }
  if (status === 1) yield* complain(process, 'input is not in sorted order')
  return status
}
