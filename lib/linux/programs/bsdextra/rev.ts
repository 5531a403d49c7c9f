import { closeOperand, openOperand, readToEnd } from '../support/files'
import { forEachOperand } from '../support/message'
import { decodeText, encodeText } from '../support/text'
import { utilLinux } from '../util-linux/family'
import { utility } from '../utility'

const help = `
Usage: rev [options] [file ...]

Print lines backwards.

Options:
 -h, --help     print this
 -V, --version  print the version
`

export const rev = utility({
  family: utilLinux,
  name: 'rev',
  help,
  options: { help: '-h', version: '-V' },
  *run(process, { operands }) {
    return yield* forEachOperand(
      process,
      operands.length === 0 ? ['-'] : operands,
      function* (path) {
        const fd = yield* openOperand(process, path)
        const text = decodeText(yield* readToEnd(process.sys, fd))
        closeOperand(process, fd)
        const backwards = text.split('\n').map((line) => [...line].reverse().join(''))
        yield* process.stdout.write(encodeText(backwards.join('\n')))
        return 0
      },
      (path, error) => `cannot open ${path}: ${error}`,
    )
  },
})
