import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand } from '../support/files'
import { LineReader } from '../support/line-reader'
import { quote, quoteIfNeeded, quoteName } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/uniq'

export const uniq = utility({
  family: coreutils,
  name: 'uniq',
  help,
  options: {
    count: '-c',
    repeated: '-d',
    allRepeated: '-D',
    skipFields: '-f=',
    ignoreCase: '-i',
    skipChars: '-s=',
    unique: '-u',
    zero: '-z',
    checkChars: '-w=',
  },
  *run(process, { options, operands: [input = '-', output, extra] }) {
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    const number = (text: string | undefined, what: string): number => {
      if (text === undefined) return 0
      if (!/^\d+$/.test(text)) throw new Failure(`${quoteIfNeeded(process, text)}: invalid number of ${what}`)
      return Number(text)
    }
    const fields = number(options.skipFields, 'fields to skip')
    const chars = number(options.skipChars, 'bytes to skip')
    const limit =
      options.checkChars === undefined
        ? Number.POSITIVE_INFINITY
        : number(options.checkChars, 'bytes to compare')
    if (options.count && options.allRepeated)
      throw new UsageFailure('printing all duplicated lines and repeat counts is meaningless')
    const key = (line: string): string => {
      let rest = line
      for (let field = 0; field < fields; field++) rest = rest.replace(/^[ \t]*[^ \t]*/, '')
      rest = rest.slice(chars).slice(0, limit)
      return options.ignoreCase ? rest.toUpperCase() : rest
    }
    const end = options.zero ? '\0' : '\n'
    const print = (group: readonly string[]): string => {
      if (group.length === 1 ? options.repeated || options.allRepeated : options.unique) return ''
      if (options.allRepeated) return group.map((line) => line + end).join('')
      return `${options.count ? `${String(group.length).padStart(7)} ` : ''}${group[0]}${end}`
    }
    const target = output === undefined || output === '-' ? process.stdout.fd : yield* open(process, output)
    return yield* filter(process, input, target, options.zero ? 0 : 10, key, print)
  },
})

function* open(process: Process, path: string): Blocking<number> {
  try {
    return yield* process.sys.open(path, { access: 'write', create: true, truncate: true }, 0o666)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${quoteIfNeeded(process, path)}: ${error.message}`)
  }
}

function* filter(
  process: Process,
  input: string,
  target: number,
  delimiter: number,
  key: (line: string) => string,
  print: (group: readonly string[]) => string,
): Blocking<number> {
  let group: string[] = []
  let current: string | undefined
  const write = function* (text: string): Blocking<void> {
    if (text !== '') yield* process.sys.write(target, encodeText(text))
  }
  try {
    const fd = yield* openOperand(process, input)
    const reader = new LineReader(process.sys, fd, delimiter)
    for (let batch = yield* reader.batch(); batch; batch = yield* reader.batch()) {
      let text = ''
      for (const line of batch) {
        const value = key(line)
        if (value !== current && group.length > 0) {
          text += print(group)
          group = []
        }
        current = value
        group.push(line)
      }
      yield* write(text)
    }
    closeOperand(process, fd)
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR')) throw error
    throw new Failure(
      error.code === 'EISDIR'
        ? `error reading ${quoteName(process, input)}`
        : `${quoteIfNeeded(process, input)}: ${error.message}`,
    )
  }
  if (group.length > 0) yield* write(print(group))
  return 0
}
