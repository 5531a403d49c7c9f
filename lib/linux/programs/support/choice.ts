import type { Process } from '../../kernel/program'
import { UsageFailure } from '../utility'
import { quote } from './quote'

/** The meaning of an option's word, which may be shortened; GNU's error lists the words (argmatch). */
export function choice<T>(
  process: Process,
  option: string,
  word: string,
  words: Readonly<Record<string, T>>,
  status = 1,
): T {
  const names = Object.keys(words)
  const matching = names.filter((name) => name.startsWith(word))
  const [first] = matching
  const exact = words[word]
  if (exact !== undefined) return exact
  if (first !== undefined && matching.every((name) => words[name] === words[first])) return words[first] as T
  const problem = matching.length > 1 ? 'ambiguous' : 'invalid'
  const groups = [...new Set(Object.values(words))].map((value) =>
    names.filter((name) => words[name] === value),
  )
  const lines = groups.map((group) => `  - ${group.map((name) => quote(process, name)).join(', ')}\n`)
  throw new UsageFailure(
    `${problem} argument ${quote(process, word)} for ${quote(process, option)}\nValid arguments are:\n${lines.join('').slice(0, -1)}`,
    status,
  )
}
