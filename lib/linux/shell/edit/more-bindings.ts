import type { LineBuffer } from './line-buffer'

type Change = (buffer: LineBuffer) => void

/** Keys of Emacs mode that are pressed too seldom to be there from the start (readline(3), Default Key Bindings). */
export const moreBindings: Readonly<Record<string, Change>> = {
  'M-t': transposeWords,
  'M-\\': (buffer) => {
    const before = buffer.before.replace(/[ \t]+$/, '')
    const after = buffer.text.slice(buffer.before.length).replace(/^[ \t]+/, '')
    buffer.setText(before + after, [...before].length)
  },
  'C-x C-u': (buffer) => buffer.undo(),
  'C-x C-x': (buffer) => buffer.moveTo(buffer.cursor === 0 ? buffer.characters.length : 0),
  'C-x Backspace': (buffer) => buffer.killToStart(),
  Insert: () => undefined,
  'M-#': (buffer) => buffer.setText(buffer.text.startsWith('#') ? buffer.text.slice(1) : `#${buffer.text}`),
}

/** Swaps the word before the cursor with the one after it, or the last two at the end of the line. */
function transposeWords(buffer: LineBuffer): void {
  const words = [...buffer.text.matchAll(/[\p{L}\p{N}]+/gu)]
  const at = buffer.before.length
  const after = words.findIndex((word) => word.index + word[0].length > at)
  const right = words[after < 0 ? words.length - 1 : after]
  const left = words[(after < 0 ? words.length - 1 : after) - 1]
  if (!left || !right) return
  const { text } = buffer
  const between = text.slice(left.index + left[0].length, right.index)
  const head = text.slice(0, left.index) + right[0] + between + left[0]
  buffer.setText(head + text.slice(right.index + right[0].length), [...head].length)
}
