import type { Blocking } from '../../kernel/wait-queue'
import { parseTemplate } from '../parse/parse'
import type { Operation, Word } from '../parse/syntax'
import { expandPrompt } from '../prompt/expand-prompt'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { attributeLetters } from '../state/variable'
import { escapePattern } from './pattern'
import { changeCase, removePattern, replacePattern, substring } from './substring'
import { keysOf, type Target } from './target'
import { assignmentOf, transformValue } from './transform'

/** Expands a word that is not split; `quote` is what becomes of its quoted characters. */
export type ExpandOne = (word: Word, quote?: (text: string) => string) => Blocking<string>

type Applied = Exclude<Operation, { type: 'default' | 'names' }>

/** What `${name#pattern}`, `${name:offset}`, `${name@Q}` and the like make of a value or a list. @throws ShellError */
export function applyOperation(
  shell: Shell,
  target: Target,
  operation: Applied,
  text: ExpandOne,
): Blocking<Target> {
  return new Application(shell, text).apply(target, operation)
}

class Application {
  constructor(
    readonly shell: Shell,
    readonly text: ExpandOne,
  ) {}

  *apply(target: Target, operation: Applied): Blocking<Target> {
    if (operation.type === 'slice') return yield* this.#slice(target, operation)
    if (operation.type === 'transform' && operation.operator === 'P' && target.type === 'one') {
      return {
        ...target,
        value: yield* this.text(parseTemplate(yield* expandPrompt(this.shell, target.value ?? ''))),
      }
    }
    if (operation.type === 'transform' && /[AaKk]/.test(operation.operator))
      return this.#describe(target, operation.operator)
    const change = yield* this.#change(operation)
    if (target.type === 'many') return { ...target, values: target.values.map(change) }
    return { ...target, value: target.value === undefined ? undefined : change(target.value) }
  }

  *#change(operation: Exclude<Applied, { type: 'slice' }>): Blocking<(value: string) => string> {
    const options = { ignoreCase: this.shell.shopt.has('nocasematch') }
    switch (operation.type) {
      case 'remove': {
        const pattern = yield* this.text(operation.pattern, escapePattern)
        return (value) => removePattern(value, operation.operator, pattern, {})
      }
      case 'replace': {
        const pattern = yield* this.text(operation.pattern, escapePattern)
        const replacement = yield* this.#replacement(operation.replacement)
        return (value) => replacePattern(value, operation.operator, pattern, replacement, options)
      }
      case 'case': {
        const pattern = operation.pattern && (yield* this.text(operation.pattern, escapePattern))
        return (value) => changeCase(value, operation.operator, pattern)
      }
      case 'transform':
        return (value) => transformValue(value, operation.operator)
    }
  }

  /** An unquoted `&` stands for what was matched (shopt patsub_replacement). */
  *#replacement(word: Word): Blocking<string> {
    if (!this.shell.shopt.has('patsub_replacement')) return yield* this.text(word)
    const escaped = yield* this.text(word, (text) => text.replace(/[&\\]/g, '\\$&'))
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

  *#number(word: Word): Blocking<number> {
    return this.shell.evaluate(yield* this.text(word))
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
