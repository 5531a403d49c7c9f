import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { forEachOperand } from '../support/message'
import { decodeText, encodeText } from '../support/text'
import { displayWidth } from '../support/width'
import { utility } from '../utility'
import { coreutils } from './family'
import { help as expandHelp } from './help/expand'
import { help as unexpandHelp } from './help/unexpand'
import { parseTabStops, type TabStops } from './tab-stops'

/** `expand -4` is `expand -t 4`. */
const rewrite = (argv: readonly string[]): readonly string[] =>
  argv.map((word) => word.replace(/^-(\d[\d,]*)$/, '-t$1'))

export const expand = utility({
  family: coreutils,
  name: 'expand',
  help: expandHelp,
  options: { initial: '-i', tabs: '-t=' },
  rewrite,
  *run(process, { options, operands }) {
    const stops = parseTabStops(process, options.tabs)
    return yield* convert(process, operands, (line) => expandLine(line, stops, options.initial))
  },
})

export const unexpand = utility({
  family: coreutils,
  name: 'unexpand',
  help: unexpandHelp,
  options: { all: '-a', firstOnly: '--first-only', tabs: '-t=' },
  rewrite,
  *run(process, { options, operands }) {
    const stops = parseTabStops(process, options.tabs)
    const isAll = !options.firstOnly && (options.all || options.tabs !== undefined)
    return yield* convert(process, operands, (line) => unexpandLine(line, stops, isAll))
  },
})

function* convert(
  process: Process,
  operands: readonly string[],
  change: (line: string) => string,
): Blocking<number> {
  return yield* forEachOperand(process, operands.length === 0 ? ['-'] : operands, function* (path) {
    const fd = yield* openOperand(process, path)
    const text = decodeText(yield* readToEnd(process.sys, fd))
    closeOperand(process, fd)
    yield* process.stdout.write(encodeText(text.split('\n').map(change).join('\n')))
    return 0
  })
}

function expandLine(line: string, stops: TabStops, initialOnly: boolean): string {
  let result = ''
  let column = 0
  let isInitial = true
  for (const character of line) {
    if (character === '\t' && (isInitial || !initialOnly)) {
      const next = stops(column) ?? column + 1
      result += ' '.repeat(next - column)
      column = next
      continue
    }
    if (character !== ' ' && character !== '\t') isInitial = false
    if (character === '\b') column = Math.max(0, column - 1)
    else column += displayWidth(character)
    result += character
  }
  return result
}

function unexpandLine(line: string, stops: TabStops, isAll: boolean): string {
  let result = ''
  let column = 0
  let pending = ''
  let isConverting = true
  for (const character of line) {
    if (isConverting && (character === ' ' || character === '\t')) {
      const stop = stops(column)
      pending += character
      if (stop === undefined) {
        isConverting = false
        result += pending
        pending = ''
        continue
      }
      column = character === '\t' ? stop : column + 1
      if (column !== stop) continue
      // A single space before a stop stays a space unless more blanks follow it.
      result += pending === ' ' ? '\0' : '\t'
      pending = ''
      continue
    }
    result += pending + character
    pending = ''
    column += displayWidth(character)
    if (!isAll) isConverting = false
  }
  return (result + pending).replace(/\0(?=[\t\0 ])/g, '\t').replaceAll('\0', ' ')
}
