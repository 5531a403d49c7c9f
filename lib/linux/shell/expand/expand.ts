import type { Blocking } from '../../kernel/wait-queue'
import type { Part, Word } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { substituteCommand } from './command-substitution'
import { type Field, FieldSink, type Sink, TextSink } from './fields'
import { expandParameter } from './parameter'
import { matchPathnames } from './pathname'
import { escapePattern } from './pattern'
import { startProcessSubstitution } from './process-substitution'
import { parameterValue } from './special-parameter'
import { homeOf } from './tilde'

function* expandInto(shell: Shell, parts: readonly Part[], sink: Sink, operand = false): Blocking<void> {
  for (const part of parts) {
    switch (part.type) {
      case 'text':
        if (part.quoted) sink.quoted(part.value)
        else if (operand) sink.expanded(part.value)
        else sink.bare(part.value)
        break
      case 'tilde':
        sink.quoted(yield* homeOf(shell, part.user))
        break
      case 'parameter':
        yield* expandParameter(shell, part, sink, expandInto)
        break
      case 'command':
        put(sink, yield* substituteCommand(shell, part.body), part.quoted)
        break
      case 'arithmetic':
        put(sink, String(shell.evaluateInteger(yield* expandText(shell, part.expression))), part.quoted)
        break
      case 'process':
        sink.quoted(startProcessSubstitution(shell, part))
        break
      case 'bad-substitution':
        throw new ShellError(`${part.text}: bad substitution`)
    }
  }
}

function put(sink: Sink, text: string, quoted: boolean): void {
  if (quoted) sink.quoted(text)
  else sink.expanded(text)
}

/** The commonest words, without a generator: `$name`, `"$name"` and `$((…))` on their own. */
function quickValue(shell: Shell, word: Word): string | undefined {
  if (word.literal !== undefined) return word.literal
  const [part] = word.parts
  if (word.parts.length !== 1 || !part) return undefined
  if (part.type === 'arithmetic') {
    const text = part.expression.literal
    return text === undefined || !part.quoted ? undefined : String(shell.evaluateInteger(text))
  }
  if (
    part.type !== 'parameter' ||
    !part.quoted ||
    part.operation ||
    part.index ||
    part.length ||
    part.indirect
  )
    return undefined
  if (part.name === '@' || part.name === '*') return undefined
  return parameterValue(shell, part.name)
}

/** The text of a word that is neither split nor globbed. @throws ShellError */
export function* expandText(shell: Shell, word: Word): Blocking<string> {
  const quick = quickValue(shell, word)
  if (quick !== undefined) return quick
  const sink = new TextSink(shell.ifs)
  yield* expandInto(shell, word.parts, sink)
  return sink.text
}

/** A word as a pattern: what was quoted has backslashes. */
export function* expandPattern(shell: Shell, word: Word): Blocking<string> {
  const sink = new TextSink(shell.ifs, escapePattern)
  yield* expandInto(shell, word.parts, sink)
  return sink.text
}

/** The right side of `=~`: quoted characters match themselves. */
export function* expandRegex(shell: Shell, word: Word): Blocking<string> {
  const sink = new TextSink(shell.ifs, (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  yield* expandInto(shell, word.parts, sink)
  return sink.text
}

/** The fields of words: expanded, split at IFS, and with file names for patterns. @throws ShellError */
export function* expandWords(shell: Shell, words: Iterable<Word>): Blocking<string[]> {
  const result: string[] = []
  for (const word of words) {
    const quick = quickValue(shell, word)
    if (quick !== undefined) {
      // Braces can leave nothing of a word: `{a,}`.
      if (word.parts.length > 0) result.push(quick)
      continue
    }
    const sink = new FieldSink(shell.ifs)
    yield* expandInto(shell, word.parts, sink)
    sink.end()
    for (const field of sink.fields) pushField(shell, field, result)
  }
  return result
}

function pushField(shell: Shell, { value, pattern }: Field, result: string[]): void {
  if (pattern === undefined || shell.options.has('noglob')) {
    result.push(value)
    return
  }
  const names = matchPathnames(shell.sys, pattern, {
    dotGlob: shell.shopt.has('dotglob'),
    globStar: shell.shopt.has('globstar'),
    ignoreCase: shell.shopt.has('nocaseglob'),
  })
  if (names.length > 0) for (const name of names) result.push(name)
  else if (shell.shopt.has('failglob')) throw new ShellError(`no match: ${value}`)
  else if (!shell.shopt.has('nullglob')) result.push(value)
}
