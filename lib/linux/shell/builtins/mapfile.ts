import { readUntil } from '../execute/read-line'
import { singleQuote } from '../expand/quote'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

const usage = '[-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]'

export const mapfile: Builtin = {
  *run(shell, argv) {
    const name = argv[0] ?? 'mapfile'
    const { letters, values, rest, invalid } = parseOptions(argv, 'd:n:O:s:tu:C:c:')
    if (invalid) return yield* invalidOption(shell, name, invalid, `${name} ${usage}`)
    const array = rest[0] ?? 'MAPFILE'
    if (!/^[A-Za-z_]\w*$/.test(array)) return yield* fail(shell, name, `\`${array}': not a valid identifier`)
    const delimiter = values.get('d') ?? '\n'
    const limit = Number(values.get('n') ?? 0) || Number.POSITIVE_INFINITY
    const skip = Number(values.get('s') ?? 0)
    const origin = Number(values.get('O') ?? 0)
    const { variables } = shell
    const variable = variables.own(variables.resolve(array))
    if (!values.has('O')) variables.resetArray(variable, array)
    const lines = variables.toIndexed(variable)
    for (let number = 0; number < skip + limit; number++) {
      const { text, reason } = yield* readUntil(shell, Number(values.get('u') ?? 0), {
        delimiter: delimiter.charCodeAt(0) || 0,
      })
      if (reason === 'end' && text === '') break
      const line = letters.has('t') || reason === 'end' ? text : text + delimiter
      if (number < skip) continue
      const index = origin + number - skip
      const callback = values.get('C')
      if (callback && (index - origin + 1) % Number(values.get('c') ?? 5000) === 0)
        yield* shell.interpreter.source(shell, `${callback} ${index} ${singleQuote(line)}`, { firstLine: 1 })
      lines[index] = line
    }
    return 0
  },
}
