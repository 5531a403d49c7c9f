import type { Blocking } from '../../kernel/wait-queue'
import type { Operation, ParameterPart, Part, Word } from '../parse/syntax'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { type Sink, TextSink } from './fields'
import type { ExpandOne } from './operation'
import { findTarget, keysOf, parseTarget, type Target } from './target'

/** Expands parts into a sink; `operand` says that unquoted text is the result of an expansion. */
export type ExpandInto = (
  shell: Shell,
  parts: readonly Part[],
  sink: Sink,
  operand?: boolean,
) => Blocking<void>

/** Parameter expansion in all its forms (bash(1)). @throws ShellError */
export function* expandParameter(
  shell: Shell,
  part: ParameterPart,
  sink: Sink,
  expandInto: ExpandInto,
): Blocking<void> {
  yield* new ParameterExpansion(shell, part, sink, expandInto).expand()
}

class ParameterExpansion {
  constructor(
    readonly shell: Shell,
    readonly part: ParameterPart,
    readonly sink: Sink,
    readonly expandInto: ExpandInto,
  ) {}

  *expand(): Blocking<void> {
    const { shell, part } = this
    const { operation } = part
    if (operation?.type === 'names') {
      const names = shell.variables.list(part.name).map(([name]) => name)
      this.sink.list(names, part.quoted, operation.operator === '*')
      return
    }
    const subscript = part.index && (yield* this.#subscript(part.index))
    if (part.indirect && (subscript === '@' || subscript === '*') && !operation) {
      this.sink.list(keysOf(shell.variables.lookup(part.name), shell), part.quoted, subscript === '*')
      return
    }
    let target: Target
    try {
      target = this.#target(subscript)
    } catch (error) {
      if (!(error instanceof ShellError) || error.stops !== 'command') throw error
      yield* shell.complain(error.message)
      target = { type: 'one', name: part.name, value: undefined }
    }
    if (part.length) this.#one(this.#length(target))
    else if (operation?.type === 'default') yield* this.#default(target, operation)
    else if (operation) {
      const { applyOperation } = yield* extras(shell)
      const text: ExpandOne = (word, quote) => this.#text(word, quote)
      this.#emit(yield* applyOperation(shell, this.#checked(target), operation, text))
    } else this.#emit(this.#checked(target))
  }

  #target(subscript: string | undefined): Target {
    const { shell, part } = this
    if (!part.indirect) return findTarget(shell, part.name, subscript)
    const variable = shell.variables.find(part.name)
    if (variable?.reference) return { type: 'one', name: part.name, value: variable.value }
    const direct = findTarget(shell, part.name, subscript)
    const name = direct.type === 'one' ? direct.value : direct.values.join(' ')
    if (!name) {
      if (part.operation?.type === 'default') return { type: 'one', name: part.name, value: undefined }
      throw new ShellError(`${part.name}: invalid indirect expansion`)
    }
    return parseTarget(shell, name)
  }

  *#subscript(index: Word): Blocking<string> {
    return index.literal ?? (yield* this.#text(index))
  }

  *#text(word: Word, quote?: (text: string) => string): Blocking<string> {
    const sink = new TextSink(this.shell.ifs, quote)
    yield* this.expandInto(this.shell, word.parts, sink)
    return sink.text
  }

  /** `set -u` */
  #checked(target: Target): Target {
    if (target.type === 'many' || target.value !== undefined || !this.shell.options.has('nounset'))
      return target
    const name = /^\W|^\d/.test(target.name) ? `$${target.name}` : target.name
    const place = target.key === undefined ? name : `${name}[${target.key}]`
    throw new ShellError(`${place}: unbound variable`, 'shell', this.shell.fatalStatus)
  }

  #length(target: Target): string {
    if (target.type === 'many') return String(target.values.length)
    const value = this.#checked(target)
    return String([...((value.type === 'one' && value.value) || '')].length)
  }

  #one(text: string): void {
    if (this.part.quoted) this.sink.quoted(text)
    else this.sink.expanded(text)
  }

  #emit(target: Target): void {
    if (target.type === 'many') this.sink.list(target.values, this.part.quoted, target.joined)
    else this.#one(target.value ?? '')
  }

  *#default(target: Target, operation: Extract<Operation, { type: 'default' }>): Blocking<void> {
    const { operator, colon, word } = operation
    const value = wholeValue(target)
    const isGiven = value !== undefined && !(colon && value === '')
    if (operator === '+' ? !isGiven : isGiven) {
      if (operator !== '+') this.#emit(target)
      else if (this.part.quoted && target.type === 'one') this.sink.quoted('')
      return
    }
    if (operator === '+' || operator === '-') {
      if (this.part.quoted && word.parts.length === 0) this.sink.quoted('')
      yield* this.expandInto(this.shell, word.parts, this.sink, true)
      return
    }
    const text = yield* this.#text(word)
    if (operator === '?')
      this.#refuse(target.name, text || (colon ? 'parameter null or not set' : 'parameter not set'))
    if (!/^[A-Za-z_]/.test(target.name)) throw new ShellError(`$${target.name}: cannot assign in this way`)
    const key = target.type === 'one' ? target.key : undefined
    this.shell.variables.set(target.name, text, key === undefined ? {} : { key })
    this.#one(this.shell.variables.lookup(target.name)?.integer ? this.shell.get(target.name) : text)
  }

  #refuse(name: string, message: string): never {
    throw new ShellError(`${name}: ${message}`, 'shell', this.shell.fatalStatus)
  }
}

/** What a `${name:-word}` looks at; undefined when the list is empty or the parameter is not set. */
function wholeValue(target: Target): string | undefined {
  if (target.type === 'one') return target.value
  return target.values.length > 0 ? target.values.join(' ') : undefined
}
