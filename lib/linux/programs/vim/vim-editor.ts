import type { Process } from '../../kernel/program'
import type { TerminalSize } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { moveByKey } from '../editor/keys'
import { drawScreen, View } from '../editor/screen'
import type { Editor } from '../editor/session'
import { TextBuffer } from '../editor/text-buffer'
import { encodeText } from '../support/text'
import { type ExHost, fileMessage, runEx } from './ex-command'
import { motions } from './motions'
import { Normal } from './normal'

/** Vim: insert, normal and command-line mode. */
export class Vim implements Editor, ExHost {
  isDone = false
  buffer: TextBuffer
  message: string
  showsNumbers = false
  mode: 'normal' | 'insert' | 'replace' = 'normal'
  pattern: RegExp | undefined
  /** ZZ was typed */
  wantsWrite = false
  /** the line that is typed after `:`, `/` or `?`, with that character */
  #line = ''
  readonly #view = new View()
  readonly #normal: Normal

  constructor(
    readonly process: Process,
    public path: string | undefined,
    text: string | undefined,
    readonly readOnly: boolean,
  ) {
    this.buffer = new TextBuffer(text ?? '')
    this.#normal = new Normal(this)
    const isNew = path !== undefined && text === undefined
    this.message =
      path === undefined
        ? ''
        : isNew
          ? `"${path}" [New]`
          : fileMessage(path, this.buffer, encodeText(text ?? '').length)
  }

  goTo(line: number): void {
    this.buffer.moveTo(Math.min(line, this.buffer.lines.length) - 1, 0)
  }

  reload(text: string): void {
    this.buffer = new TextBuffer(text)
  }

  openLine(first: ':' | '/' | '?'): void {
    this.#line = first
  }

  render(size: TerminalSize): string {
    const height = Math.max(1, size.rows - 1)
    if (this.mode === 'normal')
      this.buffer.moveTo(
        this.buffer.row,
        Math.min(this.buffer.column, Math.max(0, this.buffer.line.length - 1)),
      )
    const { rows, cursorRow, cursorColumn } = this.#view.rows(
      this.buffer,
      height,
      size,
      '~',
      this.showsNumbers,
    )
    if (this.#line !== '') return drawScreen([...rows, this.#line], size.rows - 1, this.#line.length)
    const status = { normal: this.message, insert: '-- INSERT --', replace: '-- REPLACE --' }[this.mode]
    const place = `${this.buffer.row + 1},${this.buffer.line === '' ? '0-1' : this.buffer.column + 1}`
    const all =
      this.buffer.lines.length <= height
        ? 'All'
        : this.#view.top === 0
          ? 'Top'
          : this.#view.top + height >= this.buffer.lines.length
            ? 'Bot'
            : `${Math.floor((this.#view.top * 100) / (this.buffer.lines.length - height))}%`
    const ruler = `${place.padEnd(14)}${all}`
    const room = Math.max(0, size.columns - 18)
    return drawScreen(
      [...rows, `${status.slice(0, room).padEnd(room)}${ruler}`.slice(0, size.columns - 1)],
      cursorRow,
      cursorColumn,
    )
  }

  *press(key: string, size: TerminalSize): Blocking<void> {
    if (this.#line !== '') yield* this.#type(key)
    else if (this.mode === 'normal') {
      this.message = ''
      this.#normal.press(key, size)
      if (this.wantsWrite) yield* runEx(this, 'x')
      this.wantsWrite = false
    } else this.#insert(key, size)
  }

  *#type(key: string): Blocking<void> {
    const [first, rest] = [this.#line.charAt(0), this.#line.slice(1)]
    if (key === 'enter') {
      this.#line = ''
      if (first === ':') yield* runEx(this, rest)
      else this.search(rest, first === '?')
    } else if (key === 'escape' || key === '^C') this.#line = ''
    else if (key === 'backspace') this.#line = this.#line.slice(0, -1)
    else if ([...key].length === 1) this.#line += key
  }

  /** Goes to the next match; the last pattern again when none is given. */
  search(pattern: string, backwards: boolean): void {
    if (pattern !== '') {
      try {
        this.pattern = new RegExp(pattern, 'gu')
      } catch {
        this.pattern = undefined
      }
      this.#normal.searchesBackwards = backwards
    }
    if (!this.pattern)
      this.message =
        pattern === '' ? 'E35: No previous regular expression' : `E486: Pattern not found: ${pattern}`
    else if (!this.buffer.find(this.pattern, backwards))
      this.message = `E486: Pattern not found: ${this.pattern.source}`
  }

  #insert(key: string, { rows }: TerminalSize): void {
    const { buffer } = this
    if (key === 'escape' || key === '^C') {
      this.mode = 'normal'
      buffer.moveTo(buffer.row, buffer.column - 1)
    } else if (key === 'enter') buffer.insert('\n')
    else if (key === 'backspace' || key === '^H') buffer.backspace()
    else if (key === 'delete') buffer.deleteForward()
    else if (key === '^W') {
      const from = motions.b?.(buffer, 1, false)
      buffer.cut(from?.row === buffer.row ? from.column : 0, buffer.column)
    } else if (moveByKey(buffer, key, rows - 2)) return
    else if ([...key].length === 1) {
      if (this.mode === 'replace' && buffer.column < buffer.line.length) buffer.deleteForward()
      buffer.insert(key)
    }
  }
}
