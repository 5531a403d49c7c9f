import type { Blocking } from '../../kernel/wait-queue'
import type { Select } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { Loop, loopWords } from './loops'
import { readLine } from './read-line'

/** `select`: a menu that is shown until something breaks out of it. */
export function* runSelect(shell: Shell, node: Select): Blocking<number> {
  const values = yield* loopWords(shell, node.words)
  if (values.length === 0) return 0
  const loop = new Loop(shell)
  return yield* loop.run(rounds())

  function* rounds(): Blocking<void> {
    for (let isFirst = true; ; ) {
      if (isFirst) yield* shell.write(2, menu(values, Number(shell.variables.get('COLUMNS') ?? 80)))
      isFirst = false
      yield* shell.write(2, shell.variables.get('PS3') ?? '#? ')
      const line = yield* readLine(shell, 0)
      if (line === undefined) {
        yield* shell.write(1, '\n')
        loop.status = 1
        return
      }
      shell.variables.set('REPLY', line)
      if (line === '') {
        isFirst = true
        continue
      }
      shell.variables.set(node.name, (/^\s*\d+\s*$/.test(line) && values[Number(line) - 1]) || '')
      if ((yield* loop.round(node.body)) === 'stop') return
      isFirst = shell.get('REPLY') === ''
    }
  }
}

/** The numbered choices, in columns when they are many. */
function menu(values: readonly string[], columns: number): string {
  const digits = String(values.length).length
  const items = values.map((value, index) => `${String(index + 1).padStart(digits)}) ${value}`)
  const width = Math.max(...items.map((item) => item.length)) + 2
  const perLine = Math.max(1, Math.floor(columns / width))
  const rows = Math.ceil(items.length / perLine)
  if (rows === items.length || items.length * width > columns === false) return oneLine(items, columns, width)
  return inColumns(items, rows, width)
}

function oneLine(items: readonly string[], columns: number, width: number): string {
  const rows = items.length * width <= columns && items.length > 9 ? 1 : items.length
  return inColumns(items, rows, width)
}

function inColumns(items: readonly string[], rows: number, width: number): string {
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    const cells = items.filter((_, index) => index % rows === row)
    lines.push(cells.map((cell, index) => (index === cells.length - 1 ? cell : cell.padEnd(width))).join(''))
  }
  return `${lines.join('\n')}\n`
}
