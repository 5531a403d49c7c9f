import { concat } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import { readOperandBytes } from '../support/operand-lines'
import { quote, quoteName } from '../support/quote'
import { parseSize } from '../support/size'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/split'
import { pieceNames, type Suffixes } from './split-names'

export const split = utility({
  family: coreutils,
  name: 'split',
  help,
  options: {
    suffixLength: '-a=',
    additional: '--additional-suffix=',
    bytes: '-b=',
    lineBytes: '-C=',
    decimal: '-d',
    numeric: '--numeric-suffixes=',
    hex: '-x',
    hexFrom: '--hex-suffixes=',
    elide: '-e',
    lines: '-l=',
    number: '-n=',
    unbuffered: '-u',
    verbose: '--verbose',
  },
  rewrite: (argv) => argv.map((word) => word.replace(/^-(\d+)$/, '-l$1')),
  *run(process, { options, given, operands: [path = '-', prefix = 'x', extra] }) {
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    const ways = given.filter(({ name }) => ['bytes', 'lineBytes', 'lines', 'number'].includes(name))
    if (new Set(ways.map(({ name }) => name)).size > 1)
      throw new UsageFailure('cannot split in more than one way')
    const cut = cutter(process, options)
    const suffixes: Suffixes = {
      length: options.suffixLength === undefined ? undefined : Number(options.suffixLength),
      base:
        options.hex || options.hexFrom !== undefined
          ? 16
          : options.decimal || options.numeric !== undefined
            ? 10
            : 26,
      from: Number.parseInt(options.numeric || options.hexFrom || '0', options.hexFrom ? 16 : 10),
    }
    const content = yield* openInput(process, path)
    const { pieces, chosen } = cut(content)
    if (chosen !== undefined) {
      yield* process.stdout.write(pieces[chosen] ?? new Uint8Array())
      return 0
    }
    const names = pieceNames(suffixes, options.number === undefined ? undefined : pieces.length)
    for (const piece of pieces) {
      if (piece.length === 0 && (options.elide || options.number === undefined)) continue
      const { value: suffix } = names.next()
      if (suffix === undefined) throw new Failure('output file suffixes exhausted')
      const name = `${prefix}${suffix}${options.additional ?? ''}`
      if (options.verbose) yield* process.stdout.write(`creating file ${quoteName(process, name)}\n`)
      const fd = yield* process.sys.open(name, { access: 'write', create: true, truncate: true }, 0o666)
      yield* process.sys.write(fd, piece)
      process.sys.close(fd)
    }
    return 0
  },
})

function* openInput(process: Process, path: string) {
  try {
    return yield* readOperandBytes(process, path)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw error.message.endsWith('No such file or directory')
      ? new Failure(`cannot open ${quoteName(process, path)} for reading: No such file or directory`)
      : error
  }
}

const OUT_OF_RANGE = ': Numerical result out of range'

interface Ways {
  readonly bytes: string | undefined
  readonly lineBytes: string | undefined
  readonly lines: string | undefined
  readonly number: string | undefined
}

interface Cut {
  readonly pieces: readonly Uint8Array[]
  /** the one piece to be printed */
  readonly chosen?: number | undefined
}

function cutter(process: Process, { bytes, lineBytes, lines, number }: Ways): (content: Uint8Array) => Cut {
  const sizeOf = (text: string, what: string): number => {
    const size = parseSize(text)
    if (size === undefined || size === 0)
      throw new Failure(`invalid number of ${what}: ${quote(process, text)}${size === 0 ? OUT_OF_RANGE : ''}`)
    return size
  }
  if (bytes !== undefined) {
    const size = sizeOf(bytes, 'bytes')
    return (content) => ({ pieces: chunks(content, size) })
  }
  if (lineBytes !== undefined) {
    const size = sizeOf(lineBytes, 'bytes')
    return (content) => ({ pieces: byLineBytes(content, size) })
  }
  if (number !== undefined) return chunker(process, number)
  const count = sizeOf(lines ?? '1000', 'lines')
  return (content) => {
    const all = linesOf(content)
    const groups = Array.from({ length: Math.ceil(all.length / count) }, (_, index) =>
      concat(all.slice(index * count, (index + 1) * count)),
    )
    return { pieces: groups }
  }
}

const chunks = (content: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
    content.subarray(index * size, (index + 1) * size),
  )

/** The lines, each with its newline. */
function linesOf(content: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let at = 0; at < content.length; ) {
    const newline = content.indexOf(10, at)
    const end = newline < 0 ? content.length : newline + 1
    lines.push(content.subarray(at, end))
    at = end
  }
  return lines
}

function byLineBytes(content: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[][] = []
  let room = 0
  for (const line of linesOf(content).flatMap((whole) => chunks(whole, size))) {
    if (line.length > room) {
      pieces.push([])
      room = size
    }
    pieces.at(-1)?.push(line)
    room -= line.length
  }
  return pieces.map((parts) => concat(parts))
}

function chunker(process: Process, text: string): (content: Uint8Array) => Cut {
  const [, kind, one, count = ''] = /^(?:([lr])\/)?(?:(\w+)\/)?(\w+)$/.exec(text) ?? []
  if (!/^[1-9]\d*$/.test(count))
    throw new Failure(
      `invalid number of chunks: ${quote(process, count || text)}${/^0+$/.test(count) ? OUT_OF_RANGE : ''}`,
    )
  const total = Number(count)
  if (one !== undefined && !(Number(one) >= 1 && Number(one) <= total))
    throw new Failure(`invalid chunk number: ${quote(process, one)}${OUT_OF_RANGE}`)
  const chosen = one === undefined ? undefined : Number(one) - 1
  return (content) => {
    const groups: Uint8Array[][] = Array.from({ length: total }, () => [])
    const size = Math.floor(content.length / total)
    if (kind === 'r')
      for (const [index, line] of linesOf(content).entries()) groups[index % total]?.push(line)
    else if (kind === 'l') {
      let at = 0
      for (const line of linesOf(content)) {
        groups[size === 0 ? total - 1 : Math.min(total - 1, Math.floor(at / size))]?.push(line)
        at += line.length
      }
    } else {
      for (const [index, group] of groups.entries()) {
        const end = index === total - 1 ? content.length : (index + 1) * size
        group.push(content.subarray(index * size, end))
      }
    }
    return { pieces: groups.map((parts) => concat(parts)), chosen }
  }
}
