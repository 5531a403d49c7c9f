import type { ParameterExpansionPart, ParameterOperation, Word as SourceWord } from 'unbash'
import type { Context } from './context'
import type { BadSubstitution, Operation, ParameterPart } from './syntax'

/** `$name`, `$1`, `$@`, … */
export function simpleParameter(text: string, quoted: boolean): ParameterPart {
  return { type: 'parameter', quoted, text, name: text.slice(1) }
}

const validName = /^([A-Za-z_]\w*|\d+|[@*#?$!-])$/

/** `${…}` in all its forms. */
export function convertParameter(
  part: ParameterExpansionPart,
  context: Context,
  quoted: boolean,
): ParameterPart | BadSubstitution {
  const bad: BadSubstitution = { type: 'bad-substitution', text: part.text }
  const { prefix, parameter: name, index, operation: source } = part
  if (!validName.test(name) || (prefix === '#' && source)) return bad
  const operation = source && convertOperation(source, context, quoted)
  if (source && !operation) return bad
  if (context.posix && (index || operation?.type === 'case' || operation?.type === 'transform')) return bad
  const isBash =
    prefix === '!' ||
    operation?.type === 'replace' ||
    operation?.type === 'slice' ||
    operation?.type === 'names'
  if (context.posix === 'dash' && isBash) return bad
  return {
    type: 'parameter',
    quoted,
    text: part.text,
    name,
    ...(index && { index: context.word(index) }),
    ...(prefix === '!' && { indirect: true }),
    ...(prefix === '#' && { length: true }),
    ...(operation && { operation }),
  }
}

function convertOperation(
  source: ParameterOperation,
  context: Context,
  quoted: boolean,
): Operation | undefined {
  const template = (word: SourceWord) => context.template(word.text, word.pos)
  switch (source.type) {
    case 'Default': {
      const colon = source.operator.length === 2
      const operator = source.operator.slice(-1) as '-' | '=' | '+' | '?'
      return {
        type: 'default',
        operator,
        colon,
        word: context.word(source.operand, quoted ? 'operand' : 'bare'),
      }
    }
    case 'Remove':
      return { type: 'remove', operator: source.operator, pattern: context.word(source.operand) }
    case 'Replace': {
      const pattern = context.word(source.pattern)
      return {
        type: 'replace',
        operator: source.operator,
        pattern,
        replacement: context.word(source.replacement),
      }
    }
    case 'Slice':
      if (source.offset.text === '') return undefined
      return {
        type: 'slice',
        offset: template(source.offset),
        ...(source.length && { length: template(source.length) }),
      }
    case 'CaseModification':
      return {
        type: 'case',
        operator: source.operator,
        ...(source.operand && { pattern: context.word(source.operand) }),
      }
    case 'Transform':
      return /^[UuLQEPAKak]$/.test(source.operand.text)
        ? { type: 'transform', operator: source.operand.text }
        : undefined
    case 'Names':
      return { type: 'names', operator: source.operator }
    case 'Unknown':
      return source.operator === '~' || source.operator === '~~'
        ? { type: 'case', operator: source.operator }
        : undefined
  }
}
