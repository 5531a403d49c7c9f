import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readOperandLines } from '../support/operand-lines'
import { quote, quoteIfNeeded, quoteName } from '../support/quote'
import { compareBytes, encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/join'

interface Row {
  readonly line: string
  readonly fields: readonly string[]
  readonly key: string
}

type Format = readonly { readonly file: 0 | 1 | 2; readonly field: number }[]

export const join = utility({
  family: coreutils,
  name: 'join',
  help,
  options: {
    all: '-a=',
    empty: '-e=',
    ignoreCase: '-i',
    both: '-j=',
    format: '-o=',
    separator: '-t=',
    only: '-v=',
    one: '-1=',
    two: '-2=',
    check: '--check-order',
    noCheck: '--nocheck-order',
    header: '--header',
    zero: '-z',
  },
  *run(process, { options, given, operands: [left, right, extra] }) {
    if (left === undefined) throw new UsageFailure('missing operand')
    if (right === undefined) throw new UsageFailure(`missing operand after ${quote(process, left)}`)
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quoteName(process, extra)}`)
    const separator = options.separator === '\\0' ? '\0' : options.separator
    if (separator !== undefined && [...separator].length > 1)
      throw new Failure(`multi-character tab ${quote(process, separator)}`)
    const end = options.zero ? '\0' : '\n'
    const unpaired = new Set(
      given.flatMap(({ name, value }) =>
        name === 'all' || name === 'only' ? [fileNumber(process, value)] : [],
      ),
    )
    const keys = [options.one ?? options.both ?? '1', options.two ?? options.both ?? '1'].map((field) =>
      fieldNumber(process, field),
    )
    const rowsOf = function* (path: string, key: number): Blocking<Row[]> {
      const lines = yield* readOperandLines(process, path, end)
      return lines.map((line) => {
        const fields = separator === undefined ? line.trim().split(/[ \t\n]+/) : line.split(separator)
        const found = fields[key] ?? ''
        return { line, fields, key: options.ignoreCase ? found.toLowerCase() : found }
      })
    }
    const [first, second] = [yield* rowsOf(left, keys[0] ?? 0), yield* rowsOf(right, keys[1] ?? 0)]
    const formats = given.filter(({ name }) => name === 'format').map(({ value }) => value)
    const format =
      formats.length === 0
        ? undefined
        : formats[0] === 'auto'
          ? autoFormat(first[0], second[0], keys)
          : formats.flatMap((text) => parseFormat(process, text))
    const print = (one: Row | undefined, two: Row | undefined): string =>
      render(one, two, keys, format, options.empty ?? '', separator ?? ' ') + end
    const result = merge(first, second, options.header, (one, two) => {
      if (one && two) return options.only === undefined ? print(one, two) : ''
      return unpaired.has(one ? 1 : 2) ? print(one, two) : ''
    })
    if (options.noCheck) {
      yield* process.stdout.write(encodeText(result.output))
      return 0
    }
    return yield* complainOfDisorder(process, [left, right], [first, second], result, {
      always: options.check,
      header: options.header,
    })
  },
})

function merge(
  left: readonly Row[],
  right: readonly Row[],
  header: boolean,
  print: (one: Row | undefined, two: Row | undefined) => string,
): { output: string; unpaired: boolean } {
  let output = ''
  let unpaired = false
  let [i, j] = [0, 0]
  if (header && left.length > 0 && right.length > 0) output += print(left[i++], right[j++])
  while (i < left.length || j < right.length) {
    const [one, two] = [left[i], right[j]]
    const order = !one ? 1 : !two ? -1 : compareBytes(one.key, two.key)
    if (order !== 0) {
      unpaired ||= one !== undefined && two !== undefined
      output += order < 0 ? print(left[i++], undefined) : print(undefined, right[j++])
      continue
    }
    const key = one?.key
    const [from, until] = [j, right.findIndex((row, index) => index > j && row.key !== key)]
    j = until < 0 ? right.length : until
    for (; i < left.length && left[i]?.key === key; i++)
      for (const other of right.slice(from, j)) output += print(left[i], other)
  }
  return { output, unpaired }
}

function render(
  one: Row | undefined,
  two: Row | undefined,
  keys: readonly number[],
  format: Format | undefined,
  empty: string,
  separator: string,
): string {
  const cell = (row: Row | undefined, field: number): string => row?.fields[field] || empty
  const key = one ? cell(one, keys[0] ?? 0) : cell(two, keys[1] ?? 0)
  if (format)
    return format
      .map(({ file, field }) => (file === 0 ? key : cell(file === 1 ? one : two, field)))
      .join(separator)
  const rest = (row: Row | undefined, own: number): readonly string[] =>
    row?.fields.filter((_, index) => index !== own).map((field) => field || empty) ?? []
  return [key, ...rest(one, keys[0] ?? 0), ...rest(two, keys[1] ?? 0)].join(separator)
}

function autoFormat(one: Row | undefined, two: Row | undefined, keys: readonly number[]): Format {
  const others = (row: Row | undefined, file: 1 | 2): Format =>
    (row?.fields ?? []).flatMap((_, field) => (field === keys[file - 1] ? [] : [{ file, field }]))
  return [{ file: 0, field: 0 }, ...others(one, 1), ...others(two, 2)]
}

function parseFormat(process: Process, text: string): Format {
  return text.split(/[, \t]+/).map((word) => {
    if (word === '0') return { file: 0, field: 0 }
    const [, file, field = ''] = /^([12])\.(.*)$/.exec(word) ?? []
    if (file === undefined) {
      const first = word.split('.')[0] ?? ''
      if (/^[012]/.test(first)) throw new Failure(`invalid field specifier: ${quote(process, word)}`)
      throw new Failure(`invalid file number in field spec: ${quote(process, word)}`)
    }
    return { file: file === '1' ? 1 : 2, field: fieldNumber(process, field) }
  })
}

function fieldNumber(process: Process, text: string): number {
  if (!/^\d+$/.test(text) || Number(text) === 0)
    throw new Failure(`invalid field number: ${quote(process, text)}`)
  return Number(text) - 1
}

function fileNumber(process: Process, text: string): 1 | 2 {
  if (text === '1') return 1
  if (text === '2') return 2
  throw new Failure(`invalid field number: ${quote(process, text)}`)
}

interface Check {
  readonly always: boolean
  readonly header: boolean
}

function* complainOfDisorder(
  process: Process,
  paths: readonly string[],
  files: readonly (readonly Row[])[],
  { output, unpaired }: { readonly output: string; readonly unpaired: boolean },
  { always, header }: Check,
): Blocking<number> {
  const first = header ? 1 : 0
  let disordered = false
  for (const [file, rows] of files.entries()) {
    const at = rows.findIndex(
      ({ key }, index) => index > first && compareBytes(rows[index - 1]?.key ?? '', key) > 0,
    )
    if (at < 0 || (!always && !unpaired)) continue
    disordered = true
    const name = quoteIfNeeded(process, paths[file] ?? '')
    yield* process.stderr.write(encodeText(`join: ${name}:${at + 1}: is not sorted: ${rows[at]?.line}\n`))
    if (always) return 1
  }
  yield* process.stdout.write(encodeText(output))
  if (disordered) yield* process.stderr.write('join: input is not in sorted order\n')
  return disordered ? 1 : 0
}
