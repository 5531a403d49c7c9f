import { isErrno } from '../../kernel/errno'
import { loadText, runEditor } from '../editor/session'
import { baseName } from '../support/files'
import { Failure, type Family, utility } from '../utility'
import { Vim } from './vim-editor'

/** Vim 9.0, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => 'More info with: "vim -h"\n',
  help: (_, { help }) => help,
  version: () => 'VIM - Vi IMproved 9.0 (2022 Jun 28, compiled May 04 2023 10:24:44)\n',
}

const help = `Usage: vim [arguments] [file ..]

Edit a text file.

   -R      look only
   -h      print this
   --help  print this
   --version  print the version

Not simulated here: -c, --cmd=COMMAND; -o; -O; -d; -e; -s; -u VIMRC; -b; -n
`

export const vim = utility({
  family,
  name: 'vim',
  help,
  options: { readOnly: '-R', short: '-h' },
  *run(process, { options, operands }) {
    if (options.short) {
      yield* process.stdout.write(help)
      return 0
    }
    const line = operands.find((word) => /^\+\d*$/.test(word))
    const path = operands.find((word) => word !== line)
    if (!process.sys.isatty(process.stdin.fd)) throw new Failure('Input is not from a terminal')
    let text: string | undefined
    try {
      text = path === undefined ? undefined : yield* loadText(process, path)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`"${path}" ${error.message}`)
    }
    const readOnly = options.readOnly || baseName(process.argv[0] ?? '') === 'view'
    const editor = new Vim(process, path, text, readOnly)
    if (line) editor.goTo(line === '+' ? Number.POSITIVE_INFINITY : Number(line.slice(1)))
    yield* runEditor(process, editor)
    return 0
  },
})
