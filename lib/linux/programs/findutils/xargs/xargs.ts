import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../../support/files'
import { quote } from '../../support/quote'
import { decodeText } from '../../support/text'
import { Failure, UsageFailure, type Utility, utility } from '../../utility'
import { help } from './help'
import { type Items, splitItems } from './items'
import { Runner } from './runner'

const family = {
  shortNames: false,
  usageStatus: 1,
  hint: (name: string): string => `Try '${name} --help' for more information.\n`,
  help: (_name: string, utility: Utility): string => utility.help,
  version: (): string => 'xargs (GNU findutils) 4.9.0\n',
}

const MAX_CHARS = 131_072

export const xargs = utility({
  family,
  name: 'xargs',
  help,
  options: {
    null: '-0',
    argFile: '-a=',
    delimiter: '-d=',
    end: '-E=',
    oldEnd: '-e=',
    replace: '-I=',
    oldReplace: '-i=',
    maxLines: '-L=',
    oldMaxLines: '-l=',
    maxArgs: '-n=',
    openTty: '-o',
    maxProcs: '-P=',
    interactive: '-p',
    noRunIfEmpty: '-r',
    maxChars: '-s=',
    verbose: '-t',
    exit: '-x',
  },
  rules: { operandsEndOptions: true, optionalLetters: 'eil' },
  *run(process, { options, operands }) {
    const replace =
      options.replace ?? (options.oldReplace === undefined ? undefined : options.oldReplace || '{}')
    const lines = count(
      '-L',
      options.maxLines ?? (options.oldMaxLines === undefined ? undefined : options.oldMaxLines || '1'),
    )
    const size = count('-n', options.maxArgs)
    const procs = options.maxProcs === '0' ? Number.POSITIVE_INFINITY : (count('-P', options.maxProcs) ?? 1)
    const chars = count('-s', options.maxChars) ?? MAX_CHARS
    const text = yield* readInput(process, options.argFile ?? '-')
    const delimiter = options.null
      ? '\0'
      : options.delimiter === undefined
        ? undefined
        : unescapeDelimiter(options.delimiter)
    const items = splitItems(text, delimiter, options.end ?? options.oldEnd, replace !== undefined)
    const command = operands.length === 0 ? ['echo'] : operands
    const runner = new Runner(process, procs, {
      verbose: options.verbose || options.interactive,
      asks: options.interactive,
    })
    for (const words of replace !== undefined
      ? replaced(command, items, replace)
      : batches(command, items, { lines, size, chars, isEmptyRun: !options.noRunIfEmpty })) {
      if (!(yield* runner.run(words))) break
    }
    return yield* runner.finish()
  },
})

function count(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new UsageFailure(`invalid number "${text}" for ${option} option`)
  if (Number(text) < 1) throw new UsageFailure(`value ${text} for ${option} option should be >= 1`)
  return Number(text)
}

function* readInput(process: Process, path: string): Blocking<string> {
  try {
    const fd = yield* openOperand(process, path)
    const text = decodeText(yield* readToEnd(process.sys, fd))
    closeOperand(process, fd)
    if (path === '-') yield* hideInput(process)
    return text
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`Cannot open input file ${quote(process, path)}: ${error.message}`)
  }
}

/** The commands read nothing of what was meant for xargs. */
function* hideInput({ sys, stdin }: Process): Blocking<void> {
  const fd = yield* sys.open('/dev/null', { access: 'read' })
  sys.dup2(fd, stdin.fd)
  sys.close(fd)
}

const delimiters: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\t': '\t',
  '\\0': '\0',
  '\\\\': '\\',
  '\\r': '\r',
}

function unescapeDelimiter(text: string): string {
  const character = delimiters[text] ?? text
  if ([...character].length !== 1)
    throw new Failure(
      `Invalid input delimiter specification ${text}: the delimiter must be either a single character or an escape sequence starting with \\.`,
    )
  return character
}

/** -I: a command for each line, the line put in everywhere. */
function* replaced(command: readonly string[], items: Items, replace: string): Generator<string[]> {
  for (const item of items.flat())
    yield command.map((word, index) => (index === 0 ? word : word.replaceAll(replace, item)))
}

interface Limits {
  readonly lines: number | undefined
  readonly size: number | undefined
  readonly chars: number
  readonly isEmptyRun: boolean
}

function* batches(
  command: readonly string[],
  items: Items,
  { lines, size, chars, isEmptyRun }: Limits,
): Generator<string[]> {
  const base = command.reduce((total, word) => total + word.length + 1, 0)
  let batch: string[] = []
  let used = base
  let count = 0
  let isEmpty = true
  for (const line of items) {
    for (const item of line) {
      const isFull =
        (size !== undefined && lines === undefined && batch.length >= size) || used + item.length + 1 > chars
      if (isFull && batch.length > 0) {
        yield [...command, ...batch]
        batch = []
        used = base
      }
      if (base + item.length + 1 > chars) throw new Failure('argument line too long')
      batch.push(item)
      used += item.length + 1
      isEmpty = false
    }
    if (line.length > 0) count++
    if (lines !== undefined && count >= lines) {
      yield [...command, ...batch]
      batch = []
      used = base
      count = 0
    }
  }
  if (batch.length > 0 || (isEmpty && isEmptyRun)) yield [...command, ...batch]
}
