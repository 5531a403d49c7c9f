import type { Realtime } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { NotSimulated } from '../options'
import { closeOperand, openOperand } from '../support/files'
import { readLines } from '../support/line-reader'
import { complain } from '../support/message'
import { parseDate } from '../support/parse-date'
import { quote, quoteIfNeeded } from '../support/quote'
import { strftime } from '../support/strftime'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/date'

const isoFormats: Readonly<Record<string, string>> = {
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  date: '%Y-%m-%d',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
}
const rfc3339Formats: Readonly<Record<string, string>> = {
  date: '%Y-%m-%d',
  seconds: '%Y-%m-%d %H:%M:%S%:z',
  ns: '%Y-%m-%d %H:%M:%S.%N%:z',
}

export const date = utility({
  family: coreutils,
  name: 'date',
  help,
  options: {
    date: '-d=',
    file: '-f=',
    iso: '-I=',
    email: '-R',
    rfc3339: '--rfc-3339=',
    reference: '-r=',
    utc: '-u',
  },
  rules: { optionalLetters: 'I' },
  *run(process, { options, operands }) {
    const { sys, stdout } = process
    const [format, extra] = operands
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    if (format !== undefined && !format.startsWith('+')) {
      if (/^\d{8,12}(\.\d\d)?$/.test(format)) throw new NotSimulated('setting the clock')
      if (options.date === undefined) throw new Failure(`invalid date ${quote(process, format)}`)
      throw new UsageFailure(
        `the argument ${quote(process, format)} lacks a leading '+';\nwhen using an option to specify date(s), any non-option\nargument must be a format string beginning with '+'`,
      )
    }
    const chosen = chooseFormat(process, options, format)
    if (options.file !== undefined) return yield* fromFile(process, options.file, chosen)
    yield* stdout.write(encodeText(`${strftime(chosen, moment(process, options, sys.realtime()))}\n`))
    return 0
  },
})

interface Formats {
  readonly iso: string | undefined
  readonly email: boolean
  readonly rfc3339: string | undefined
}

function chooseFormat(
  process: Process,
  { iso, email, rfc3339 }: Formats,
  format: string | undefined,
): string {
  const given = [format, iso, email || undefined, rfc3339].filter((choice) => choice !== undefined)
  if (given.length > 1) throw new Failure('multiple output formats specified')
  if (format !== undefined) return format.slice(1)
  if (email) return '%a, %d %b %Y %H:%M:%S %z'
  if (iso !== undefined) return pick(process, '--iso-8601', iso || 'date', isoFormats)
  if (rfc3339 !== undefined) return pick(process, '--rfc-3339', rfc3339, rfc3339Formats)
  return '%a %b %e %H:%M:%S %Z %Y'
}

function pick(
  process: Process,
  option: string,
  word: string,
  formats: Readonly<Record<string, string>>,
): string {
  const name = Object.keys(formats).find((candidate) => candidate.startsWith(word))
  if (name) return formats[name] ?? ''
  const valid = Object.keys(formats).map((candidate) => `  - ${quote(process, candidate)}`)
  throw new UsageFailure(
    `invalid argument ${quote(process, word)} for ${quote(process, option)}\nValid arguments are:\n${valid.join('\n')}`,
  )
}

function moment(
  process: Process,
  options: { date: string | undefined; reference: string | undefined },
  now: Realtime,
): Realtime {
  if (options.reference !== undefined) {
    try {
      return process.sys.realtime(process.sys.stat(options.reference).mtime)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`${quoteIfNeeded(process, options.reference)}: ${error.message}`)
    }
  }
  if (options.date === undefined) return now
  const parsed = parseDate(options.date, now)
  if (!parsed) throw new Failure(`invalid date ${quote(process, options.date)}`)
  return parsed
}

function* fromFile(process: Process, path: string, format: string): Blocking<number> {
  const fd = yield* openOperand(process, path)
  const { lines } = yield* readLines(process.sys, fd)
  closeOperand(process, fd)
  let status = 0
  for (const line of lines) {
    const parsed = parseDate(line, process.sys.realtime())
    if (parsed) yield* process.stdout.write(encodeText(`${strftime(format, parsed)}\n`))
    else yield* complain(process, `invalid date ${quote(process, line)}`)
    if (!parsed) status = 1
  }
  return status
}
