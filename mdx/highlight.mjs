import { createCssVariablesTheme, createHighlighter } from 'shiki'
import { cutAtWords } from './code-meta.mjs'
import { element, text } from './hast.mjs'

const theme = createCssVariablesTheme({ name: 'drydock', variablePrefix: '--', fontStyle: false })

/** The languages a code block may name, besides `console` and `text`. */
export const languages = ['bash', 'c', 'dockerfile', 'go', 'http', 'ini', 'json', 'ts', 'yaml']

// The theme's colours become classes, so that a page needs no style attributes; the rest is plain ink.
const classes = {
  'var(--token-keyword)': 'tok-keyword',
  'var(--token-string)': 'tok-string',
  'var(--token-string-expression)': 'tok-string',
  'var(--token-constant)': 'tok-constant',
  'var(--token-comment)': 'tok-comment',
  'var(--token-function)': 'tok-function',
}

let highlighter

function span({ content, color }, words) {
  const parts = cutAtWords(content, words).map((part) =>
    part.isMarked ? element('mark', {}, text(part.value)) : text(part.value),
  )
  const className = classes[color]
  return className ? [element('span', { className: [className] }, ...parts)] : parts
}

/** The children of a highlighted block's `<code>`: one `.line` a line. */
export async function highlight(source, language, { words, lines }) {
  highlighter ??= createHighlighter({ themes: [theme], langs: languages })
  const { tokens } = (await highlighter).codeToTokens(source, { lang: language, theme: 'drydock' })
  return tokens.flatMap((line, index) => {
    const className = lines.has(index + 1) ? ['line', 'highlighted'] : ['line']
    const row = element('span', { className }, ...line.flatMap((token) => span(token, words)))
    return index > 0 ? [text('\n'), row] : [row]
  })
}
