import type { Part, Word } from './syntax'
import { makeWord, pushText } from './text-parts'
import { markWord } from './tilde'

/** Unquoted text, before expansion a character of it, or a part that braces do not look into. */
type Item = string | Part

/** Brace expansion (bash(1)): `a{b,c}d` and `{1..9..2}` become several words; anything else stays as it is. */
export function* bracedWords({ text, parts }: Word): Generator<Word> {
  const items = parts.flatMap((part): Item[] =>
    part.type === 'text' && !part.quoted ? [...part.value] : [part],
  )
  for (const variant of expand(items)) yield makeWord(text, markWord(text, join(variant), true))
}

/** Braces come before parameters: in `$x{a,b}` the names are `xa` and `xb`. */
function lengthened(part: Part | undefined, character: string): Part | undefined {
  if (
    part?.type !== 'parameter' ||
    part.quoted ||
    !/^\$[A-Za-z_]\w*$/.test(part.text) ||
    !/^\w+$/.test(character)
  )
    return undefined
  return { ...part, text: part.text + character, name: part.name + character }
}

function join(items: readonly Item[]): Part[] {
  const parts: Part[] = []
  for (const item of items) {
    const longer = typeof item === 'string' ? lengthened(parts.at(-1), item) : undefined
    if (longer) parts[parts.length - 1] = longer
    else if (typeof item === 'string') pushText(parts, item, false)
    else if (item.type === 'text') pushText(parts, item.value, item.quoted)
    else parts.push(item)
  }
  return parts
}

function* expand(items: readonly Item[]): Generator<readonly Item[]> {
  for (let open = 0; open < items.length; open++) {
    if (items[open] !== '{') continue
    const group = closing(items, open)
    if (!group) continue
    const alternatives = group.commas.length
      ? split(items, open, group)
      : sequence(items.slice(open + 1, group.close))
    if (!alternatives) continue
    const head = items.slice(0, open)
    const rest = items.slice(group.close + 1)
    const tails = rest.includes('{') ? [...expand(rest)] : [rest]
    for (const middle of alternatives) for (const tail of tails) yield [...head, ...middle, ...tail]
    return
  }
  yield items
}

interface Braces {
  readonly close: number
  readonly commas: readonly number[]
}

function closing(items: readonly Item[], open: number): Braces | undefined {
  const commas: number[] = []
  let depth = 0
  for (let at = open + 1; at < items.length; at++) {
    const item = items[at]
    if (item === '{') depth++
    else if (item === ',' && depth === 0) commas.push(at)
    else if (item === '}' && depth-- === 0) return { close: at, commas }
  }
  return undefined
}

function* split(items: readonly Item[], open: number, { close, commas }: Braces): Generator<readonly Item[]> {
  const bounds = [open, ...commas, close]
  for (const [index, end] of bounds.slice(1).entries())
    yield* expand(items.slice((bounds[index] ?? 0) + 1, end))
}

function sequence(items: readonly Item[]): Generator<readonly Item[]> | undefined {
  if (!items.every((item) => typeof item === 'string')) return undefined
  const text = items.join('')
  const numbers = /^([+-]?\d+)\.\.([+-]?\d+)(?:\.\.([+-]?\d+))?$/.exec(text)
  const letters = numbers ? null : /^([A-Za-z])\.\.([A-Za-z])(?:\.\.([+-]?\d+))?$/.exec(text)
  const match = numbers ?? letters
  if (!match) return undefined
  const [, first = '', last = ''] = match
  const value = (end: string): number => (numbers ? Number(end) : end.charCodeAt(0))
  const step = Math.abs(Number(match[3] ?? 1)) || 1
  const width = [first, last].some((end) => /^[+-]?0\d/.test(end)) ? Math.max(first.length, last.length) : 0
  const count = Math.floor(Math.abs(value(last) - value(first)) / step) + 1
  const by = value(last) < value(first) ? -step : step
  return (function* () {
    for (let index = 0; index < count; index++) {
      const number = value(first) + index * by
      if (numbers) yield [padded(number, width)]
      else yield [String.fromCharCode(number)]
    }
  })()
}

function padded(number: number, width: number): string {
  const digits = String(Math.abs(number))
  return number < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0')
}
