import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { LineReader } from '../support/line-reader'
import { encodeText } from '../support/text'
import type { Finder } from './matcher'
import type { LineFormatter } from './output'

export interface SearchRules {
  readonly invert: boolean
  readonly report: 'lines' | 'count' | 'names' | 'names-without' | 'quiet'
  readonly max: number
  readonly before: number
  readonly after: number
  readonly groupSeparator: string | undefined
  readonly binary: 'binary' | 'text' | 'without-match'
  readonly delimiter: number
  readonly end: string
}

const notText = /[\0\udc80-\udcff]/
const surrogates = /[\ud800-\udbff][\udc00-\udfff]/g
const isBinary = (line: string): boolean => notText.test(line) && notText.test(line.replace(surrogates, ''))

interface Numbered {
  readonly line: string
  readonly number: number
  readonly offset: number
}

/** Searches one file as its lines come; what was printed last carries over from file to file. */
export class Search {
  /** whether a group of lines has been printed, so that the next needs a separator */
  #hasPrinted = false

  constructor(
    private readonly process: Process,
    private readonly find: Finder,
    private readonly format: LineFormatter,
    private readonly rules: SearchRules,
  ) {}

  /** How many lines were selected. */
  *file(fd: number, name: string): Blocking<number> {
    const { rules } = this
    const scan = new Scan(this, name)
    const reader = new LineReader(this.process.sys, fd, rules.delimiter)
    scanning: for (let batch = yield* reader.batch(); batch; batch = yield* reader.batch()) {
      let out = ''
      for (const line of batch) {
        out += scan.take(line)
        if (scan.isOver) {
          yield* this.#print(out)
          break scanning
        }
      }
      yield* this.#print(out)
      yield* this.process.sys.schedYield()
    }
    if (scan.binaryMatch) yield* this.process.stderr.write(`grep: ${name}: binary file matches\n`)
    return scan.selected
  }

  *#print(text: string): Blocking<void> {
    if (text !== '') yield* this.process.stdout.write(encodeText(text))
  }

  matches(line: string): boolean {
    return (this.find(line, 0) !== undefined) !== this.rules.invert
  }

  get settings(): SearchRules {
    return this.rules
  }

  get formatter(): LineFormatter {
    return this.format
  }

  /** The line between groups that do not touch. */
  groupBreak(touches: boolean): string {
    const { before, after, groupSeparator } = this.rules
    const needed = this.#hasPrinted && !touches && before + after > 0 && groupSeparator !== undefined
    this.#hasPrinted = true
    return needed ? `${this.format.separator(groupSeparator)}\n` : ''
  }
}

const byteLength = (text: string): number => encodeText(text).length

/** The state of searching one file. */
class Scan {
  selected = 0
  binaryMatch = false
  isOver = false
  #number = 0
  #offset = 0
  #pending: Numbered[] = []
  #afterLeft = 0
  #lastPrinted = 0
  #isBinary = false

  constructor(
    private readonly search: Search,
    private readonly name: string,
  ) {}

  /** What is to be printed now that this line has come. */
  take(line: string): string {
    const { settings } = this.search
    this.#number++
    const entry = { line, number: this.#number, offset: this.#offset }
    this.#offset += byteLength(line) + 1
    if (!this.#isBinary && settings.binary !== 'text' && isBinary(line)) {
      this.#isBinary = true
      if (settings.binary === 'without-match') {
        this.isOver = true
        return ''
      }
    }
    if (this.selected >= settings.max || !this.search.matches(line)) return this.#unselected(entry)
    this.selected++
    if (settings.report !== 'lines') {
      this.isOver = settings.report !== 'count' || this.selected >= settings.max
      return ''
    }
    if (this.#isBinary) {
      this.binaryMatch = true
      this.isOver = true
      return ''
    }
    return this.#print(entry)
  }

  #print(entry: Numbered): string {
    const { settings, formatter } = this.search
    const first = this.#pending[0]?.number ?? entry.number
    let out = this.search.groupBreak(this.#lastPrinted > 0 && first === this.#lastPrinted + 1)
    for (const { line, number, offset } of this.#pending)
      out += formatter.context(this.name, number, offset, line)
    this.#pending = []
    out += formatter.selected(this.name, entry.number, entry.offset, entry.line, byteLength)
    this.#afterLeft = settings.after
    this.#lastPrinted = entry.number
    if (this.selected >= settings.max && settings.after === 0) this.isOver = true
    return out
  }

  #unselected(entry: Numbered): string {
    const { settings, formatter } = this.search
    if (this.#afterLeft > 0) {
      this.#afterLeft--
      this.#lastPrinted = entry.number
      if (this.selected >= settings.max && this.#afterLeft === 0) this.isOver = true
      return formatter.context(this.name, entry.number, entry.offset, entry.line)
    }
    if (settings.before > 0) {
      this.#pending.push(entry)
      if (this.#pending.length > settings.before) this.#pending.shift()
    }
    return ''
  }
}
