import { cutAtWords } from './code-meta.mjs'
import { element, text } from './hast.mjs'
import { readConsole } from './read-console.mjs'

function marked(value, words) {
  return cutAtWords(value, words).map((part) =>
    part.isMarked ? element('mark', {}, text(part.value)) : text(part.value),
  )
}

function* consoleLines(source, words) {
  for (const { typed, output } of readConsole(source)) {
    const lines = typed.map(({ prompt, text: value }) => [
      ...(prompt ? [element('span', { className: ['pr'] }, text(prompt))] : []),
      element('span', { className: ['in'] }, ...marked(value, words)),
    ])
    if (lines.length > 0) {
      const joined = lines.flatMap((line, index) => (index > 0 ? [text('\n'), ...line] : line))
      yield [element('span', { className: ['cmd'] }, ...joined)]
    }
    if (output.length > 0)
      yield [element('span', { className: ['out'] }, ...marked(output.join('\n'), words))]
  }
}

/** The children of a `console` block's `<code>`: `.cmd` around `.pr` and `.in`, and `.out`. */
export function consoleBlock(source, words) {
  return [...consoleLines(source, words)].flatMap((line, index) => (index > 0 ? [text('\n'), ...line] : line))
}
