import type { Blocking } from '../../kernel/wait-queue'
import { parseTemplate } from '../parse/parse'
import type { Operation, ParameterPart, Part, Word } from '../parse/syntax'
import { expandPrompt } from '../prompt/expand-prompt'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { attributeLetters } from '../state/variable'
import { type Sink, TextSink } from './fields'
import { escapePattern } from './pattern'
import { changeCase, removePattern, replacePattern, substring } from './substring'
import { findTarget, keysOf, parseTarget, type Target } from './target'
import { assignmentOf, transformValue } from './transform'

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
    const target = this.#target(subscript)
    if (part.length) this.#one(this.#length(target))
    else if (operation?.type === 'default') yield* this.#default(target, operation)
    else if (operation) this.#emit(yield* this.#apply(this.#checked(target), operation))
    else this.#emit(this.#checked(target))
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

  *#number(word: Word): Blocking<number> {
    return this.shell.evaluate(yield* this.#text(word))
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
    const value =
      target.type === 'many' ? (target.values.length ? target.values.join(' ') : undefined) : target.value
    const isGiven = value !== undefined && !(colon && value === '')
    if (operator === '+' ? !isGiven : isGiven) {
      if (operator !== '+') this.#emit(target)
      else if (this.part.quoted) this.sink.quoted('')
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

  *#apply(target: Target, operation: Exclude<Operation, { type: 'default' | 'names' }>): Blocking<Target> {
    if (operation.type === 'slice') return yield* this.#slice(target, operation)
    if (operation.type === 'transform' && operation.operator === 'P' && target.type === 'one') {
      return {
        ...target,
        value: yield* this.#text(parseTemplate(expandPrompt(this.shell, target.value ?? ''))),
      }
    }
    if (operation.type === 'transform' && /[AaKk]/.test(operation.operator))
      return this.#describe(target, operation.operator)
    const change = yield* this.#change(operation)
    if (target.type === 'many') return { ...target, values: target.values.map(change) }
    return { ...target, value: target.value === undefined ? undefined : change(target.value) }
  }

  *#change(
    operation: Exclude<Operation, { type: 'default' | 'names' | 'slice' }>,
  ): Blocking<(value: string) => string> {
    const options = { ignoreCase: this.shell.shopt.has('nocasematch') }
    switch (operation.type) {
      case 'remove': {
        const pattern = yield* this.#text(operation.pattern, escapePattern)
        return (value) => removePattern(value, operation.operator, pattern, {})
      }
      case 'replace': {
        const pattern = yield* this.#text(operation.pattern, escapePattern)
        const replacement = yield* this.#replacement(operation.replacement)
        return (value) => replacePattern(value, operation.operator, pattern, replacement, options)
      }
      case 'case': {
        const pattern = operation.pattern && (yield* this.#text(operation.pattern, escapePattern))
        return (value) => changeCase(value, operation.operator, pattern)
      }
      case 'transform':
        return (value) => transformValue(value, operation.operator)
    }
  }

  /** An unquoted `&` stands for what was matched (shopt patsub_replacement). */
  *#replacement(word: Word): Blocking<string> {
    if (!this.shell.shopt.has('patsub_replacement')) return yield* this.#text(word)
    const escaped = yield* this.#text(word, (text) => text.replace(/[&\\]/g, '\\$&'))
    return escaped.replace(/\\([\s\S])|&/g, (match, next: string | undefined) =>
      match === '&' ? '\0' : next === '&' || next === '\\' ? next : match,
    )
  }

  *#slice(target: Target, { offset, length }: Extract<Operation, { type: 'slice' }>): Blocking<Target> {
    const from = yield* this.#number(offset)
    const count = length && (yield* this.#number(length))
    if (target.type === 'one') {
      return {
        ...target,
        value: target.value === undefined ? undefined : substring(target.value, from, count),
      }
    }
    if (count !== undefined && count < 0)
      throw new ShellError(`${length?.text.trim()}: substring expression < 0`)
    const isPositional = target.name === '@' || target.name === '*'
    if (isPositional) {
      const all = [this.shell.name, ...target.values]
      const start = from < 0 ? all.length + from : from
      return {
        ...target,
        values: start < 0 ? [] : all.slice(start, count === undefined ? undefined : start + count),
      }
    }
    const indexed = this.shell.variables.lookup(target.name)?.indexed
    const size = indexed?.length ?? target.values.length
    const start = from < 0 ? size + from : from
    const values = indexed
      ? Object.values(indexed.slice(Math.max(start, 0)))
      : target.values.slice(Math.max(start, 0))
    return { ...target, values: start < 0 ? [] : values.slice(0, count) }
  }

  #describe(target: Target, operator: string): Target {
    const variable = this.shell.variables.lookup(target.name)
    if (operator === 'a') {
      const letters = variable ? attributeLetters(variable) : ''
      return target.type === 'many'
        ? { ...target, values: target.values.map(() => letters) }
        : { ...target, value: letters }
    }
    if (operator === 'A') {
      const value = assignmentOf(target.name, variable)
      return { type: 'one', name: target.name, value }
    }
    if (target.type === 'one') return { ...target, value: transformValue(target.value ?? '', 'Q') }
    const keys = keysOf(variable, this.shell)
    const pairs = target.values.flatMap((value, index) => [
      keys[index] ?? '',
      operator === 'k' ? value : JSON.stringify(value),
    ])
    return {
      ...target,
      values: operator === 'k' ? pairs : [pairs.join(' ') + (variable?.associative ? ' ' : '')],
    }
  }
}
