import { encodeText } from '../support/text'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/printenv'

export const printenv = utility({
  family: coreutils,
  name: 'printenv',
  help,
  options: { null: '-0' },
  usageStatus: 2,
  rules: { operandsEndOptions: true },
  *run({ env, stdout }, { options, operands }) {
    const end = options.null ? '\0' : '\n'
    const lines =
      operands.length > 0
        ? operands.flatMap((name) => env.get(name) ?? [])
        : [...env].map((pair) => pair.join('='))
    yield* stdout.write(encodeText(lines.map((line) => line + end).join('')))
    return lines.length < operands.length ? 1 : 0
  },
})
