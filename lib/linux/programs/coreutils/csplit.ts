import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { complain } from '../support/message'
import { quote, quoteName } from '../support/quote'
import { decodeText, encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/csplit'

interface Pattern {
  readonly text: string
  readonly line?: number
  readonly regex?: Regex
  readonly offset: number
  /** what comes before is left out */
  readonly skips: boolean
  repeat: number
}

export const csplit = utility({
  family: coreutils,
  name: 'csplit',
  help,
  options: {
    prefix: '-f=',
    keep: '-k',
    suppress: '--suppress-matched',
    digits: '-n=',
    quiet: '-s',
    elide: '-z',
  },
  *run(process, { options, operands: [path, ...words] }) {
    if (path === undefined) throw new UsageFailure('missing operand')
    if (words.length === 0) throw new UsageFailure(`missing operand after ${quote(process, path)}`)
    const patterns = words.reduce<Pattern[]>((list, word) => {
      addPattern(process, list, word)
      return list
    }, [])
    const content = yield* readContent(process, path)
    const lines = content.match(/[^\n]*\n|[^\n]+$/g) ?? []
    const { pieces, problem } = cut(process, lines, patterns, options.suppress)
    const digits = Number(options.digits ?? '2')
    const made: string[] = []
    for (const [index, piece] of pieces.entries()) {
      if (problem !== undefined && index === pieces.length - 1) yield* complain(process, problem)
      const bytes = encodeText(piece.join(''))
      if (bytes.length === 0 && options.elide) continue
      const name = `${options.prefix ?? 'xx'}${String(made.length).padStart(digits, '0')}`
      made.push(name)
      const fd = yield* process.sys.open(name, { access: 'write', create: true, truncate: true }, 0o666)
      yield* process.sys.write(fd, bytes)
      process.sys.close(fd)
      if (!options.quiet) yield* process.stdout.write(`${bytes.length}\n`)
    }
    if (problem === undefined) return 0
    if (!options.keep) for (const name of made) process.sys.unlink(name)
    return 1
  },
})

function* readContent(process: Process, path: string): Blocking<string> {
  try {
    const fd = yield* openOperand(process, path)
    const content = decodeText(yield* readToEnd(process.sys, fd))
    closeOperand(process, fd)
    return content
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`cannot open ${quoteName(process, path)} for reading: ${error.message}`)
  }
}

function addPattern(process: Process, patterns: Pattern[], word: string): void {
  const again = /^\{(\*|\d+)\}$/.exec(word)
  const last = patterns.at(-1)
  if (again && last) {
    last.repeat = again[1] === '*' ? Number.POSITIVE_INFINITY : Number(again[1])
    return
  }
  const expression = /^([/%])(.*)\1([+-]?\d*)$/s.exec(word)
  if (expression) {
    const [, sign, text = '', offset = ''] = expression
    try {
      patterns.push({
        text: word,
        regex: new Regex(text),
        offset: Number(offset),
        skips: sign === '%',
        repeat: 0,
      })
    } catch (error) {
      if (!(error instanceof RegexError)) throw error
      throw new Failure(`${quote(process, word)}: invalid regular expression: ${error.message}`)
    }
    return
  }
  if (/^[/%]/.test(word)) throw new Failure(`${word}: closing delimiter '${word.charAt(0)}' missing`)
  if (!/^\d+$/.test(word)) throw new Failure(`${quote(process, word)}: invalid pattern`)
  if (Number(word) === 0) throw new Failure(`${word}: line number must be greater than zero`)
  const before = last?.line
  if (before !== undefined && Number(word) < before)
    throw new Failure(`line number ${quote(process, word)} is smaller than preceding line number, ${before}`)
  patterns.push({ text: word, line: Number(word), offset: 0, skips: false, repeat: 0 })
}

/** The pieces; with a problem, those up to where it came up. */
function cut(
  process: Process,
  lines: readonly string[],
  patterns: readonly Pattern[],
  suppress: boolean,
): { pieces: string[][]; problem?: string } {
  const pieces: string[][] = []
  let at = 0
  /** where a match may be: not on the line a piece begins with */
  let from = 0
  for (const { pattern, round } of rounds(patterns)) {
    const end = endOf(lines, pattern, round, from)
    if (!pattern.skips) pieces.push(lines.slice(at, end))
    if (end === undefined)
      return pattern.repeat === Number.POSITIVE_INFINITY
        ? { pieces }
        : { pieces, problem: problemOf(process, pattern, round) }
    at = suppress ? end + 1 : end
    from = suppress ? at : pattern.line === undefined ? Math.max(end, end - pattern.offset) + 1 : end
  }
  return { pieces: [...pieces, lines.slice(at)] }
}

function* rounds(patterns: readonly Pattern[]): Generator<{ pattern: Pattern; round: number }> {
  for (const pattern of patterns)
    for (let round = 0; round <= pattern.repeat; round++) yield { pattern, round }
}

function problemOf(process: Process, { text, line }: Pattern, round: number): string {
  const what = line === undefined ? 'match not found' : 'line number out of range'
  return `${quote(process, text)}: ${what}${round > 0 ? ` on repetition ${round}` : ''}`
}

/** The line a piece ends before; undefined when there is none. */
function endOf(lines: readonly string[], pattern: Pattern, round: number, from: number): number | undefined {
  const { line } = pattern
  const end = line === undefined ? matching(lines, pattern, from) : line * (round + 1) - 1
  return end === undefined || end > lines.length || (line !== undefined && end >= lines.length)
    ? undefined
    : end
}

function matching(lines: readonly string[], { regex, offset }: Pattern, from: number): number | undefined {
  const found = lines.findIndex(
    (line, index) => index >= from && regex?.test(line.replace(/\n$/, '')) === true,
  )
  return found < 0 ? undefined : found + offset
}
