import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure } from '../utility'
import { toName } from './bytes'
import { unescapeString } from './lexer'
import { RecordReader } from './record-reader'
import { fromInput, toText, type Value } from './value'

export interface InputRecord {
  readonly text: string
  readonly file: string
  /** the first record of its file */
  readonly isFirst: boolean
}

/** The files named in ARGV, one after another; `name=value` among them sets a variable when its turn comes. */
export class MainInput {
  #index = 1
  #reader: RecordReader | undefined
  #file = ''
  #isFirst = false
  #hasRead = false

  constructor(
    private readonly process: Process,
    readonly argv: Map<string, Value>,
  ) {}

  *next(separator: string, assign: (name: string, value: Value) => void): Blocking<InputRecord | undefined> {
    for (;;) {
      if (!this.#reader && !(yield* this.#open(assign))) return undefined
      const text = yield* this.#reader?.next(separator) ?? none()
      if (text !== undefined) {
        const isFirst = this.#isFirst
        this.#isFirst = false
        return { text, file: this.#file, isFirst }
      }
      this.skipFile()
    }
  }

  skipFile(): void {
    if (this.#file !== '') this.#reader?.close()
    this.#reader = undefined
  }

  *#open(assign: (name: string, value: Value) => void): Blocking<boolean> {
    for (; this.argv.has(String(this.#index)); this.#index++) {
      const word = toText(this.argv.get(String(this.#index)), '%.6g')
      const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(word)
      if (assignment) {
        assign(assignment[1] ?? '', fromInput(unescapeString(assignment[2] ?? '')))
        continue
      }
      if (word === '') continue
      this.#index++
      yield* this.#start(word)
      return true
    }
    if (this.#hasRead) return false
    yield* this.#start('-')
    return true
  }

  *#start(name: string): Blocking<void> {
    const { sys, stdin } = this.process
    this.#hasRead = true
    this.#isFirst = true
    this.#file = name === '-' || name === '/dev/stdin' ? '' : name
    if (this.#file === '') {
      this.#reader = new RecordReader(sys, stdin.fd)
      return
    }
    try {
      this.#reader = new RecordReader(sys, yield* sys.open(toName(name), { access: 'read' }))
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`cannot open ${toName(name)} (${error.message})`, 2)
    }
  }
}

function* none(): Blocking<undefined> {
  return undefined
}
