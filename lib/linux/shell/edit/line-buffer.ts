import { cellWidth } from './cell-width'

interface State {
  readonly characters: readonly string[]
  readonly cursor: number
}

/** The text being edited, as characters with a cursor between them, and the commands of Emacs mode that change it. */
export class LineBuffer {
  #characters: readonly string[] = []
  #cursor = 0
  #undo: State[] = []
  /** the text killed last; kills in a row join */
  killed = ''
  #wasKill = false

  get text(): string {
    return this.#characters.join('')
  }

  get characters(): readonly string[] {
    return this.#characters
  }

  get cursor(): number {
    return this.#cursor
  }

  get atEnd(): boolean {
    return this.#cursor === this.#characters.length
  }

  /** Text up to the cursor. */
  get before(): string {
    return this.#characters.slice(0, this.#cursor).join('')
  }

  /** Told before every command, so that only kills in a row join and each command is undone on its own. */
  beginCommand(isKill: boolean): void {
    if (!isKill) this.#wasKill = false
  }

  setText(text: string, cursor = [...text].length): void {
    this.#save()
    this.#characters = [...text]
    this.#cursor = Math.min(cursor, this.#characters.length)
  }

  /** Begins a new line. */
  reset(text = ''): void {
    this.#undo = []
    this.#characters = [...text]
    this.#cursor = this.#characters.length
  }

  insert(text: string): void {
    this.#replace(this.#cursor, this.#cursor, [...text])
  }

  /** Puts text in the place of the characters from `start` to the cursor. */
  replaceBefore(start: number, text: string): void {
    this.#replace(start, this.#cursor, [...text])
  }

  deleteBackward(): void {
    if (this.#cursor > 0) this.#replace(this.#left(this.#cursor), this.#cursor, [])
  }

  deleteForward(): void {
    if (!this.atEnd) this.#replace(this.#cursor, this.#right(this.#cursor), [])
  }

  moveTo(position: number): void {
    this.#cursor = Math.max(0, Math.min(position, this.#characters.length))
  }

  moveLeft(): void {
    this.#cursor = this.#left(this.#cursor)
  }

  moveRight(): void {
    this.#cursor = this.#right(this.#cursor)
  }

  moveWordLeft(): void {
    this.#cursor = this.#wordLeft()
  }

  moveWordRight(): void {
    this.#cursor = this.#wordRight()
  }

  killToEnd(): void {
    this.#kill(this.#cursor, this.#characters.length, false)
  }

  killToStart(): void {
    this.#kill(0, this.#cursor, true)
  }

  killWordForward(): void {
    this.#kill(this.#cursor, this.#wordRight(), false)
  }

  killWordBackward(): void {
    this.#kill(this.#wordLeft(), this.#cursor, true)
  }

  /** Kills back to a blank: C-w. */
  killBlankWord(): void {
    let start = this.#cursor
    while (start > 0 && this.#isBlank(start - 1)) start--
    while (start > 0 && !this.#isBlank(start - 1)) start--
    this.#kill(start, this.#cursor, true)
  }

  yank(): void {
    this.insert(this.killed)
  }

  transpose(): void {
    const at = this.atEnd ? this.#cursor - 1 : this.#cursor
    const [left, right] = this.#characters.slice(at - 1, at + 1)
    if (at < 1 || left === undefined || right === undefined) return
    this.#replace(at - 1, at + 1, [right, left])
  }

  /** Changes the word after the cursor: M-u, M-l, M-c. */
  changeWord(change: (word: string) => string): void {
    const end = this.#wordRight()
    const text = this.#characters.slice(this.#cursor, end).join('')
    this.#replace(this.#cursor, end, [...change(text)])
  }

  undo(): void {
    const state = this.#undo.pop()
    if (!state) return
    this.#characters = state.characters
    this.#cursor = state.cursor
  }

  #save(): void {
    this.#undo.push({ characters: this.#characters, cursor: this.#cursor })
  }

  #replace(start: number, end: number, characters: readonly string[]): void {
    this.#save()
    this.#characters = [...this.#characters.slice(0, start), ...characters, ...this.#characters.slice(end)]
    this.#cursor = start + characters.length
  }

  #kill(start: number, end: number, isBackward: boolean): void {
    const text = this.#characters.slice(start, end).join('')
    if (text === '') return
    if (!this.#wasKill) this.killed = text
    else this.killed = isBackward ? text + this.killed : this.killed + text
    this.#wasKill = true
    this.#replace(start, end, [])
  }

  #left(from: number): number {
    let at = from - 1
    while (at > 0 && cellWidth(this.#characters[at] ?? '') === 0) at--
    return Math.max(at, 0)
  }

  #right(from: number): number {
    let at = from + 1
    while (at < this.#characters.length && cellWidth(this.#characters[at] ?? '') === 0) at++
    return Math.min(at, this.#characters.length)
  }

  #isWord(at: number): boolean {
    return /[\p{L}\p{N}]/u.test(this.#characters[at] ?? '')
  }

  #isBlank(at: number): boolean {
    return /\s/.test(this.#characters[at] ?? '')
  }

  #wordLeft(): number {
    let at = this.#cursor
    while (at > 0 && !this.#isWord(at - 1)) at--
    while (at > 0 && this.#isWord(at - 1)) at--
    return at
  }

  #wordRight(): number {
    let at = this.#cursor
    const end = this.#characters.length
    while (at < end && !this.#isWord(at)) at++
    while (at < end && this.#isWord(at)) at++
    return at
  }
}
