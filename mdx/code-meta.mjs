const forms = /title="([^"]*)"|\/((?:\\.|[^/\\])+)\/|\{([\d,\s-]+)\}/g

/**
 * What stands after a code block's language: `title="compose.yaml"`, `/word/` to mark every occurrence, `{2,4-6}` to
 * highlight lines. Throws on anything else.
 */
export function readCodeMeta(meta) {
  const words = []
  const lines = new Set()
  let title
  const rest = meta.replace(forms, (_all, name, word, ranges) => {
    if (name !== undefined) title = name
    if (word !== undefined) words.push(word.replace(/\\(.)/g, '$1'))
    for (const range of ranges?.split(',') ?? []) {
      const [first, last = first] = range.split('-').map(Number)
      for (let line = first; line <= last; line++) lines.add(line)
    }
    return ''
  })
  if (rest.trim() !== '') {
    throw new Error(`"${rest.trim()}" is not understood here; write title="…", /word/ or {2,4-6}`)
  }
  return { title, words, lines }
}

/** Cuts a text at every occurrence of a word that is not part of a longer one. */
export function cutAtWords(value, words) {
  if (words.length === 0) return [{ value, isMarked: false }]
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const parts = value.split(new RegExp(`(?<![\\w.-])(${escaped.join('|')})(?![\\w.-])`))
  return parts
    .map((part, index) => ({ value: part, isMarked: index % 2 === 1 }))
    .filter((part) => part.value !== '')
}
