import type { LineEditor } from './line-editor'

type Action = (editor: LineEditor) => void

/** What keys do, besides inserting themselves (bash(1), READLINE, Emacs mode). */
export const bindings: Readonly<Record<string, Action>> = {
  'C-a': ({ buffer }) => buffer.moveTo(0),
  Home: ({ buffer }) => buffer.moveTo(0),
  'C-e': ({ buffer }) => buffer.moveTo(buffer.characters.length),
  End: ({ buffer }) => buffer.moveTo(buffer.characters.length),
  'C-b': ({ buffer }) => buffer.moveLeft(),
  Left: ({ buffer }) => buffer.moveLeft(),
  'C-f': ({ buffer }) => buffer.moveRight(),
  Right: ({ buffer }) => buffer.moveRight(),
  'M-b': ({ buffer }) => buffer.moveWordLeft(),
  'M-f': ({ buffer }) => buffer.moveWordRight(),
  Backspace: ({ buffer }) => buffer.deleteBackward(),
  'C-h': ({ buffer }) => buffer.deleteBackward(),
  Delete: ({ buffer }) => buffer.deleteForward(),
  'C-d': ({ buffer }) => buffer.deleteForward(),
  'C-t': ({ buffer }) => buffer.transpose(),
  'C-y': ({ buffer }) => buffer.yank(),
  'C-_': ({ buffer }) => buffer.undo(),
  'M-u': ({ buffer }) => buffer.changeWord((word) => word.toUpperCase()),
  'M-l': ({ buffer }) => buffer.changeWord((word) => word.toLowerCase()),
  'M-c': ({ buffer }) =>
    buffer.changeWord((word) => word.toLowerCase().replace(/\p{L}/u, (first) => first.toUpperCase())),
  'M-r': ({ buffer }) => buffer.setText(''),
  'C-p': (editor) => editor.recall(-1),
  Up: (editor) => editor.recall(-1),
  'C-n': (editor) => editor.recall(1),
  Down: (editor) => editor.recall(1),
  'M-<': (editor) => editor.recallAt(0),
  'M->': (editor) => editor.recallAt(editor.history.lines.length),
  'M-.': (editor) => editor.insertLastArgument(),
  'M-_': (editor) => editor.insertLastArgument(),
}

/** Keys that kill text, which C-y brings back. */
export const kills: Readonly<Record<string, Action>> = {
  'C-k': ({ buffer }) => buffer.killToEnd(),
  'C-u': ({ buffer }) => buffer.killToStart(),
  'C-w': ({ buffer }) => buffer.killBlankWord(),
  'M-d': ({ buffer }) => buffer.killWordForward(),
  'M-Backspace': ({ buffer }) => buffer.killWordBackward(),
  'M-C-h': ({ buffer }) => buffer.killWordBackward(),
}
