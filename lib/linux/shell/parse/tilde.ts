import type { Part } from './syntax'

const prefix = /^~([A-Za-z_][\w-]*|\+|-)?(?=[/:]|$)/

/** Marks the tildes of a word; in `echo x=~/y` bash expands them as if it were an assignment. */
export function markWord(text: string, parts: readonly Part[], likeAssignment: boolean): Part[] {
  const name = likeAssignment ? (/^[A-Za-z_]\w*\+?=/.exec(text)?.[0] ?? '') : ''
  const [first, ...rest] = parts
  if (!name || first?.type !== 'text' || first.quoted) return markTildes(parts, false)
  const value = first.value.slice(name.length)
  const tail: Part[] = value ? [{ type: 'text', value, quoted: false }, ...rest] : rest
  return [{ type: 'text', value: name, quoted: false }, ...markTildes(tail, true)]
}

/** Marks the unquoted tildes that are expanded: at the start and, in an assignment's value, after each colon. */
export function markTildes(parts: readonly Part[], assignment: boolean): Part[] {
  const marked: Part[] = []
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1
    if (part.type !== 'text' || part.quoted || !part.value.includes('~')) {
      marked.push(part)
      return
    }
    const pieces = assignment ? part.value.split(/(?<=:)/) : [part.value]
    pieces.forEach((piece, at) => {
      const match = index === 0 || at > 0 ? prefix.exec(piece) : null
      const reachesEnd = match && match[0].length === piece.length && at === pieces.length - 1
      if (!match || (reachesEnd && !isLast)) {
        marked.push({ type: 'text', value: piece, quoted: false })
        return
      }
      marked.push({ type: 'tilde', user: match[1] ?? '' })
      const rest = piece.slice(match[0].length)
      if (rest) marked.push({ type: 'text', value: rest, quoted: false })
    })
  })
  return marked
}
