import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import { commandCandidates, fileCandidates, variableCandidates } from './candidates'
import { type WordAt, wordAt } from './word-at'

export interface Completion {
  /** where the text to replace begins */
  readonly start: number
  readonly candidates: readonly string[]
  /** what takes its place: what all candidates have in common, quoted as needed */
  readonly insertion: string
  /** the candidates as they are listed: file names without their directories */
  readonly shown: readonly string[]
}

/** Completes the word at the end of a line up to the cursor. */
export function* complete(shell: Shell, line: string): Blocking<Completion> {
  const word = wordAt(line)
  const variable = word.quote !== "'" ? /\$\{?\w*$/.exec(word.text)?.[0] : undefined
  if (variable !== undefined)
    return finish(line.length - variable.length, variableCandidates(shell, variable), variable, '')
  const candidates = yield* candidatesFor(shell, word)
  return finish(word.start, candidates, word.text, word.quote)
}

function* candidatesFor(shell: Shell, word: WordAt): Blocking<string[]> {
  if (word.isCommand) return commandCandidates(shell, word.text)
  const [command = ''] = word.words
  const name = command.split('/').pop() ?? command
  const completer = word.isRedirect ? undefined : shell.completers.get(name)
  const special = completer && (yield* completer(word.words, word.words.length - 1, shell.process))
  if (special) return special.filter((candidate) => candidate.startsWith(word.text)).sort()
  const onlyDirectories = name === 'cd' || name === 'pushd' || name === 'rmdir'
  return fileCandidates(shell, word.text, onlyDirectories ? (path) => path.endsWith('/') : undefined)
}

function finish(
  start: number,
  candidates: readonly string[],
  typed: string,
  quote: WordAt['quote'],
): Completion {
  const common = commonPrefix(candidates)
  const isOnly = candidates.length === 1
  const quoted = quoteAs(common, quote)
  const isOpen = /[/=]$/.test(common)
  const insertion = isOnly && !isOpen ? `${quoted}${quote} ` : quoted
  const nothing = common.length < typed.length || (common === typed && !isOnly)
  const shown = candidates.map((candidate) => candidate.replace(/^.*\/(?=.)/, ''))
  return { start, candidates, insertion: nothing ? quoteAs(typed, quote) : insertion, shown }
}

function commonPrefix(candidates: readonly string[]): string {
  const [first = ''] = candidates
  let length = first.length
  for (const candidate of candidates) while (!candidate.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** A name as it has to be typed: in the quotes that are open, or with backslashes. */
function quoteAs(text: string, quote: WordAt['quote']): string {
  if (quote !== '') return quote + text
  return text.replace(/[ \t\n'"\\|&;()<>*?[\]{}!`#]/g, '\\$&')
}
