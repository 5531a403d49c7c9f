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

/** Whether there may be something for brace expansion to do. */
export function hasBraces(parts: readonly Part[]): boolean {
  const bare = parts.map((part) => (part.type === 'text' && !part.quoted ? part.value : '\0')).join('')
  return /\{[\s\S]*(,|\.\.)[\s\S]*\}/.test(bare)
}
