import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { choice } from '../../support/choice'
import { closeOperand, openOperand, readTextIfAny } from '../../support/files'
import { readLines } from '../../support/line-reader'
import { quote, quoteIfNeeded } from '../../support/quote'
import { encodeText } from '../../support/text'
import { Failure, nameOf, UsageFailure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/sort'
import { comparator } from './compare'
import { applyLetter, type Key, type Ordering, parseKey, plain } from './key'

type Compare = (left: string, right: string) => number

const words = {
  'general-numeric': 'g',
  'human-numeric': 'h',
  month: 'M',
  numeric: 'n',
  random: 'R',
  version: 'V',
} as const

export const sort = utility({
  family: coreutils,
  name: 'sort',
  help,
  usageStatus: 2,
  options: {
    b: '-b',
    d: '-d',
    f: '-f',
    g: '-g',
    i: '-i',
    M: '-M',
    h: '-h',
    n: '-n',
    R: '-R',
    r: '-r',
    sort: '--sort=',
    V: '-V',
    batchSize: '--batch-size=',
    check: '-c=',
    checkQuietly: '-C=',
    filesFrom: '--files0-from=',
    key: '-k=',
    merge: '-m',
    output: '-o=',
    stable: '-s',
    bufferSize: '-S=',
    separator: '-t=',
    temporary: '-T=',
    parallel: '--parallel=',
    unique: '-u',
    zero: '-z',
  },
  *run(process, { options, given, operands }) {
    const global = plain()
    for (const { name, value } of given) {
      if (name.length === 1 && name !== 'b') applyLetter(global, name)
      else if (name === 'sort') applyLetter(global, choice(process, '--sort', value, words))
    }
    requireCompatible(
      global,
      given.map(({ name }) => name),
    )
    const compare = readOrder(process, options, given, global)
    const delimiter = options.zero ? 0 : 10
    const end = String.fromCharCode(delimiter)
    const paths = options.filesFrom === undefined ? operands : yield* listedFiles(process, options.filesFrom)
    const checking = given.findLast(({ name }) => name === 'check' || name === 'checkQuietly')
    if (checking)
      return yield* checkOperands(process, paths, checking, compare, { unique: options.unique, delimiter })
    const files: string[][] = []
    for (const path of paths.length === 0 ? ['-'] : paths) files.push(yield* read(process, path, delimiter))
    const sorted = options.merge ? merge(files, compare) : files.flat().sort(compare)
    const lines = options.unique
      ? sorted.filter((line, index) => index === 0 || compare(sorted[index - 1] ?? '', line) !== 0)
      : sorted
    const text = encodeText(lines.map((line) => line + end).join(''))
    if (options.output === undefined) yield* process.stdout.write(text)
    else yield* writeFile(process, options.output, text)
    return 0
  },
})

interface OrderOptions {
  readonly b: boolean
  readonly stable: boolean
  readonly unique: boolean
  readonly separator: string | undefined
}

type Given = readonly { readonly name: string; readonly value: string }[]

function readOrder(process: Process, options: OrderOptions, given: Given, global: Ordering): Compare {
  const separator = readSeparator(process, options.separator)
  const keys = given
    .filter(({ name }) => name === 'key')
    .map(({ value }) => parseKey(process, value, global, options.b))
  const whole: Key = {
    start: { field: 1, character: 1, skipBlanks: options.b },
    end: undefined,
    ordering: global,
  }
  if (keys.length === 0 && !hasOrder(global) && !options.b) return comparator([whole], separator, undefined)
  const lastResort = options.stable || options.unique ? undefined : global
  return comparator(keys.length > 0 ? keys : [whole], separator, lastResort)
}

function* listedFiles({ sys }: Process, path: string): Blocking<string[]> {
  return ((yield* readTextIfAny(sys, path)) ?? '').split('\0').filter((name) => name !== '')
}

function* checkOperands(
  process: Process,
  paths: readonly string[],
  { name, value }: { readonly name: string; readonly value: string },
  compare: Compare,
  rules: Omit<CheckRules, 'quiet'>,
): Blocking<number> {
  const letter = name === 'check' ? 'c' : 'C'
  if (paths[1] !== undefined)
    throw new UsageFailure(`extra operand ${quote(process, paths[1])} not allowed with -${letter}`)
  const quiet = letter === 'C' || /^(quiet|silent)$/.test(value)
  return yield* check(process, paths[0] ?? '-', compare, { ...rules, quiet })
}

const hasOrder = (ordering: Ordering): boolean =>
  ordering.numeric !== 'none' ||
  ordering.reverse ||
  ordering.ignoreCase ||
  ordering.dictionary ||
  ordering.printable

function requireCompatible(ordering: Ordering, names: readonly string[]): void {
  const kinds = new Set(names.filter((name) => /^[ghnMRV]$/.test(name)))
  const clashes =
    kinds.size > 1 ||
    (kinds.size === 1 && !kinds.has('R') && !kinds.has('V') && (ordering.dictionary || ordering.printable))
  if (!clashes) return
  const letters = [...'bdfghiMnRrV']
    .filter((letter) => names.includes(letter) && !/[brf]/.test(letter))
    .join('')
  throw new Failure(`options '-${letters}' are incompatible`, 2)
}

function readSeparator(process: Process, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (text === '') throw new Failure('empty tab', 2)
  if (text === '\\0') return '\0'
  if ([...text].length > 1) throw new Failure(`multi-character tab ${quote(process, text)}`, 2)
  return text
}

function* read(process: Process, path: string, delimiter: number): Blocking<string[]> {
  let opened = false
  try {
    const fd = yield* openOperand(process, path)
    opened = true
    const { lines } = yield* readLines(process.sys, fd, delimiter)
    closeOperand(process, fd)
    return [...lines]
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(
      `${opened ? 'read failed' : 'cannot read'}: ${quoteIfNeeded(process, path)}: ${error.message}`,
      2,
    )
  }
}

/** Merges lists that are each in order; from equal lines the earlier file's comes first. */
function merge(files: readonly string[][], compare: Compare): string[] {
  const positions = files.map(() => 0)
  const merged: string[] = []
  for (;;) {
    let best = -1
    files.forEach((lines, index) => {
      const line = lines[positions[index] ?? 0]
      if (line === undefined) return
      const current = best < 0 ? undefined : files[best]?.[positions[best] ?? 0]
      if (current === undefined || compare(line, current) < 0) best = index
    })
    const line = files[best]?.[positions[best] ?? 0]
    if (line === undefined) return merged
    merged.push(line)
    positions[best] = (positions[best] ?? 0) + 1
  }
}

interface CheckRules {
  readonly unique: boolean
  readonly quiet: boolean
  readonly delimiter: number
}

function* check(
  process: Process,
  path: string,
  compare: Compare,
  { unique, quiet, delimiter }: CheckRules,
): Blocking<number> {
  const lines = yield* read(process, path, delimiter)
  const at = lines.findIndex(
    (line, index) => index > 0 && compare(lines[index - 1] ?? '', line) > (unique ? -1 : 0),
  )
  if (at < 0) return 0
  if (!quiet) yield* process.stderr.write(`${nameOf(process)}: ${path}:${at + 1}: disorder: ${lines[at]}\n`)
  return 1
}

function* writeFile(process: Process, path: string, bytes: Uint8Array): Blocking<void> {
  try {
    const fd = yield* process.sys.open(path, { access: 'write', create: true, truncate: true }, 0o666)
    if (bytes.length > 0) yield* process.sys.write(fd, bytes)
    process.sys.close(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`open failed: ${quoteIfNeeded(process, path)}: ${error.message}`, 2)
  }
}
