import type { Process } from '../../kernel/program'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { closeOperand, openOperand } from '../support/files'
import { readLines } from '../support/line-reader'
import { forEachOperand } from '../support/message'
import { quote } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/nl'

const sections = { header: 3, body: 2, footer: 1 } as const
type Section = keyof typeof sections

export const nl = utility({
  family: coreutils,
  name: 'nl',
  help,
  options: {
    body: '-b=',
    delimiter: '-d=',
    footer: '-f=',
    header: '-h=',
    increment: '-i=',
    joinBlank: '-l=',
    format: '-n=',
    noRenumber: '-p',
    separator: '-s=',
    start: '-v=',
    width: '-w=',
  },
  *run(process, { options, operands }) {
    const styles = {
      header: style(process, 'header', options.header ?? 'n'),
      body: style(process, 'body', options.body ?? 't'),
      footer: style(process, 'footer', options.footer ?? 'n'),
    }
    const start = whole(process, options.start ?? '1', 'line number')
    const step = whole(process, options.increment ?? '1', 'line number increment')
    const width = whole(process, options.width ?? '6', 'line number field width')
    const blanks = whole(process, options.joinBlank ?? '1', 'line number of blank lines')
    const { separator = '\t', format = 'rn', delimiter: given = '\\:' } = options
    if (!/^(ln|rn|rz)$/.test(format))
      throw new Failure(`invalid line numbering format: ${quote(process, format)}`)
    const delimiter = given.length === 1 ? `${given}:` : given
    const pad = (number: number): string => {
      const text = String(number)
      return format === 'ln' ? text.padEnd(width) : text.padStart(width, format === 'rz' ? '0' : ' ')
    }
    let number = start
    let section: Section = 'body'
    let blank = 0
    return yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, function* (path) {
      const fd = yield* openOperand(process, path)
      const { lines } = yield* readLines(process.sys, fd)
      closeOperand(process, fd)
      const out = lines.map((line) => {
        const opened = (Object.keys(sections) as Section[]).find(
          (name) => line === delimiter.repeat(sections[name]),
        )
        if (opened) {
          section = opened
          if (!options.noRenumber) number = start
          return ''
        }
        blank = line === '' ? blank + 1 : 0
        if (!styles[section](line, blank % blanks === 0)) return ' '.repeat(width + separator.length) + line
        const shown = pad(number)
        number += step
        return shown + separator + line
      })
      yield* process.stdout.write(encodeText(out.map((line) => `${line}\n`).join('')))
      return 0
    })
  },
})

/** Which lines get a number: all, those that are not empty, none, or those a basic expression matches. */
function style(
  process: Process,
  section: Section,
  text: string,
): (line: string, countsBlank: boolean) => boolean {
  if (text === 'a') return (line, countsBlank) => line !== '' || countsBlank
  if (text === 't') return (line) => line !== ''
  if (text === 'n') return () => false
  if (!text.startsWith('p'))
    throw new UsageFailure(`invalid ${section} numbering style: ${quote(process, text)}`)
  try {
    const regex = new Regex(text.slice(1))
    return (line) => regex.test(line)
  } catch (error) {
    if (error instanceof RegexError) throw new Failure(error.message)
    throw error
  }
}

function whole(process: Process, text: string, what: string): number {
  if (/^-?\d+$/.test(text)) return Number(text)
  throw new Failure(`invalid ${what}: ${quote(process, text)}`)
}
