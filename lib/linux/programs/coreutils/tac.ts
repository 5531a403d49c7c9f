import { closeOperand, openOperand, readToEnd } from '../support/files'
import { forEachOperand } from '../support/message'
import { quoteName } from '../support/quote'
import { decodeText, encodeText } from '../support/text'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/tac'

export const tac = utility({
  family: coreutils,
  name: 'tac',
  help,
  options: { before: '-b', separator: '-s=' },
  *run(process, { options, operands }) {
    const separator = options.separator ?? '\n'
    return yield* forEachOperand(
      process,
      operands.length === 0 ? ['-'] : operands,
      function* (path) {
        const fd = yield* openOperand(process, path)
        const parts = decodeText(yield* readToEnd(process.sys, fd)).split(separator)
        closeOperand(process, fd)
        const last = parts.pop() ?? ''
        const records = options.before
          ? [
              ...(parts.length > 0 ? [parts[0] ?? ''] : []),
              ...[...parts.slice(1), last].map((part) => separator + part),
            ]
          : [...parts.map((part) => part + separator), ...(last === '' ? [] : [last])]
        yield* process.stdout.write(encodeText(records.reverse().join('')))
        return 0
      },
      (path, error) => `failed to open ${quoteName(process, path)} for reading: ${error}`,
    )
  },
})
