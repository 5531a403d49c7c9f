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
    const order = options.noCheck ? 'never' : options.check ? 'always' : 'unpaired'
    const comparison = new Comparison(process, [left, right], order)
    const put = (column: number, line: string): string => (shown[column] ? leads[column] + line + end : '')
    const status = yield* comparison.run(put)
    if (options.total)
      yield* process.stdout.write(`${comparison.totals.join(separator)}${separator}total${end}`)
    return status
  },
})

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

/** 0 for lines only in the first file, 1 for those only in the second, 2 for those in both. */
const columnOf = (order: number): number => (order < 0 ? 0 : order > 0 ? 1 : 2)

/** Walks through two sorted files side by side. */
class Comparison {
  readonly totals = [0, 0, 0]
  readonly #warned = [false, false]
  #hasUnpaired = false
  #output = ''

  constructor(
    private readonly process: Process,
    private readonly files: readonly [readonly string[], readonly string[]],
    /** when to look whether the files are sorted */
    private readonly checks: 'always' | 'unpaired' | 'never',
  ) {}

  /** Writes each line by its column: only in the first file, only in the second, in both. */
  *run(put: (column: number, line: string) => string): Blocking<number> {
    const [left, right] = this.files
    const at: [number, number] = [0, 0]
    while (at[0] < left.length || at[1] < right.length) {
      const [one, other] = [left[at[0]], right[at[1]]]
      const order = one === undefined ? 1 : other === undefined ? -1 : compareBytes(one, other)
      const column = columnOf(order)
      if (column !== 2) this.#hasUnpaired = true
      this.totals[column] = (this.totals[column] ?? 0) + 1
      this.#output += put(column, (order <= 0 ? one : other) ?? '')
      if (order <= 0 && (yield* this.#advance(0, ++at[0]))) return 1
      if (order >= 0 && (yield* this.#advance(1, ++at[1]))) return 1
    }
    yield* this.#flush()
    if (!this.#warned.includes(true)) return 0
    yield* complain(this.process, 'input is not in sorted order')
    return 1
  }

  /** Looks at the line a file has come to; true when that ends everything. */
  *#advance(file: 0 | 1, at: number): Blocking<boolean> {
    const [before, line] = [this.files[file][at - 1], this.files[file][at]]
    const isChecked = this.checks === 'always' || (this.checks === 'unpaired' && this.#hasUnpaired)
    if (!isChecked || this.#warned[file] || before === undefined || line === undefined) return false
    if (compareBytes(before, line) <= 0) return false
    this.#warned[file] = true
    yield* this.#flush()
    yield* complain(this.process, `file ${file + 1} is not in sorted order`)
    return this.checks === 'always'
  }

  *#flush(): Blocking<void> {
    if (this.#output !== '') yield* this.process.stdout.write(encodeText(this.#output))
    this.#output = ''
  }
}
