import { isErrno } from '../../kernel/errno'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

export const pwd: Builtin = {
  *run(shell, argv) {
    const { letters, invalid } = parseOptions(argv, 'LP')
    if (invalid) return yield* invalidOption(shell, 'pwd', invalid, 'pwd [-LP]')
    try {
      const physical = letters.has('P') || shell.options.has('physical')
      yield* shell.write(1, `${physical ? shell.sys.getcwd() : shell.directory}\n`)
      return 0
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error
      return yield* fail(
        shell,
        'pwd',
        `error retrieving current directory: getcwd: cannot access parent directories: ${error.message}`,
      )
    }
  },
}
