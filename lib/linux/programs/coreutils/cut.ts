import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand } from '../support/files'
import { LineReader } from '../support/line-reader'
import { forEachOperand } from '../support/message'
import { quote } from '../support/quote'
import { decodeText, encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/cut'

type Wanted = (position: number) => boolean

export const cut = utility({
  family: coreutils,
  name: 'cut',
  help,
  options: {
    bytes: '-b=',
    characters: '-c=',
    delimiter: '-d=',
    fields: '-f=',
    ignored: '-n',
    complement: '--complement',
    onlyDelimited: '-s',
    outputDelimiter: '--output-delimiter=',
    zero: '-z',
  },
  *run(process, { options, given, operands }) {
    const lists = given.filter(({ name }) => name === 'bytes' || name === 'characters' || name === 'fields')
    const [list] = lists
    if (lists.length > 1) throw new UsageFailure('only one list may be specified')
    if (!list) throw new UsageFailure('you must specify a list of bytes, characters, or fields')
    const byFields = list.name === 'fields'
    const { delimiter = '\t', outputDelimiter } = options
    if ([...delimiter].length > 1) throw new UsageFailure('the delimiter must be a single character')
    if (!byFields && options.delimiter !== undefined)
      throw new UsageFailure('an input delimiter may be specified only when operating on fields')
    if (!byFields && options.onlyDelimited)
      throw new UsageFailure('suppressing non-delimited lines makes sense\n\tonly when operating on fields')
    const ranges = parseList(process, list.value, byFields ? 'field' : 'byte/character')
    const isListed: Wanted = (position) => ranges.some(([low, high]) => position >= low && position <= high)
    const wanted: Wanted = options.complement ? (position) => !isListed(position) : isListed
    const end = options.zero ? '\0' : '\n'
    const select = byFields
      ? (line: string) =>
          cutFields(line, wanted, delimiter, outputDelimiter ?? delimiter, options.onlyDelimited)
      : (line: string) => cutBytes(line, wanted, outputDelimiter ?? '', ranges)
    return yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, (path) =>
      cutFile(process, path, select, end),
    )
  },
})

function* cutFile(
  process: Process,
  path: string,
  select: (line: string) => string | undefined,
  end: string,
): Blocking<number> {
  const fd = yield* openOperand(process, path)
  try {
    const reader = new LineReader(process.sys, fd, end.charCodeAt(0))
    for (let batch = yield* reader.batch(); batch; batch = yield* reader.batch()) {
      const lines = batch.map(select).filter((line) => line !== undefined)
      if (lines.length > 0) yield* process.stdout.write(encodeText(lines.join(end) + end))
    }
    return 0
  } finally {
    closeOperand(process, fd)
  }
}

/** Ranges such as `1,3-5,7-`. @throws UsageFailure */
function parseList(process: Process, text: string, what: string): [low: number, high: number][] {
  const problem =
    what === 'field' ? 'fields are numbered from 1' : 'byte/character positions are numbered from 1'
  return text.split(/[, \t]/).map((range) => {
    const match = /^(\d*)(-?)(\d*)$/.exec(range)
    if (!match)
      throw new UsageFailure(
        `invalid ${what === 'field' ? 'field value' : 'byte/character position'} ${quote(process, /[^\d-]+.*/.exec(range)?.[0] ?? range)}`,
      )
    const [, low = '', dash, high = ''] = match
    if (low === '' && high === '')
      throw new UsageFailure(dash === '' ? problem : 'invalid range with no endpoint: -')
    if (Number(low || 1) === 0 || (high !== '' && Number(high) === 0 && low === ''))
      throw new UsageFailure(problem)
    const first = Number(low || 1)
    const last = dash === '' ? first : high === '' ? Number.POSITIVE_INFINITY : Number(high)
    if (last < first) throw new UsageFailure('invalid decreasing range')
    return [first, last]
  })
}

function cutFields(
  line: string,
  wanted: Wanted,
  delimiter: string,
  output: string,
  onlyDelimited: boolean,
): string | undefined {
  if (!line.includes(delimiter)) return onlyDelimited ? undefined : line
  return line
    .split(delimiter)
    .filter((_, index) => wanted(index + 1))
    .join(output)
}

/** -b and -c alike: this cut knows no characters of several bytes. */
function cutBytes(line: string, wanted: Wanted, output: string, ranges: readonly [number, number][]): string {
  const bytes = encodeText(line)
  if (output === '') return decodeText(bytes.filter((_, index) => wanted(index + 1)))
  const rangeOf = (position: number): number =>
    ranges.findIndex(([low, high]) => position >= low && position <= high)
  let out = ''
  let last: number | undefined
  bytes.forEach((_, index) => {
    if (!wanted(index + 1)) return
    const range = rangeOf(index + 1)
    if (last !== undefined && range !== last) out += output
    last = range
    out += decodeText(bytes.subarray(index, index + 1))
  })
  return out
}
