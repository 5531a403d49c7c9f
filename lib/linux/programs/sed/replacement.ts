import { unescapeText } from './escapes'
import type { Piece } from './script'

/** Reads the right side of s: `&`, `\1`, `\U` … `\E`, `\n`. */
export function parseReplacement(text: string): Piece[] {
  const pieces: Piece[] = []
  const add = (piece: Piece): void => {
    const last = pieces.at(-1)
    if (piece.type === 'text' && last?.type === 'text')
      pieces[pieces.length - 1] = { type: 'text', text: last.text + piece.text }
    else pieces.push(piece)
  }
  const pattern = /&|\\([0-9])|\\([ULulE])|\\n|\\(?:d\d{3}|o[0-7]{3}|x[0-9a-fA-F]{2}|c.)|\\.|[^\\&]+|\\/gs
  for (const [whole, digit, mode] of text.matchAll(pattern)) {
    if (whole === '&') add({ type: 'group', index: 0 })
    else if (digit !== undefined) add({ type: 'group', index: Number(digit) })
    else if (mode !== undefined) add({ type: 'case', mode: mode as Extract<Piece, { type: 'case' }>['mode'] })
    else if (whole === '\\n') add({ type: 'text', text: '\n' })
    else add({ type: 'text', text: whole.startsWith('\\') ? unescapeText(whole) : whole })
  }
  return pieces
}

/** What a match is replaced by. */
export function expandReplacement(pieces: readonly Piece[], groups: readonly string[]): string {
  let out = ''
  let mode: 'U' | 'L' | '' = ''
  let once: 'u' | 'l' | '' = ''
  for (const piece of pieces) {
    if (piece.type === 'case') {
      if (piece.mode === 'u' || piece.mode === 'l') once = piece.mode
      else {
        mode = piece.mode === 'E' ? '' : piece.mode
        once = ''
      }
      continue
    }
    let text = piece.type === 'text' ? piece.text : (groups[piece.index] ?? '')
    if (mode !== '') text = mode === 'U' ? text.toUpperCase() : text.toLowerCase()
    if (once !== '' && text !== '') {
      text = (once === 'u' ? text.charAt(0).toUpperCase() : text.charAt(0).toLowerCase()) + text.slice(1)
      once = ''
    }
    out += text
  }
  return out
}
