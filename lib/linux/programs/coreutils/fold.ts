import { closeOperand, openOperand } from '../support/files'
import { readLines } from '../support/line-reader'
import { forEachOperand } from '../support/message'
import { quote } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/fold'

export const fold = utility({
  family: coreutils,
  name: 'fold',
  help,
  options: { bytes: '-b', spaces: '-s', width: '-w=' },
  rewrite: (argv) => argv.map((word) => word.replace(/^-(\d+)$/, '-w$1')),
  *run(process, { options, operands }) {
    const text = options.width ?? '80'
    const width = Number(text)
    if (!/^\d+$/.test(text) || width === 0)
      throw new Failure(`invalid number of columns: ${quote(process, text)}`)
    return yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, function* (path) {
      const fd = yield* openOperand(process, path)
      const { lines, terminated } = yield* readLines(process.sys, fd)
      closeOperand(process, fd)
      const folded = lines.map((line) => wrap(line, width, options.spaces)).join('\n')
      yield* process.stdout.write(encodeText(folded + (terminated && lines.length > 0 ? '\n' : '')))
      return 0
    })
  },
})

/** Breaks a line into pieces of at most `width` bytes, after a blank where asked and possible. */
function wrap(line: string, width: number, atSpaces: boolean): string {
  const pieces: string[] = []
  let piece = ''
  let column = 0
  const measure = (text: string): number => [...text].reduce((at, character) => advance(at, character), 0)
  for (const character of line) {
    let next = advance(column, character)
    if (next > width && piece !== '') {
      const space = atSpaces ? Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\t')) : -1
      const cut = space >= 0 ? space + 1 : piece.length
      pieces.push(piece.slice(0, cut))
      piece = piece.slice(cut)
      column = measure(piece)
      next = advance(column, character)
    }
    piece += character
    column = next
  }
  pieces.push(piece)
  return pieces.join('\n')
}

function advance(column: number, character: string): number {
  if (character === '\t') return column + 8 - (column % 8)
  if (character === '\b') return Math.max(0, column - 1)
  if (character === '\r') return 0
  return column + encodeText(character).length
}
