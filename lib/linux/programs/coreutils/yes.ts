import { encodeText } from '../support/text'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/yes'

export const yes = utility({
  family: coreutils,
  name: 'yes',
  help,
  options: {},
  *run({ sys, stdout }, { operands }) {
    const line = `${operands.length === 0 ? 'y' : operands.join(' ')}\n`
    const block = encodeText(line.repeat(Math.max(1, Math.floor(8192 / line.length))))
    for (;;) {
      yield* stdout.write(block)
      yield* sys.schedYield()
    }
  },
})
