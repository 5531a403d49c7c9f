import type { TextBuffer } from '../editor/text-buffer'

/** Where a motion leads, and what an operator does with it. */
export interface Target {
  readonly row: number
  readonly column: number
  readonly kind: 'exclusive' | 'inclusive' | 'lines'
}

type Motion = (buffer: TextBuffer, count: number, hasCount: boolean) => Target

const kindOf = (character: string | undefined): number =>
  character === undefined || /\s/.test(character) ? 0 : /[\w\u0080-\uffff]/.test(character) ? 1 : 2

/** Steps over characters, with lines joined by newlines. */
function scan(buffer: TextBuffer, count: number, step: (text: string, at: number) => number): Target {
  const text = buffer.lines.join('\n')
  let at = buffer.lines.slice(0, buffer.row).join('\n').length + (buffer.row > 0 ? 1 : 0) + buffer.column
  for (let left = count; left > 0; left--) at = step(text, at)
  const before = text.slice(0, at)
  const row = before.split('\n').length - 1
  return { row, column: at - (before.lastIndexOf('\n') + 1), kind: 'exclusive' }
}

function nextWord(text: string, from: number): number {
  let at = from
  const kind = kindOf(text[at])
  if (kind !== 0) while (at < text.length && kindOf(text[at]) === kind) at++
  while (at < text.length && kindOf(text[at]) === 0 && !(text[at] === '\n' && text[at - 1] === '\n')) at++
  return Math.min(at, text.length)
}

function previousWord(text: string, from: number): number {
  let at = from - 1
  while (at > 0 && kindOf(text[at]) === 0) at--
  while (at > 0 && kindOf(text[at - 1]) === kindOf(text[at])) at--
  return Math.max(0, at)
}

function endOfWord(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && kindOf(text[at]) === 0) at++
  while (at + 1 < text.length && kindOf(text[at + 1]) === kindOf(text[at])) at++
  return Math.min(at, Math.max(0, text.length - 1))
}

const indent = (line = ''): number => Math.max(0, line.search(/\S/))

const column =
  (place: (buffer: TextBuffer, count: number) => number, kind: Target['kind'] = 'exclusive'): Motion =>
  (buffer, count) => ({ row: buffer.row, column: place(buffer, count), kind })

const lines =
  (place: (buffer: TextBuffer, count: number, hasCount: boolean) => number): Motion =>
  (buffer, count, hasCount) => {
    const row = Math.max(0, Math.min(buffer.lines.length - 1, place(buffer, count, hasCount)))
    return { row, column: buffer.column, kind: 'lines' }
  }

const left = column((buffer, count) => Math.max(0, buffer.column - count))
const right = column((buffer, count) => Math.min(buffer.line.length, buffer.column + count))
const up = lines(({ row }, count) => row - count)
const down = lines(({ row }, count) => row + count)

/** The keys that move, alone or after an operator. */
export const motions: Readonly<Record<string, Motion>> = {
  h: left,
  left,
  backspace: left,
  l: right,
  right,
  ' ': right,
  k: up,
  up,
  j: down,
  down,
  '0': column(() => 0),
  home: column(() => 0),
  '^': column(({ line }) => indent(line)),
  $: column(({ line }) => Math.max(0, line.length - 1), 'inclusive'),
  end: column(({ line }) => Math.max(0, line.length - 1), 'inclusive'),
  w: (buffer, count) => scan(buffer, count, nextWord),
  b: (buffer, count) => scan(buffer, count, previousWord),
  e: (buffer, count) => ({ ...scan(buffer, count, endOfWord), kind: 'inclusive' }),
  G: lines((buffer, count, hasCount) => (hasCount ? count - 1 : buffer.lines.length - 1)),
  gg: lines((_, count, hasCount) => (hasCount ? count - 1 : 0)),
  enter: lines(({ row }, count) => row + count),
  '+': lines(({ row }, count) => row + count),
  '-': lines(({ row }, count) => row - count),
}
