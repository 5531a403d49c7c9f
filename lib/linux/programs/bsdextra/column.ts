import { isErrno } from '../../kernel/errno'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { complain } from '../support/message'
import { decodeText, encodeText } from '../support/text'
import { displayWidth, padColumns } from '../support/width'
import { utilLinux } from '../util-linux/family'
import { Failure, utility } from '../utility'

const help = `
Usage:
 column [options] [<file>...]

Put lines into columns.

Options:
 -t, --table                      make a table of the words of lines
 -N, --table-columns <names>      head it with these names, separated by commas
 -R, --table-right <columns>      these columns to the right, by number
 -s, --separator <string>         words are separated by these characters
 -o, --output-separator <string>  columns are separated by this (two blanks)
 -c, --output-width <width>       lines are so wide
 -x, --fillrows                   fill rows before columns
 -L, --keep-empty-lines           keep empty lines

 -h, --help                       print this
 -V, --version                    print the version

Not simulated here: -J, --json; -n, --table-name <name>; -r, --tree <column>; -H, --table-hide <columns>; -O, --table-order <columns>; -l, --table-columns-limit <num>; -E, --table-noextreme <columns>; -T, --table-truncate <columns>; -W, --table-wrap <columns>; -e, --table-header-repeat; -d, --table-noheadings
`

export const column = utility({
  family: utilLinux,
  name: 'column',
  help,
  options: {
    table: '-t',
    names: '-N=',
    right: '-R=',
    separator: '-s=',
    output: '-o=',
    width: '-c=',
    fillRows: '-x',
    keepEmpty: '-L',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, operands }) {
    const { sys, stdout } = process
    let text = ''
    let status = 0
    for (const path of operands.length === 0 ? ['-'] : operands) {
      try {
        const fd = yield* openOperand(process, path)
        text += decodeText(yield* readToEnd(sys, fd))
        closeOperand(process, fd)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(process, `${path}: ${error.message}`)
        status = 1
      }
    }
    const lines = text
      .split('\n')
      .filter((line, index, all) => line !== '' || (options.keepEmpty && index < all.length - 1))
    if (options.width !== undefined && !/^\d+$/.test(options.width))
      throw new Failure(`invalid columns argument: '${options.width}'`)
    const width = Number(options.width ?? (sys.isatty(stdout.fd) ? sys.terminalSize(stdout.fd).columns : 80))
    const rows = lines.map((line) => wordsOf(line, options.separator))
    if (options.names !== undefined) rows.unshift(options.names.split(','))
    const right = new Set((options.right ?? '').split(',').map((name) => columnNumber(name, options.names)))
    yield* stdout.write(
      encodeText(
        options.table
          ? table(rows, options.output ?? '  ', right)
          : fill(
              lines.map((line) => line.trim()),
              width,
              options.fillRows,
            ),
      ),
    )
    return status
  },
})

const columnNumber = (name: string, names: string | undefined): number =>
  /^\d+$/.test(name) ? Number(name) - 1 : (names?.split(',').indexOf(name) ?? -1)

function wordsOf(line: string, separators: string | undefined): string[] {
  if (separators === undefined) return line.split(/[ \t]+/).filter((word) => word !== '')
  const words = ['']
  for (const character of line)
    if (separators.includes(character)) words.push('')
    else words[words.length - 1] += character
  return words
}

function table(rows: readonly (readonly string[])[], separator: string, right: ReadonlySet<number>): string {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => displayWidth(row[index] ?? ''))),
  )
  return rows
    .map((row) => {
      const cells = widths.map((width, index) => {
        const cell = row[index] ?? ''
        if (right.has(index)) return ' '.repeat(width - displayWidth(cell)) + cell
        return index === count - 1 ? cell : padColumns(cell, width)
      })
      return `${cells.join(separator)}\n`
    })
    .join('')
}

/** As many columns as fit, each a multiple of eight wide, tabs between. */
function fill(items: readonly string[], width: number, byRows: boolean): string {
  if (items.length === 0) return ''
  const cell = (Math.floor(Math.max(...items.map(displayWidth)) / 8) + 1) * 8
  const columns = Math.max(1, Math.floor(width / cell))
  const height = Math.ceil(items.length / columns)
  return Array.from({ length: height }, (_, row) => {
    const line = items.filter((__, index) =>
      byRows ? Math.floor(index / columns) === row : index % height === row,
    )
    return `${line.map((item, index) => (index === line.length - 1 ? item : item + '\t'.repeat(Math.ceil((cell - displayWidth(item)) / 8)))).join('')}\n`
  }).join('')
}
