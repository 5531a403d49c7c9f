import { commandCandidates, fileCandidates } from '../complete/candidates'
import { expandWords } from '../expand/expand'
import { parserOf } from '../parse/parse'
import { setOptions, shoptNames } from '../state/options'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { keywords } from './command-kind'
import { parseOptions } from './options'
import { invalidOption } from './report'
import { splitFields } from './split-fields'

type Generate = (shell: Shell, word: string) => Iterable<string>

const variables: Generate = (shell) => shell.variables.list().map(([name]) => name)
const files: Generate = (shell, word) => fileCandidates(shell, word).map((path) => path.replace(/\/$/, ''))
const directories: Generate = (shell, word) =>
  fileCandidates(shell, word, (path) => path.endsWith('/')).map((path) => path.slice(0, -1))
const jobs: Generate = (shell) => shell.jobs.listed.map(({ id }) => String(id))

/** What `compgen -A name` and its letters list. */
const actions: Readonly<Record<string, Generate>> = {
  alias: (shell) => [...shell.aliases.keys()].sort(),
  arrayvar: (shell) => shell.variables.list().flatMap(([name, { indexed }]) => (indexed ? [name] : [])),
  builtin: (shell) => [...shell.interpreter.builtins.keys()].sort(),
  command: commandCandidates,
  directory: directories,
  export: (shell) => shell.variables.list().flatMap(([name, { exported }]) => (exported ? [name] : [])),
  file: files,
  function: (shell) => [...shell.functions.keys()].sort(),
  job: jobs,
  keyword: () => keywords,
  setopt: () => setOptions.map(([name]) => name),
  shopt: () => shoptNames,
  variable: variables,
}

const letters: Readonly<Record<string, string>> = {
  a: 'alias',
  b: 'builtin',
  c: 'command',
  d: 'directory',
  e: 'export',
  f: 'file',
  j: 'job',
  k: 'keyword',
  v: 'variable',
}

/** Lists completions of a word (bash(1), compgen). */
export const compgen: Builtin = {
  *run(shell, argv) {
    const usage =
      'compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]'
    const { letters: given, values, rest, invalid } = parseOptions(argv, 'abcdefjkvo:A:W:P:S:')
    if (invalid) return yield* invalidOption(shell, 'compgen', invalid, usage)
    const [word = ''] = rest
    const chosen = [...given].map(
      (letter) => letters[letter] ?? (letter === 'A' ? values.get('A') : undefined),
    )
    const found = chosen.flatMap((name) => [...(actions[name ?? '']?.(shell, word) ?? [])])
    const list = values.get('W')
    if (list !== undefined) {
      const expanded = yield* expandWords(shell, [parserOf(list).template('here')])
      found.push(...splitFields(expanded.join(' '), shell.ifs, true))
    }
    const matching = found.filter((each) => each.startsWith(word))
    const lines = matching.map((each) => `${values.get('P') ?? ''}${each}${values.get('S') ?? ''}\n`)
    yield* shell.write(1, lines.join(''))
    return matching.length > 0 ? 0 : 1
  },
}
