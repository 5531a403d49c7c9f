import type { Builtin } from './builtin'
import { formatPrintf } from './format-printf'
import { parseOptions } from './options'
import { fail, invalidOption, usageOnly } from './report'

const usage = 'printf [-v var] format [arguments]'

export const printf: Builtin = {
  *run(shell, argv) {
    const isBash = shell.dialect.name === 'bash'
    const { values, rest, invalid } = parseOptions(argv, isBash ? 'v:' : '')
    if (invalid) return yield* invalidOption(shell, 'printf', invalid, usage)
    const [format, ...words] = rest
    if (format === undefined) {
      if (isBash) return yield* usageOnly(shell, 'printf', usage)
      const isDash = shell.dialect.name === 'dash'
      return yield* fail(
        shell,
        'printf',
        `usage: printf ${isDash ? 'format [arg ...]' : 'FORMAT [ARGUMENT...]'}`,
        2,
      )
    }
    const { text, complaints } = formatPrintf(shell, format, words)
    const target = values.get('v')
    if (target !== undefined && !/^[A-Za-z_]\w*(\[.*\])?$/s.test(target)) {
      return yield* fail(shell, 'printf', `\`${target}': not a valid identifier`)
    }
    let written = 0
    for (const { message, after } of complaints) {
      if (isBash && target === undefined) {
        yield* shell.write(1, text.slice(written, after))
        written = after
      }
      yield* fail(shell, 'printf', message)
    }
    if (target === undefined) yield* shell.write(1, text.slice(written))
    else {
      const element = /^(\w+)\[(.*)\]$/s.exec(target)
      if (element) shell.variables.set(element[1] ?? '', text, { key: element[2] ?? '' })
      else shell.variables.set(target, text)
    }
    return complaints.length > 0 ? 1 : 0
  },
}
