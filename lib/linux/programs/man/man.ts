import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { page } from '../less/page'
import { readToEnd } from '../support/files'
import { start, waitFor } from '../support/run'
import { decodeText, encodeText } from '../support/text'
import { type Family, utility } from '../utility'

/** man-db 2.11.2, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 2,
  hint: (name) => `Try '${name} --help' or '${name} --usage' for more information.\n`,
  help: (_, { help }) => help,
  version: () => 'man 2.11.2\n',
}

const help = `Usage: man [OPTION...] [SECTION] PAGE...

Read manual pages. Here they are made of what programs say of themselves with --help.

  -f, --whatis               print what a program does, in a line
  -P, --pager=PAGER          no effect
      --help                 print this
  -V, --version              print the version

Not simulated here: -k, --apropos; -a, --all; -w, --where; -K, --global-apropos; -l, --local-file
`

export const man = utility({
  family,
  name: 'man',
  help,
  options: { whatis: '-f', pager: '-P=', version: '-V' },
  *run(process, { options, operands }) {
    const { sys, stdout, stderr } = process
    const names = operands.filter((word) => !/^[1-8]$/.test(word))
    if (names.length === 0) {
      yield* stderr.write("What manual page do you want?\nFor example, try 'man man'.\n")
      return 1
    }
    let status = 0
    for (const name of names) {
      const text = yield* helpOf(process, name)
      if (text === undefined) {
        yield* stderr.write(
          encodeText(options.whatis ? `${name}: nothing appropriate.\n` : `No manual entry for ${name}\n`),
        )
        status = 16
        continue
      }
      const section = sys.access(`/usr/sbin/${name}`, { execute: true }) ? 8 : 1
      if (options.whatis) {
        yield* stdout.write(
          encodeText(
            `${name} (${section})${' '.repeat(Math.max(1, 17 - name.length))}- ${summaryOf(text)}\n`,
          ),
        )
        continue
      }
      const sheet = manual(name, section, text)
      if (sys.isatty(stdout.fd))
        yield* page(process, encodeText(sheet), { title: ` Manual page ${name}(${section})` })
      else yield* stdout.write(encodeText(sheet))
    }
    return status
  },
})

/** What `NAME --help` prints; undefined when there is no such program or it has no help. */
function* helpOf(process: Process, name: string): Blocking<string | undefined> {
  const { sys } = process
  const pipe = sys.pipe()
  try {
    const pid = yield* start(process, [name, '--help'], {
      fds: new Map([
        [0, process.stdin.fd],
        [1, pipe.write],
        [2, pipe.write],
      ]),
    })
    sys.close(pipe.write)
    const text = decodeText(yield* readToEnd(sys, pipe.read))
    const status = yield* waitFor(process, pid)
    return status === 0 && text.trim() !== '' ? text : undefined
  } catch (error) {
    if (!isErrno(error)) throw error
    sys.close(pipe.write)
    return undefined
  } finally {
    sys.close(pipe.read)
  }
}

/** The first line after the usage, up to its end or full stop. */
function summaryOf(text: string): string {
  const line =
    text.split('\n').find((each) => /^[A-Z]\w* /.test(each) && !/^Usage/i.test(each)) ?? 'a program'
  return line.replace(/[.:].*$/, '').replace(/^./, (letter) => letter.toLowerCase())
}

function manual(name: string, section: number, text: string): string {
  const title = `${name.toUpperCase()}(${section})`
  const middle = section === 8 ? 'System Administration' : 'User Commands'
  const gap = (width: number): string => ' '.repeat(Math.max(1, width))
  const head = `${title}${gap(39 - title.length - Math.floor(middle.length / 2))}${middle}`
  const body = text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `       ${line}`))
  return `${head}${gap(80 - head.length - title.length)}${title}

NAME
       ${name} - ${summaryOf(text)}

DESCRIPTION
${body.join('\n')}
`
}
