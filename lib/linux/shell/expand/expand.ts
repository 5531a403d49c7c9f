import type { Blocking } from '../../kernel/wait-queue'
import type { Part, Word } from '../parse/syntax'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { substituteCommand } from './command-substitution'
import { type Field, FieldSink, type Sink, TextSink } from './fields'
import { expandParameter } from './parameter'
import { matchPathnames } from './pathname'
import { escapePattern, matchesPattern } from './pattern'
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
        yield* putLong(shell, sink, yield* substituteCommand(shell, part.body), part.quoted)
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

/** Words by the hundred thousand must not keep others from running. */
function isTimeToYield(shell: Shell): boolean {
  return ++shell.steps % 8 === 0
}

const CHUNK = 4096

/** Long text is split a piece at a time, cut where no separator is near. */
function* putLong(shell: Shell, sink: Sink, text: string, quoted: boolean): Blocking<void> {
  const { ifs } = shell
  const separates = (at: number): boolean => ifs.includes(text[at] ?? ' ')
  let from = 0
  while (!quoted && text.length - from > 2 * CHUNK) {
    let to = from + CHUNK
    while (to < text.length && (separates(to - 1) || separates(to))) to++
    sink.expanded(text.slice(from, to))
    from = to
    for (let turns = 0; turns < 32; turns++) yield* shell.sys.schedYield()
  }
  put(sink, from === 0 ? text : text.slice(from), quoted)
}

function put(sink: Sink, text: string, quoted: boolean): void {
  if (quoted) sink.quoted(text)
  else sink.expanded(text)
}

/** The commonest words, without a generator: `$name`, `"$name"` and `$((…))` on their own. `whole` says they are not split. */
function quickValue(shell: Shell, word: Word, whole: boolean): string | undefined {
  if (word.literal !== undefined) return word.literal
  const [part] = word.parts
  if (word.parts.length !== 1 || !part) return undefined
  if (part.type === 'arithmetic') {
    const text = part.expression.literal
    if (text === undefined || !(whole || part.quoted || hasUsualIfs(shell))) return undefined
    return String(shell.evaluateInteger(text))
  }
  if (part.type !== 'parameter' || part.operation || part.index || part.length || part.indirect)
    return undefined
  if (part.name === '@' || part.name === '*') return undefined
  const value = parameterValue(shell, part.name)
  if (whole || part.quoted || value === undefined) return value
  return /^[\w./:=+-]+$/.test(value) && hasUsualIfs(shell) ? value : undefined
}

function hasUsualIfs(shell: Shell): boolean {
  return shell.variables.get('IFS') === ' \t\n'
}

/** The fields of words that are all of the commonest kind; undefined when they are not. */
export function quickWords(shell: Shell, words: readonly Word[]): string[] | undefined {
  // Words that are evaluated must not be evaluated again when a later one turns out not to be quick.
  let evaluates = false
  const result: string[] = []
  for (const word of words) {
    if (word.parts.length === 0 || word.hasBraces) return undefined
    if (word.literal === undefined && word.parts[0]?.type === 'arithmetic') {
      if (evaluates || words.length > 2 || word !== words.at(-1)) return undefined
      evaluates = true
    }
    const value = quickValue(shell, word, false)
    if (value === undefined) return undefined
    result.push(value)
  }
  return result
}

/** The text of a word of the commonest kind that is not split; undefined when it is of another. */
export function quickText(shell: Shell, word: Word): string | undefined {
  return quickValue(shell, word, true)
}

/** The text of a word that is neither split nor globbed. @throws ShellError */
export function* expandText(shell: Shell, word: Word): Blocking<string> {
  const quick = quickValue(shell, word, true)
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

function* expandBraced(shell: Shell, word: Word, result: string[]): Blocking<void> {
  const { bracedWords } = yield* extras(shell)
  for (const variant of bracedWords(word)) {
    if (isTimeToYield(shell)) yield* shell.sys.schedYield()
    if (variant.literal !== undefined && variant.parts.length > 0) result.push(variant.literal)
    else result.push(...(yield* expandWords(shell, [variant])))
  }
}

/** The fields of words: expanded, split at IFS, and with file names for patterns. @throws ShellError */
export function* expandWords(shell: Shell, words: Iterable<Word>): Blocking<string[]> {
  const result: string[] = []
  for (const word of words) {
    if (word.hasBraces && shell.options.has('braceexpand')) {
      yield* expandBraced(shell, word, result)
      continue
    }
    const quick = quickValue(shell, word, false)
    if (quick !== undefined) {
      // Braces can leave nothing of a word: `{a,}`.
      if (word.parts.length > 0) result.push(quick)
      continue
    }
    const sink = new FieldSink(shell.ifs)
    yield* expandInto(shell, word.parts, sink)
    sink.end()
    for (const field of sink.fields) {
      if (isTimeToYield(shell)) yield* shell.sys.schedYield()
      pushField(shell, field, result)
    }
  }
  return result
}

function isIgnored(name: string, patterns: string): boolean {
  return /(^|\/)\.\.?$/.test(name) || patterns.split(':').some((pattern) => matchesPattern(name, pattern))
}

function pushField(shell: Shell, { value, pattern }: Field, result: string[]): void {
  if (pattern === undefined || shell.options.has('noglob')) {
    result.push(value)
    return
  }
  const ignored = shell.variables.get('GLOBIGNORE')
  const found = matchPathnames(shell.sys, pattern, {
    dotGlob: shell.shopt.has('dotglob') || Boolean(ignored),
    globStar: shell.shopt.has('globstar'),
    ignoreCase: shell.shopt.has('nocaseglob'),
  })
  const names = ignored ? found.filter((name) => !isIgnored(name, ignored)) : found
  if (names.length > 0) for (const name of names) result.push(name)
  else if (shell.shopt.has('failglob')) throw new ShellError(`no match: ${value}`)
  else if (!shell.shopt.has('nullglob')) result.push(value)
}
