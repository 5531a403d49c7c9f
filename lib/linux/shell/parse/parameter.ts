import type { BadSubstitution, Operation, ParameterPart, Word } from './syntax'
import { makeWord } from './text-parts'
import type { Quoting, WordReader } from './word-reader'

const parameterName = /[A-Za-z_]\w*|\d+|[@*#?$!-]/y
const special = /[@*#?$!-]/

/** The rest of a `${…}` of which the brace has been read. */
export function readParameter(
  reader: WordReader,
  quoting: Quoting,
  start: number,
  line: number,
): ParameterPart | BadSubstitution {
  const quoted = quoting !== 'bare'
  const unclosed = () => reader.unclosed('}', line, "Missing '}'")
  const bad = (): BadSubstitution => {
    reader.word('}', quoted ? 'operand' : 'bare')
    if (!reader.skip('}')) unclosed()
    return { type: 'bad-substitution', text: reader.text.slice(start, reader.at) }
  }
  const prefix = readPrefix(reader)
  const name = reader.take(parameterName)
  if (!name || (prefix === '!' && reader.level === 0)) return bad()
  let index: Word | undefined
  const after = reader.at
  if (/^[A-Za-z_@*]/.test(name) && reader.level > 1 && reader.skip('[')) {
    index = readSubscript(reader)
    if (!reader.skip(']')) {
      reader.at = after
      return bad()
    }
  }
  const before = reader.at
  let operation: Operation | undefined
  if (reader.char !== '}') {
    operation = prefix === '#' ? undefined : readOperation(reader, quoting, prefix === '!')
    if (!operation || reader.char !== '}') {
      if (reader.char === '') unclosed()
      reader.at = before
      return bad()
    }
  }
  reader.at++
  return {
    type: 'parameter',
    quoted,
    text: reader.text.slice(start, reader.at),
    name,
    ...(index && { index }),
    ...(prefix === '!' && operation?.type !== 'names' && { indirect: true }),
    ...(prefix === '#' && { length: true }),
    ...(operation && { operation }),
  }
}

/** `#` before a parameter asks for its length, `!` for what it names; on their own they are parameters themselves. */
function readPrefix(reader: WordReader): '#' | '!' | '' {
  const { char, text, at } = reader
  if (char !== '#' && char !== '!') return ''
  const next = text[at + 1] ?? ''
  const isPrefix = /\w/.test(next) || (special.test(next) && text[at + 2] === '}')
  const isListOrElement = /[@*]/.test(next) && /[}[:@*#%/^,]/.test(text[at + 2] ?? '')
  if (!isPrefix && !isListOrElement && !(char === '!' && next === '#')) return ''
  reader.at++
  return char
}

/** What stands between brackets, with brackets of its own. */
export function readSubscript(reader: WordReader): Word {
  const start = reader.at
  let word = reader.word('[]', 'bare', 'none')
  while (reader.char === '[') {
    const parts = [...word.parts]
    parts.push({ type: 'text', value: '[', quoted: false })
    reader.at++
    parts.push(...readSubscript(reader).parts)
    if (reader.skip(']')) parts.push({ type: 'text', value: ']', quoted: false })
    parts.push(...reader.word('[]', 'bare', 'none').parts)
    word = { text: '', parts }
  }
  const literal = word.parts.every((part) => part.type === 'text')
    ? { literal: word.parts.map((part) => (part.type === 'text' ? part.value : '')).join('') }
    : {}
  return { text: reader.text.slice(start, reader.at), parts: word.parts, ...literal }
}

const operator = /:[-=+?]|[-=+?]|##?|%%?|\/[/#%]?|\^\^?|,,?|~~?|@|:|\*/y

function readOperation(reader: WordReader, quoting: Quoting, indirect: boolean): Operation | undefined {
  const { level } = reader
  const quoted = quoting !== 'bare'
  const sign = reader.take(operator)
  const kind = sign.at(-1) ?? ''
  if (/^:?[-=+?]$/.test(sign)) {
    const word = reader.word('}', quoted ? 'operand' : 'bare')
    return { type: 'default', operator: kind as '-' | '=' | '+' | '?', colon: sign.length === 2, word }
  }
  if (/^(##?|%%?)$/.test(sign))
    return { type: 'remove', operator: sign as '#' | '##' | '%' | '%%', pattern: reader.word('}') }
  if (level === 0) return undefined
  if (sign.startsWith('/')) {
    const pattern = readPattern(reader, sign === '//' && reader.char === '/')
    const replacement = reader.skip('/') ? reader.word('}') : { text: '', parts: [], literal: '' }
    return { type: 'replace', operator: sign as '/' | '//' | '/#' | '/%', pattern, replacement }
  }
  if (sign === ':') return readSlice(reader)
  if (level === 1) return undefined
  if (/^(\^\^?|,,?|~~?)$/.test(sign)) {
    const pattern = reader.word('}')
    const change = { type: 'case', operator: sign as '^' | '^^' | ',' | ',,' | '~' | '~~' } as const
    return pattern.text === '' ? change : { ...change, pattern }
  }
  if ((sign === '@' || sign === '*') && indirect && reader.char === '}')
    return { type: 'names', operator: sign }
  const letter = sign === '@' ? reader.take(/[UuLQEPAKak]/y) : ''
  return letter ? { type: 'transform', operator: letter } : undefined
}

/** In `${x////y}` the third slash is the pattern. */
function readPattern(reader: WordReader, startsWithSlash: boolean): Word {
  if (!startsWithSlash) return reader.word('/}')
  reader.at++
  const { text, parts } = reader.word('/}')
  return makeWord(`/${text}`, [{ type: 'text', value: '/', quoted: false }, ...parts])
}

function readSlice(reader: WordReader): Operation | undefined {
  const end = sliceEnd(reader)
  if (end === reader.at && reader.text[end] !== ':') return undefined
  const offset = reader.arithmetic(end)
  return reader.skip(':')
    ? { type: 'slice', offset, length: reader.arithmetic(sliceEnd(reader, true)) }
    : { type: 'slice', offset }
}

/** Where one half of `offset:length` ends; a `?:` inside it has a colon of its own. */
function sliceEnd({ text, at: start }: WordReader, isLast = false): number {
  let depth = 0
  let choices = 0
  let at = start
  for (; at < text.length; at++) {
    const char = text[at] ?? ''
    if ('({['.includes(char)) depth++
    else if (depth === 0 && (char === '}' || (char === ':' && !isLast && choices-- === 0))) break
    else if (')}]'.includes(char)) depth--
    else if (char === '?') choices++
    else if (char === '\\') at++
  }
  return at
}
