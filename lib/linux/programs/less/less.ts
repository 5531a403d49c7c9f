import { concat } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { type Family, utility } from '../utility'
import { page } from './page'

/** less 590, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => '',
  help: (_, { help }) => help,
  version: () => 'less 590 (GNU regular expressions)\n',
}

const help = `Usage: less [OPTION]... [FILE]...
Show text a screen at a time.

  -e, --quit-at-eof        no effect
  -F, --quit-if-one-screen  end when everything fits
  -i, --ignore-case        no effect
  -M, --LONG-PROMPT        no effect
  -m, --long-prompt        no effect
  -N, --LINE-NUMBERS       number the lines
  -n, --line-numbers       no effect
  -R, --RAW-CONTROL-CHARS  pass colours on (always)
  -r, --raw-control-chars  the same
  -S, --chop-long-lines    cut long lines
  -X, --no-init            no effect
  -?, --help               print this
  -V, --version            print the version

Keys: space and b go by screens, d and u by half, j and k by lines, g and G to an end, /TEXT and ?TEXT search,
n and N search again, q ends.

Not simulated here: -p, --pattern=PATTERN; -o, --log-file=FILE; -t, --tag=TAG; -x, --tabs=N
`

export const less = utility({
  family,
  name: 'less',
  help,
  options: {
    quitAtEnd: '-e',
    quitIfOneScreen: '-F',
    ignoreCase: '-i',
    longer: '-M',
    long: '-m',
    numbers: '-N',
    noNumbers: '-n',
    colours: '-R',
    raw: '-r',
    chop: '-S',
    noInit: '-X',
    version: '-V',
  },
  rewrite: (argv) => argv.filter((word) => !word.startsWith('+')),
  *run(process, { options, operands }) {
    const { sys, stdin, stdout, stderr } = process
    if (operands.length === 0 && sys.isatty(stdin.fd)) {
      yield* stderr.write('Missing filename ("less --help" for help)\n')
      return 1
    }
    const parts: Uint8Array[] = []
    let status = 0
    for (const path of operands.length === 0 ? ['-'] : operands) {
      try {
        if (path !== '-' && sys.stat(path).type === 'directory') {
          yield* stderr.write(`${path} is a directory\n`)
          status = 1
          continue
        }
        const fd = yield* openOperand(process, path)
        parts.push(yield* readToEnd(sys, fd))
        closeOperand(process, fd)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* stderr.write(`${path}: ${error.message}\n`)
        status = 1
      }
    }
    if (parts.length === 0) return status
    const text = concat(parts)
    if (!sys.isatty(stdout.fd)) yield* stdout.write(text)
    else
      yield* page(process, text, {
        quitIfOneScreen: options.quitIfOneScreen,
        numbers: options.numbers,
        chop: options.chop,
        ...(operands[0] !== undefined && operands[0] !== '-' && { title: operands[0] }),
      })
    return status
  },
})
