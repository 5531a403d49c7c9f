import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Regex } from '../regex/regex'
import { readTextIfAny } from '../support/files'
import { Failure } from '../utility'
import { type FlatCommand, flatten, type Program } from './flatten'
import type { Input, Line } from './input'
import { listLine } from './list-line'
import type { Output } from './output'
import type { Address, Command, Substitution } from './script'
import { substitute } from './substitute'

export interface ExecuteRules {
  readonly silent: boolean
  readonly separate: boolean
  readonly lineLength: number
  readonly posix: boolean
  readonly end: string
}

/** Thrown inside a cycle to start the next one or to end everything. */
class Jump extends Error {
  constructor(readonly kind: 'next' | 'restart' | 'quit' | 'quit-silently') {
    super()
  }
}

/** Runs a sed script over its input. */
export class Executor {
  readonly #program: Program
  readonly #active = new Map<FlatCommand, number | 'regex'>()
  #space = ''
  #hold = ''
  #line: Line = { text: '', terminated: true, file: 0 }
  #number = 0
  #substituted = false
  #last: Regex | undefined
  #appended: (() => Blocking<void>)[] = []
  #status = 0

  constructor(
    private readonly process: Process,
    commands: readonly Command[],
    private readonly input: Input,
    private readonly output: Output,
    private readonly paths: readonly string[],
    private readonly rules: ExecuteRules,
  ) {
    this.#program = flatten(commands)
  }

  *run(): Blocking<number> {
    let keepsSpace = false
    for (;;) {
      if (!keepsSpace && !(yield* this.#readLine())) break
      keepsSpace = false
      const outcome = yield* this.#cycle()
      if (outcome === 'quit-silently') break
      if (outcome !== 'next' && outcome !== 'restart' && !this.rules.silent) yield* this.#print(this.#space)
      yield* this.#flushAppended()
      if (outcome === 'quit') break
      keepsSpace = outcome === 'restart'
      yield* this.process.sys.schedYield()
    }
    yield* this.output.close()
    return this.#status
  }

  *#cycle(): Blocking<Jump['kind'] | 'end'> {
    try {
      yield* this.#commands()
      return 'end'
    } catch (error) {
      if (error instanceof Jump) return error.kind
      throw error
    }
  }

  *#readLine(): Blocking<boolean> {
    const line = yield* this.input.next()
    if (!line) return false
    if (this.rules.separate && line.file !== this.#line.file) this.#number = 0
    yield* this.output.enter(line.file)
    this.#line = line
    this.#number++
    this.#space = line.text
    this.#substituted = false
    return true
  }

  *#isLast(): Blocking<boolean> {
    const next = yield* this.input.peek()
    return next === undefined || (this.rules.separate && next.file !== this.#line.file)
  }

  #print(text: string, terminated = this.#line.terminated): Blocking<void> {
    return this.output.line(text, terminated)
  }

  *#flushAppended(): Blocking<void> {
    for (const append of this.#appended.splice(0)) yield* append()
  }

  *#commands(): Blocking<void> {
    const { commands, labels } = this.#program
    for (let at = 0; at < commands.length; ) {
      const command = commands[at]
      if (!command) return
      const isChosen = (yield* this.#isSelected(command)) !== command.negated
      const next = isChosen ? yield* this.#do(command, labels) : command.otherwise
      at = next ?? at + 1
    }
  }

  *#isSelected(command: FlatCommand): Blocking<boolean> {
    const { first, second } = command
    if (!first) return true
    if (!second) return yield* this.#matches(first)
    const end = this.#active.get(command)
    if (end !== undefined) return yield* this.#continueRange(command, second, end)
    if (first.type === 'zero' && this.#number === 1) {
      this.#active.set(command, 'regex')
      return yield* this.#continueRange(command, second, 'regex')
    }
    if (!(yield* this.#matches(first))) return false
    const last = this.#rangeEnd(second)
    if (last === 'regex' || last > this.#number) this.#active.set(command, last)
    return true
  }

  *#continueRange(command: FlatCommand, second: Address, end: number | 'regex'): Blocking<boolean> {
    if (end === 'regex') {
      if (yield* this.#matches(second)) this.#active.delete(command)
      return true
    }
    if (this.#number >= end) this.#active.delete(command)
    // A line number that has passed ends the range before this line.
    return this.#number <= end
  }

  /** The line a range ends with, or that an expression decides. */
  #rangeEnd(second: Address): number | 'regex' {
    switch (second.type) {
      case 'line':
        return second.line
      case 'plus':
        return this.#number + second.lines
      case 'multiple':
        return second.of === 0 ? this.#number : Math.ceil(this.#number / second.of) * second.of
      default:
        return 'regex'
    }
  }

  *#matches(address: Address): Blocking<boolean> {
    switch (address.type) {
      case 'line':
        return this.#number === address.line
      case 'last':
        return yield* this.#isLast()
      case 'regex':
        return this.#regex(address.regex).test(this.#space)
      case 'step':
        return address.step === 0
          ? this.#number === address.first
          : this.#number >= address.first && (this.#number - address.first) % address.step === 0
      default:
        return false
    }
  }

  /** The expression, or for an empty one the last used. */
  #regex(regex: Regex | undefined): Regex {
    const used = regex ?? this.#last
    if (!used) throw new Failure('-e expression #1, char 0: no previous regular expression', 1)
    this.#last = used
    return used
  }

