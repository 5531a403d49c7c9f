import type { HereDoc, Redirection } from 'unbash'
import type { Context } from './context'
import { wordParts } from './convert-word'
import type { Part, Redirect, Word } from './syntax'
import { makeWord } from './text-parts'

const nothing: Word = { text: '', parts: [], literal: '' }

export function convertRedirect(source: Redirection, context: Context): Redirect {
  const { descriptor } = source
  const left = descriptor && {
    descriptor: descriptor.type === 'FileDescriptor' ? descriptor.value : descriptor.name,
  }
  if (source.type !== 'HereDoc') {
    return {
      operator: source.operator,
      ...left,
      target: source.target ? context.word(source.target) : nothing,
    }
  }
  if (!source.closing) context.openDocument(source.delimiter?.value ?? '', source.pos)
  return {
    operator: '<<',
    ...left,
    target: hereDocument(source, context),
    delimiter: source.delimiter?.text ?? '',
    stripTabs: source.operator === '<<-',
  }
}

function hereDocument(source: HereDoc, context: Context): Word {
  const { body, delimiter } = source
  const strip = source.operator === '<<-'
  const text = strip ? body.text.replace(/^\t+/gm, '') : body.text
  if (delimiter?.quoted || !body.parts) {
    const value = delimiter?.quoted ? text : unquote(text)
    return makeWord(text, [{ type: 'text', value, quoted: true }])
  }
  const parts: Part[] = wordParts(
    { type: 'Word', text, value: text, pos: body.pos, end: body.end, parts: body.parts },
    context,
    'here',
  )
  return makeWord(text, strip ? stripTabs(parts) : parts)
}

function unquote(text: string): string {
  return text.replace(/\\([$`\\]|\n)/g, (_, next: string) => (next === '\n' ? '' : next))
}

/** Leading tabs may only be dropped where a line begins in the text itself, not in what an expansion gives. */
function stripTabs(parts: readonly Part[]): Part[] {
  return parts.map((part, index) =>
    part.type === 'text'
      ? { ...part, value: part.value.replace(index === 0 ? /^\t+/gm : /(?<=\n)\t+/g, '') }
      : part,
  )
}
