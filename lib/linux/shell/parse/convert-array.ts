import type { ArrayValue, Assignment as SourceAssignment, Word as SourceWord } from 'unbash'
import type { Context } from './context'
import { convertValue, convertWords, wordParts } from './convert-word'
import type { ArrayElement, ArrayLiteral, Assignment, Part } from './syntax'
import { makeWord } from './text-parts'
import { markTildes } from './tilde'

export function convertAssignment(source: SourceAssignment, context: Context): Assignment {
  const { text, name, index, append, value } = source
  if (value.type === 'ArrayValue') context.bashism('(', value.pos, true)
  return {
    type: 'assignment',
    text,
    name,
    append: append === true,
    ...(index && { index: context.word(index) }),
    value: value.type === 'ArrayValue' ? convertArray(value, context) : convertValue(value, context),
  }
}

function convertArray(source: ArrayValue, context: Context): ArrayLiteral {
  return { elements: source.elements.flatMap((word) => convertElement(word, context)) }
}

const subscriptEnd = /\]\+?=/

/** `value` or `[index]=value`; the quotes around an index do not count. */
function convertElement(word: SourceWord, context: Context): ArrayElement[] {
  const plain = () => convertWords(word, context).map((value) => ({ value }))
  if (!word.text.startsWith('[')) return plain()
  const parts = wordParts(word, context)
  const at = parts.findIndex((part) => part.type === 'text' && !part.quoted && subscriptEnd.test(part.value))
  const closing = parts[at]
  if (closing?.type !== 'text') return plain()
  const match = subscriptEnd.exec(closing.value)
  if (!match) return plain()
  const before = bare(closing.value.slice(0, match.index))
  const after = bare(closing.value.slice(match.index + match[0].length))
  const index = dropBracket([...parts.slice(0, at), ...before])
  const value = markTildes([...after, ...parts.slice(at + 1)], false)
  const element = { index: makeWord(textOf(index), index), value: makeWord(textOf(value), value) }
  return [match[0].length === 3 ? { ...element, append: true } : element]
}

function bare(value: string): Part[] {
  return value ? [{ type: 'text', value, quoted: false }] : []
}

function dropBracket(parts: readonly Part[]): Part[] {
  const [first, ...rest] = parts
  return first?.type === 'text' ? [...bare(first.value.slice(1)), ...rest] : [...parts]
}

function textOf(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.type === 'text' ? part.value : part.type === 'parameter' ? part.text : ''))
    .join('')
}
