import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { fail, usageOnly } from './report'

/** What getopts found: the value for the variable, OPTARG, and where it goes on. */
interface Found {
  readonly option: string
  readonly argument?: string
  readonly complaint?: string
  readonly index: number
  readonly position: number
  readonly status: 0 | 1
}

/** Finds the next option in words, from a place in the word of an index (counted from 1). */
function nextOption(accepted: string, words: readonly string[], index: number, position: number): Found {
  const word = words[index - 1]
  if (word === undefined || !word.startsWith('-') || word === '-' || word === '--') {
    return { option: '?', index: word === '--' ? index + 1 : index, position: 0, status: 1 }
  }
  const silent = accepted.startsWith(':')
  const at = position || 1
  const letter = word[at] ?? ''
  const isLast = at + 1 >= word.length
  const next = { index: isLast ? index + 1 : index, position: isLast ? 0 : at + 1, status: 0 } as const
  const place = letter === ':' ? -1 : accepted.indexOf(letter, silent ? 1 : 0)
  if (place < 0) {
    const what = silent ? { argument: letter } : { complaint: `illegal option -- ${letter}` }
    return { option: '?', ...what, ...next }
  }
  if (accepted[place + 1] !== ':') return { option: letter, ...next }
  const argument = isLast ? words[index] : word.slice(at + 1)
  if (argument !== undefined) {
    return { option: letter, argument, index: isLast ? index + 2 : index + 1, position: 0, status: 0 }
  }
  const missing = { index: index + 1, position: 0, status: 0 } as const
  if (silent) return { option: ':', argument: letter, ...missing }
  return { option: '?', complaint: `option requires an argument -- ${letter}`, ...missing }
}

export const getopts: Builtin = {
  *run(shell, argv) {
    const [, accepted, name, ...words] = argv
    if (accepted === undefined || name === undefined) return yield* usage(shell)
    const { variables } = shell
    const index = Number(variables.get('OPTIND') ?? 1) || 1
    if (index !== shell.optionIndex) shell.optionPosition = 0
    const found = nextOption(
      accepted,
      words.length > 0 ? words : shell.positional,
      index,
      shell.optionPosition,
    )
    if (found.argument !== undefined) variables.set('OPTARG', found.argument)
    else variables.unset('OPTARG')
    if (found.complaint !== undefined && variables.get('OPTERR') !== '0') {
      yield* shell.write(2, `${complaintOf(shell, found.complaint)}\n`)
    }
    shell.optionPosition = found.position
    shell.optionIndex = found.index
    variables.set('OPTIND', String(found.index))
    variables.set(name, found.option)
    return found.status
  },
}

function complaintOf({ dialect, name }: Shell, complaint: string): string {
  if (dialect.name === 'bash') return `${name}: ${complaint}`
  const letter = complaint.at(-1)
  return complaint.startsWith('illegal') ? `Illegal option -${letter}` : `No arg for -${letter} option`
}

function* usage(shell: Shell): Blocking<number> {
  const { name } = shell.dialect
  if (name === 'bash') return yield* usageOnly(shell, 'getopts', 'getopts optstring name [arg ...]')
  const text =
    name === 'dash' ? 'Usage: getopts optstring var [arg...]' : 'usage: getopts optstring var [arg]'
  return yield* fail(shell, 'getopts', text, 2)
}
