import type { Word as SourceWord, WordPart } from 'unbash'
import { expandBraces } from './brace'
import type { Context, Quoting } from './context'
import { convertParameter, simpleParameter } from './convert-parameter'
import type { Part, Word } from './syntax'
import { makeWord, pushBare, pushDouble, pushText } from './text-parts'
import { markTildes } from './tilde'

const escapable = { bare: '', double: '$`"\\', operand: '$`"\\}', here: '$`\\' }

/** The parts of a word as written, before braces and tildes are looked at. */
export function wordParts(word: SourceWord, context: Context, quoting: Quoting = 'bare'): Part[] {
  const parts: Part[] = []
  if (word.parts) pushAll(parts, word.parts, context, quoting)
  else pushRaw(parts, word.text, quoting)
  return parts
}

/** One word where no brace expansion takes place. */
export function convertWord(word: SourceWord, context: Context, quoting: Quoting = 'bare'): Word {
  const parts = wordParts(word, context, quoting)
  return makeWord(word.text, quoting === 'bare' ? markTildes(parts, false) : parts)
}

/** The value of an assignment: a tilde is expanded after `:` too, and braces are not. */
export function convertValue(word: SourceWord, context: Context): Word {
  return makeWord(word.text, markTildes(wordParts(word, context), true))
}

/** A word among the arguments of a command: braces may make several of it. */
export function convertWords(word: SourceWord, context: Context): Word[] {
  const parts = wordParts(word, context)
  const looksAssigned = /^[A-Za-z_]\w*\+?=./.test(word.text)
  const variants = context.braces ? expandBraces(parts) : [parts]
  return variants.map((variant) =>
    makeWord(word.text, looksAssigned ? markAssigned(variant) : markTildes(variant, false)),
  )
}

/** In `echo x=~/y` bash expands the tilde as if it were an assignment. */
function markAssigned(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts
  if (first?.type !== 'text' || first.quoted) return parts
  const equals = first.value.indexOf('=') + 1
  const value = first.value.slice(equals)
  const head: Part = { type: 'text', value: first.value.slice(0, equals), quoted: false }
  const tail: Part[] = value ? [{ type: 'text', value, quoted: false }, ...rest] : rest
  return tail.length ? [head, ...markTildes(tail, true)] : parts
}

function pushRaw(parts: Part[], raw: string, quoting: Quoting): void {
  if (quoting === 'bare') pushBare(parts, raw)
  else pushDouble(parts, raw, escapable[quoting])
}

function pushAll(parts: Part[], source: readonly WordPart[], context: Context, quoting: Quoting): void {
  for (const part of source) push(parts, part, context, quoting)
}

function push(parts: Part[], part: WordPart, context: Context, quoting: Quoting): void {
  const quoted = quoting !== 'bare'
  switch (part.type) {
    case 'Literal':
      pushRaw(parts, part.text, quoting)
      break
    case 'AnsiCQuoted':
      // In dash `$'…'` is a dollar and a quoted string.
      if (context.posix === 'dash') pushText(parts, `$${part.text.slice(2, -1)}`, true)
      else pushText(parts, part.value, true)
      break
    case 'SingleQuoted':
      pushText(parts, part.value, true)
      break
    case 'DoubleQuoted':
    case 'LocaleString':
      if (part.parts.length === 0) pushText(parts, '', true)
      else pushAll(parts, part.parts, context, 'double')
      break
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      pushNested(parts, part, context, quoting)
      break
    case 'SimpleExpansion':
      parts.push(simpleParameter(part.text, quoted))
      break
    case 'ParameterExpansion':
      parts.push(convertParameter(part, context, quoted))
      break
    case 'CommandExpansion':
      parts.push({ type: 'command', quoted, body: context.script(part.script, part.pos) })
      break
    case 'ArithmeticExpansion': {
      const body = part.text.startsWith('$[') ? part.text.slice(2, -1) : part.text.slice(3, -2)
      parts.push({ type: 'arithmetic', quoted, expression: context.template(body, part.pos) })
      break
    }
    case 'ProcessSubstitution':
      context.bashism('(', part.pos + 1)
      parts.push({ type: 'process', direction: part.operator, body: context.script(part.script, part.pos) })
  }
}

/** Parts with syntax characters around and between their children: `[…]`, `@(…)`, `{…}`. */
function pushNested(
  parts: Part[],
  part: { readonly pos: number; readonly end: number; readonly parts?: readonly WordPart[] | undefined },
  context: Context,
  quoting: Quoting,
): void {
  let from = part.pos
  for (const child of part.parts ?? []) {
    pushRaw(parts, context.source.slice(from, child.pos), quoting)
    push(parts, child, context, quoting)
    from = child.end
  }
  pushRaw(parts, context.source.slice(from, part.end), quoting)
}
