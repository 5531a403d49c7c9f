import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand } from '../support/files'
import { readLines } from '../support/line-reader'
import { quoteIfNeeded } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/paste'

export const paste = utility({
  family: coreutils,
  name: 'paste',
  help,
  options: { delimiters: '-d=', serial: '-s', zero: '-z' },
  *run(process, { options, operands }) {
    const delimiters = readDelimiters(options.delimiters ?? '\t')
    const end = options.zero ? '\0' : '\n'
    const files: (readonly string[])[] = []
    // Several `-` take turns at the lines of standard input.
    const paths = operands.length === 0 ? ['-'] : operands
    const sharers = paths.filter((path) => path === '-').length
    const shared = sharers > 0 ? yield* read(process, '-', end) : []
    let turn = 0
    for (const path of paths) {
      if (path !== '-') files.push(yield* read(process, path, end))
      else {
        const mine = turn++
        files.push(
          options.serial ? (mine === 0 ? shared : []) : shared.filter((_, index) => index % sharers === mine),
        )
      }
    }
    const join = (cells: readonly string[]): string =>
      cells.reduce(
        (line, cell, index) =>
          line + (index === 0 ? '' : (delimiters[(index - 1) % delimiters.length] ?? '')) + cell,
        '',
      ) + end
    if (options.serial) {
      yield* process.stdout.write(encodeText(files.map(join).join('')))
      return 0
    }
    const rows = Math.max(...files.map((lines) => lines.length))
    const lines = Array.from({ length: rows }, (_, row) => join(files.map((file) => file[row] ?? '')))
    yield* process.stdout.write(encodeText(lines.join('')))
    return 0
  },
})

const escapes: Readonly<Record<string, string>> = {
  '0': '',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function readDelimiters(text: string): string[] {
  const list = [...text.matchAll(/\\(.)|(.)/gsu)].map(([, letter, plain]) =>
    letter === undefined ? (plain ?? '') : (escapes[letter] ?? letter),
  )
  return list.length === 0 ? [''] : list
}

function* read(process: Process, path: string, end: string): Blocking<readonly string[]> {
  try {
    const fd = yield* openOperand(process, path)
    const { lines } = yield* readLines(process.sys, fd, end.charCodeAt(0))
    closeOperand(process, fd)
    return lines
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${quoteIfNeeded(process, path)}: ${error.message}`)
  }
}
