import type { Assertion, Node } from './ast'

const WORD = '[\\p{L}\\p{N}_]'

const assertions: Readonly<Record<Assertion, string>> = {
  'line-start': '^',
  'line-end': '$',
  'buffer-start': '(?<![^])',
  'buffer-end': '(?![^])',
  'word-start': `(?<!${WORD})(?=${WORD})`,
  'word-end': `(?<=${WORD})(?!${WORD})`,
  'word-boundary': `(?:(?<!${WORD})(?=${WORD})|(?<=${WORD})(?!${WORD}))`,
  'no-word-before': `(?<!${WORD})`,
  'no-word-after': `(?!${WORD})`,
  'not-word-boundary': `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
}

/** The JavaScript source of a regular expression; to be compiled with the `u` flag. */
export function toJavaScript(node: Node): string {
  switch (node.type) {
    case 'literal':
      return node.character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
    case 'any':
      return '[^\\0]'
    case 'class':
      return node.source
    case 'assertion':
      return assertions[node.kind]
    case 'group':
      return `(${toJavaScript(node.body)})`
    case 'reference':
      return `(?:\\${node.index})`
    case 'repeat':
      return repeat(node)
    case 'sequence':
      return node.items.map(toJavaScript).join('')
    case 'alternatives':
      return `(?:${node.items.map(toJavaScript).join('|')})`
  }
}

function repeat({ body, min, max }: Extract<Node, { type: 'repeat' }>): string {
  const inner = toJavaScript(body)
  const isAtom =
    body.type === 'literal' || body.type === 'any' || body.type === 'class' || body.type === 'group'
  const quantifier =
    max === Number.POSITIVE_INFINITY
      ? ({ 0: '*', 1: '+' }[min] ?? `{${min},}`)
      : max === 1 && min === 0
        ? '?'
        : `{${min},${max}}`
  return (isAtom ? inner : `(?:${inner})`) + quantifier
}
