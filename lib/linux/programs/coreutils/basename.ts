import { baseName } from '../support/files'
import { quote } from '../support/quote'
import { encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/basename'

export const basename = utility({
  family: coreutils,
  name: 'basename',
  help,
  options: { multiple: '-a', suffix: '-s=', zero: '-z' },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const multiple = options.multiple || options.suffix !== undefined
    if (operands.length === 0) throw new UsageFailure('missing operand')
    if (!multiple && operands[2] !== undefined)
      throw new UsageFailure(`extra operand ${quote(process, operands[2])}`)
    const suffix = (multiple ? options.suffix : operands[1]) ?? ''
    const names = (multiple ? operands : operands.slice(0, 1)).map((path) => {
      const name = baseName(path)
      return suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
    })
    yield* process.stdout.write(encodeText(names.map((name) => name + (options.zero ? '\0' : '\n')).join('')))
    return 0
  },
})
