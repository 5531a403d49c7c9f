import { streamDecoder } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand } from '../support/files'
import { complain } from '../support/message'
import { quoteIfNeeded } from '../support/quote'
import { isUtf8 } from '../support/text'
import { displayWidth } from '../support/width'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/wc'

interface Counts {
  lines: number
  words: number
  chars: number
  bytes: number
  longest: number
}

const none = (): Counts => ({ lines: 0, words: 0, chars: 0, bytes: 0, longest: 0 })

export const wc = utility({
  family: coreutils,
  name: 'wc',
  help,
  options: { bytes: '-c', chars: '-m', lines: '-l', longest: '-L', words: '-w' },
  *run(process, { options, given, operands }) {
    const byDefault = given.length === 0
    const columns = (['lines', 'words', 'chars', 'bytes', 'longest'] as const).filter(
      (column) =>
        options[column] || (byDefault && (column === 'lines' || column === 'words' || column === 'bytes')),
    )
    const paths = operands.length === 0 ? [undefined] : operands
    const width = numberWidth(process, paths, columns.length)
    const total = none()
    let status = 0
    const print = (counts: Counts, name: string | undefined): Blocking<void> => {
      const cells = columns.map((column) => String(counts[column]).padStart(width))
      return process.stdout.write(`${[...cells, ...(name === undefined ? [] : [name])].join(' ')}\n`)
    }
    for (const path of paths) {
      const counts = none()
      let opened = false
      try {
        const fd = yield* openOperand(process, path ?? '-')
        opened = true
        yield* count(process, fd, counts)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(process, `${quoteIfNeeded(process, path ?? 'standard input')}: ${error.message}`)
        status = 1
      }
      if (opened) yield* print(counts, path)
      for (const column of columns)
        total[column] =
          column === 'longest' ? Math.max(total[column], counts[column]) : total[column] + counts[column]
    }
    if (paths.length > 1) yield* print(total, 'total')
    return status
  },
})

/** As wide as the sizes of all files together need; at least 7 when a size is not known beforehand. */
function numberWidth(
  { sys, stdin }: Process,
  paths: readonly (string | undefined)[],
  columns: number,
): number {
  if (paths.length === 1 && columns === 1) return 1
  let width = 1
  let total = 0
  for (const path of paths) {
    try {
      const stat = path === undefined || path === '-' ? sys.fstat(stdin.fd) : sys.stat(path)
      if (stat.type === 'file') total += stat.size
      else width = 7
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  return Math.max(width, String(total).length)
}

function* count(process: Process, fd: number, counts: Counts): Blocking<void> {
  const decodeChunk = isUtf8(process.env)
    ? streamDecoder()
    : (chunk: Uint8Array) => Array.from(chunk, (byte) => String.fromCharCode(byte)).join('')
  const counter = new Counter(counts)
  try {
    for (;;) {
      const chunk = yield* process.sys.read(fd, CHUNK)
      if (chunk.length === 0) break
      counts.bytes += chunk.length
      for (const character of decodeChunk(chunk)) counter.add(character)
      yield* process.sys.schedYield()
    }
  } finally {
    closeOperand(process, fd)
  }
  counter.endLine()
}

/** Counts characters, words and columns one by one. */
class Counter {
  #column = 0
  #inWord = false

  constructor(private readonly counts: Counts) {}

  add(character: string): void {
    const { counts } = this
    if (character !== INVALID) counts.chars++
    if (character === '\n') counts.lines++
    if (lineEnds.test(character)) this.endLine()
    else this.#column += this.#width(character)
    if (spaces.test(character)) this.#inWord = false
    else if (isWord(character)) {
      if (!this.#inWord) counts.words++
      this.#inWord = true
    }
  }

  endLine(): void {
    this.counts.longest = Math.max(this.counts.longest, this.#column)
    this.#column = 0
  }

  #width(character: string): number {
    if (character === '\t') return 8 - (this.#column % 8)
    return character < ' ' || character === INVALID ? 0 : displayWidth(character)
  }
}

const INVALID = '\ufffd'
const lineEnds = /[\n\r\f]/
const spaces = /[^\S\u00a0]/
const isWord = (character: string): boolean =>
  character > ' ' && character !== INVALID && character !== '\x7f'
