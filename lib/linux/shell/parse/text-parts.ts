import type { Part, Word } from './syntax'

/** Appends text, joined to the part before it when that is quoted alike. */
export function pushText(parts: Part[], value: string, quoted: boolean): void {
  const last = parts.at(-1)
  if (last?.type === 'text' && last.quoted === quoted && value !== '' && last.value !== '') {
    parts[parts.length - 1] = { type: 'text', value: last.value + value, quoted }
    return
  }
  if (value !== '' || quoted) parts.push({ type: 'text', value, quoted })
}

/** Unquoted source text: a backslash quotes the next character, and before a newline both vanish. */
export function pushBare(parts: Part[], raw: string): void {
  let from = 0
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
    pushText(parts, raw.slice(from, at), false)
    const next = raw[at + 1]
    if (next === undefined) pushText(parts, '\\', true)
    else if (next !== '\n') pushText(parts, next, true)
    from = at + 2
  }
  pushText(parts, raw.slice(from), false)
}

/** Text inside double quotes, where a backslash keeps its meaning only before `special` characters. */
export function pushDouble(parts: Part[], raw: string, special: string): void {
  let text = ''
  for (let at = 0; at < raw.length; at++) {
    const next = raw[at + 1]
    if (raw[at] === '\\' && next !== undefined && (special.includes(next) || next === '\n')) {
      if (next !== '\n') text += next
      at++
    } else text += raw[at]
  }
  pushText(parts, text, true)
}

/** What may match file names: `*`, `?`, a bracket that closes, a backslash from an expansion, `@(…)`. */
const globs = /[*?\\]|\[[\s\S]*\]|[+@!]\(/

/** A word of these parts, with its literal value when nothing in it expands. */
export function makeWord(text: string, parts: readonly Part[]): Word {
  let value = ''
  let bare = ''
  for (const part of parts) {
    if (part.type !== 'text') return { text, parts }
    value += part.value
    bare += part.quoted ? '\0' : part.value
  }
  return globs.test(bare) ? { text, parts } : { text, parts, literal: value }
}
