import { dirName } from '../support/files'
import { encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/dirname'

export const dirname = utility({
  family: coreutils,
  name: 'dirname',
  help,
  options: { zero: '-z' },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const lines = operands.map((path) => dirName(path) + (options.zero ? '\0' : '\n'))
    yield* process.stdout.write(encodeText(lines.join('')))
    return 0
  },
})
