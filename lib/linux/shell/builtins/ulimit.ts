import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

/** The limits of a freshly started Debian host, in the order of `ulimit -a`: letter, name, unit, value. */
const limits: readonly (readonly [letter: string, name: string, unit: string, value: string])[] = [
  ['R', 'real-time non-blocking time', 'microseconds', 'unlimited'],
  ['c', 'core file size', 'blocks', '0'],
  ['d', 'data seg size', 'kbytes', 'unlimited'],
  ['e', 'scheduling priority', '', '0'],
  ['f', 'file size', 'blocks', 'unlimited'],
  ['i', 'pending signals', '', '15722'],
  ['l', 'max locked memory', 'kbytes', '8192'],
  ['m', 'max memory size', 'kbytes', 'unlimited'],
  ['n', 'open files', '', '1024'],
  ['p', 'pipe size', '512 bytes', '8'],
  ['q', 'POSIX message queues', 'bytes', '819200'],
  ['r', 'real-time priority', '', '0'],
  ['s', 'stack size', 'kbytes', '8192'],
  ['t', 'cpu time', 'seconds', 'unlimited'],
  ['u', 'max user processes', '', '15722'],
  ['v', 'virtual memory', 'kbytes', 'unlimited'],
  ['x', 'file locks', '', 'unlimited'],
]

/** Shows limits; setting one is refused, because the kernel does not keep them. */
export const ulimit: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(
      argv,
      `SHabkPT${limits.map(([letter]) => letter).join('')}`,
    )
    if (invalid)
      return yield* invalidOption(shell, 'ulimit', invalid, 'ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]')
    if (rest.length > 0) return yield* fail(shell, 'ulimit', 'setting a limit is not simulated here', 125)
    if (letters.has('a')) {
      const lines = limits.map(([letter, name, unit, value]) => {
        const option = `(${unit ? `${unit}, ` : ''}-${letter})`
        return `${name.padEnd(20)} ${option.padStart(20)} ${value}\n`
      })
      yield* shell.write(1, lines.join(''))
      return 0
    }
    const chosen = limits.filter(([letter]) => letters.has(letter))
    const shown = chosen.length > 0 ? chosen : limits.filter(([letter]) => letter === 'f')
    yield* shell.write(1, shown.map(([, , , value]) => `${value}\n`).join(''))
    return 0
  },
}