  /** Does a command; the index to go on with, or undefined for the next. */
  *#do(command: FlatCommand, labels: ReadonlyMap<string, number>): Blocking<number | undefined> {
    const { action } = command
    switch (action.name) {
      case 'b':
        return target(labels, action.label)
      case 't':
      case 'T': {
        const jumps = this.#substituted === (action.name === 't')
        this.#substituted = false
        return jumps ? target(labels, action.label) : undefined
      }
      case 's':
        yield* this.#substitute(action.substitution)
        return undefined
      case 'y':
        this.#space = [...this.#space].map((character) => action.map.get(character) ?? character).join('')
        return undefined
      case 'q':
      case 'Q':
        this.#status = action.status
        throw new Jump(action.name === 'q' ? 'quit' : 'quit-silently')
      case 'l':
        yield* this.output.raw(listLine(this.#space, action.width ?? this.rules.lineLength))
        return undefined
      case 'a':
      case 'i':
      case 'c':
        yield* this.#insert(command, action.name, action.text)
        return undefined
      case 'r':
      case 'R':
      case 'w':
      case 'W':
        yield* this.#file(action.name, action.file)
        return undefined
      case '{':
      case ':':
        return undefined
      default:
        yield* this.#plain(action.name)
        return undefined
    }
  }

  *#plain(name: string): Blocking<void> {
    const newline = this.#space.indexOf('\n')
    switch (name) {
      case '=':
        return yield* this.output.raw(`${this.#number}\n`)
      case 'F':
        return yield* this.output.raw(`${this.paths[this.#line.file] ?? '-'}\n`)
      case 'd':
        throw new Jump('next')
      case 'D':
        if (newline < 0) throw new Jump('next')
        this.#space = this.#space.slice(newline + 1)
        throw new Jump('restart')
      case 'p':
        return yield* this.#print(this.#space)
      case 'P':
        return yield* this.#print(newline < 0 ? this.#space : this.#space.slice(0, newline), true)
      case 'n':
      case 'N':
        return yield* this.#nextLine(name)
      default:
        this.#exchange(name)
    }
  }

  #exchange(name: string): void {
    const [space, hold] = [this.#space, this.#hold]
    if (name === 'g') this.#space = hold
    else if (name === 'G') this.#space = `${space}\n${hold}`
    else if (name === 'h') this.#hold = space
    else if (name === 'H') this.#hold = `${hold}\n${space}`
    else if (name === 'x') [this.#space, this.#hold] = [hold, space]
    else if (name === 'z') this.#space = ''
  }

  *#nextLine(name: 'n' | 'N'): Blocking<void> {
    const { silent, posix } = this.rules
    if ((yield* this.input.peek()) === undefined) {
      // GNU prints the pattern space when N finds no more input; POSIX does not.
      throw new Jump(name === 'N' && posix ? 'quit-silently' : 'quit')
    }
    if (name === 'n' && !silent) yield* this.#print(this.#space)
    yield* this.#flushAppended()
    const before = this.#space
    const substituted = this.#substituted
    yield* this.#readLine()
    this.#substituted = substituted
    if (name === 'N') this.#space = `${before}\n${this.#space}`
  }

  *#insert(command: FlatCommand, name: 'a' | 'i' | 'c', text: string): Blocking<void> {
    if (name === 'i') yield* this.output.raw(text)
    else if (name === 'a') this.#appended.push(() => this.output.raw(text))
    else {
      // The last line of a range stands for all of it.
      if (!command.second || command.negated || !this.#active.has(command)) yield* this.output.raw(text)
      throw new Jump('next')
    }
  }

  *#file(name: 'r' | 'R' | 'w' | 'W', file: string): Blocking<void> {
    const { output, process } = this
    if (name === 'w') yield* output.toFile(file, `${this.#space}\n`)
    else if (name === 'W') yield* output.toFile(file, `${this.#space.split('\n')[0]}\n`)
    else if (name === 'R') {
      const line = yield* output.lineOf(file)
      if (line !== undefined) this.#appended.push(() => output.line(line, true))
    } else {
      this.#appended.push(function* () {
        const path = file === '/dev/stdin' ? '/proc/self/fd/0' : file
        yield* output.raw((yield* readTextIfAny(process.sys, path)) ?? '')
      })
    }
  }

  *#substitute(substitution: Substitution): Blocking<void> {
    const replaced = substitute(this.#space, this.#regex(substitution.regex), substitution)
    if (replaced === undefined) return
    this.#space = replaced
    this.#substituted = true
    if (substitution.print) yield* this.#print(replaced)
    if (substitution.file !== undefined) yield* this.output.toFile(substitution.file, `${replaced}\n`)
  }
}

function target(labels: ReadonlyMap<string, number>, label: string): number {
  if (label === '') return Number.POSITIVE_INFINITY
  return labels.get(label) ?? Number.POSITIVE_INFINITY
}
