import type { Builtin } from './builtin'
import { fail, usageOnly } from './report'

export const getopts: Builtin = {
  *run(shell, argv) {
    const [, accepted, name, ...words] = argv
    if (accepted === undefined || name === undefined) {
      if (shell.dialect.name === 'dash')
        return yield* fail(shell, 'getopts', 'Usage: getopts optstring var [arg...]', 2)
      return yield* usageOnly(shell, 'getopts', 'getopts optstring name [arg ...]')
    }
    const { variables } = shell
    const given = words.length > 0 ? words : shell.positional
    const silent = accepted.startsWith(':')
    const index = Number(variables.get('OPTIND') ?? 1) || 1
    if (index !== shell.optionIndex) shell.optionPosition = 0
    const word = given[index - 1]
    const finish = (value: string, next: number, position: number, status: number): number => {
      shell.optionPosition = position
      shell.optionIndex = next
      variables.set('OPTIND', String(next))
      variables.set(name, value)
      return status
    }
    const at = shell.optionPosition || 1
    if (word === undefined || !word.startsWith('-') || word === '-' || word === '--') {
      variables.unset('OPTARG')
      return finish('?', word === '--' ? index + 1 : index, 0, 1)
    }
    const letter = word[at] ?? ''
    const isLast = at + 1 >= word.length
    const next = isLast ? index + 1 : index
    const place = letter === ':' ? -1 : accepted.indexOf(letter, silent ? 1 : 0)
    if (place < 0) {
      if (silent) variables.set('OPTARG', letter)
      else {
        variables.unset('OPTARG')
        if (variables.get('OPTERR') !== '0')
          yield* shell.write(2, `${shell.name}: illegal option -- ${letter}\n`)
      }
      return finish('?', next, isLast ? 0 : at + 1, 0)
    }
    if (accepted[place + 1] !== ':') {
      variables.unset('OPTARG')
      return finish(letter, next, isLast ? 0 : at + 1, 0)
    }
    const value = isLast ? given[index] : word.slice(at + 1)
    if (value !== undefined) {
      variables.set('OPTARG', value)
      return finish(letter, isLast ? index + 2 : index + 1, 0, 0)
    }
    if (silent) variables.set('OPTARG', letter)
    else {
      variables.unset('OPTARG')
      if (variables.get('OPTERR') !== '0')
        yield* shell.write(2, `${shell.name}: option requires an argument -- ${letter}\n`)
    }
    return finish(silent ? ':' : '?', index + 1, 0, 0)
  },
}
