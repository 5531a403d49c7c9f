import { isErrno } from '../../kernel/errno'
import { loadHistory, saveHistory } from '../history/history-file'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

export const history: Builtin = {
  *run(shell, argv) {
    const { letters, values, rest, invalid } = parseOptions(argv, 'cd:anrwps')
    if (invalid)
      return yield* invalidOption(
        shell,
        'history',
        invalid,
        'history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]',
      )
    const log = shell.history
    if (letters.has('c')) log.clear()
    const offset = values.get('d')
    if (offset !== undefined && !log.delete(Number(offset)))
      return yield* fail(shell, 'history', `${offset}: history position out of range`)
    if (letters.has('s')) log.append(rest.join(' '))
    const file = rest[0] ?? shell.get('HISTFILE')
    try {
      if (letters.has('w') || letters.has('a')) yield* saveHistory(shell, file)
      if (letters.has('r') || letters.has('n')) yield* loadHistory(shell, file)
    } catch (error) {
      if (!isErrno(error)) throw error
      return yield* fail(shell, 'history', `${file}: ${error.message}`)
    }
    if (letters.size > 0) return 0
    const [count] = rest
    if (count !== undefined && !/^\d+$/.test(count))
      return yield* fail(shell, 'history', `${count}: numeric argument required`)
    const lines = log.lines.map((line, index) => `${String(log.firstNumber + index).padStart(5)}  ${line}\n`)
    yield* shell.write(
      1,
      (count === undefined ? lines : lines.slice(-Number(count) || lines.length)).join(''),
    )
    return 0
  },
}
