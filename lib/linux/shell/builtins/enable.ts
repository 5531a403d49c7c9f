import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

export const enable: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'anps')
    if (invalid)
      return yield* invalidOption(shell, 'enable', invalid, 'enable [-a] [-dnps] [-f filename] [name ...]')
    if (rest.length === 0) {
      const names = [...shell.interpreter.builtins.keys()]
        .sort()
        .filter((name) => letters.has('a') || shell.disabled.has(name) === letters.has('n'))
      yield* shell.write(
        1,
        names.map((name) => `enable ${shell.disabled.has(name) ? '-n ' : ''}${name}\n`).join(''),
      )
      return 0
    }
    let status = 0
    for (const name of rest) {
      if (!shell.interpreter.builtins.has(name))
        status = yield* fail(shell, 'enable', `${name}: not a shell builtin`)
      else if (letters.has('n')) shell.disabled.add(name)
      else shell.disabled.delete(name)
    }
    return status
  },
}
