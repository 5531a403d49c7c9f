import { isErrno } from '../../kernel/errno'
import { loadText, runEditor } from '../editor/session'
import { Failure, type Family, utility } from '../utility'
import { Nano } from './nano-editor'

/** nano 7.2, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (name) => `Type '${name} -h' for a list of available options.\n`,
  help: (_, { help }) => help,
  version: () => ' GNU nano, version 7.2\n',
}

const help = `Usage: nano [OPTIONS] [[+LINE] FILE]

Edit a text file.

 -l          --linenumbers      number the lines
 -v          --view             look only
 -w          --nowrap           no effect
 -i          --autoindent       begin lines as the one above
 -h          --help             print this
 -V          --version          print the version

Not simulated here: -B, --backup; -m, --mouse; -T, --tabsize=N; -E, --tabstospaces; -R, --restricted; -c, --constantshow; -S, --softwrap
`

export const nano = utility({
  family,
  name: 'nano',
  help,
  options: { numbers: '-l', view: '-v', noWrap: '-w', indent: '-i', help: '-h', version: '-V' },
  *run(process, { options, operands }) {
    const line = operands.find((word) => /^\+\d+/.test(word))
    const path = operands.find((word) => word !== line)
    if (!process.sys.isatty(process.stdin.fd)) throw new Failure('Standard input is not a terminal')
    let text: string | undefined
    try {
      text = path === undefined ? undefined : yield* loadText(process, path)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`${path}: ${error.message}`)
    }
    const editor = new Nano(process, path, text, options)
    if (line) editor.goTo(Number(line.slice(1)))
    yield* runEditor(process, editor)
    return 0
  },
})
