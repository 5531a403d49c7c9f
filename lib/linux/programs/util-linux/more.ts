import { decode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { withRawInput } from '../support/raw-input'
import { decodeText, encodeText } from '../support/text'
import { UsageFailure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 more [options] <file>...

Show text a screen at a time.

Options:
 -s, --squeeze         keep one of several empty lines
 -n, --lines <number>  take a screen as <number> lines
 -h, --help            print this
 -V, --version         print the version

Keys: space shows the next screen, return the next line, q ends.

Not simulated here: -d, --silent; -f, --logical; -l, --no-pause; -c, --print-over; -p, --clean-print; -e, --exit-on-eof; -u, --plain
`

export const more = utility({
  family: utilLinux,
  name: 'more',
  help,
  options: { squeeze: '-s', lines: '-n=', help: '-h', version: '-V' },
  *run(process, { options, operands }) {
    const { sys, stdin, stdout, stderr } = process
    if (operands.length === 0 && sys.isatty(stdin.fd)) throw new UsageFailure('bad usage')
    for (const path of operands.length === 0 ? ['-'] : operands) {
      let text: string
      try {
        const fd = yield* openOperand(process, path)
        text = decodeText(yield* readToEnd(sys, fd))
        closeOperand(process, fd)
      } catch (error) {
        if (!isErrno(error)) throw error
        const problem =
          error.code === 'EISDIR'
            ? `\n*** ${path}: directory ***\n\n`
            : `more: cannot open ${path}: ${error.message}\n`
        yield* error.code === 'EISDIR' ? stdout.write(problem) : stderr.write(problem)
        continue
      }
      const shown = options.squeeze ? text.replace(/\n{3,}/g, '\n\n') : text
      const title = operands.length > 1 ? `::::::::::::::\n${path}\n::::::::::::::\n` : ''
      if (!sys.isatty(stdout.fd)) yield* stdout.write(encodeText(title + shown))
      else if (!(yield* page(process, title + shown, options.lines))) return 0
    }
    return 0
  },
})

/** Shows text by screens; false when the reader has had enough. */
function* page(process: Process, text: string, asked: string | undefined): Blocking<boolean> {
  const { sys, stdout } = process
  const lines = text.replace(/\n$/, '').split('\n')
  const height = Math.max(1, asked === undefined ? sys.terminalSize(stdout.fd).rows - 1 : Number(asked))
  const keyboard = sys.isatty(process.stdin.fd)
    ? process.stdin.fd
    : yield* sys.open('/dev/tty', { access: 'read' })
  return yield* withRawInput(process, keyboard, function* () {
    for (let at = 0, count = height; at < lines.length; ) {
      const piece = lines.slice(at, at + count)
      at += piece.length
      yield* stdout.write(encodeText(`${piece.join('\n')}\n`))
      if (at >= lines.length) return true
      const percent = Math.floor((lines.slice(0, at).join('\n').length * 100) / text.length)
      yield* stdout.write(`\x1b[7m--More--(${percent}%)\x1b[27m`)
      const key = yield* readKey(process, keyboard)
      yield* stdout.write('\r\x1b[K')
      if (key === 'q' || key === '\x03' || key === '') return false
      count = key === '\r' || key === '\n' ? 1 : height
    }
    return true
  })
}

const KEYS = ' qf\r\n\x03'

function* readKey({ sys }: Process, fd: number): Blocking<string> {
  for (;;) {
    const key = decode(yield* sys.read(fd, 1))
    if (key === '' || KEYS.includes(key)) return key
  }
}
