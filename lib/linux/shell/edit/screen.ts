import { INVISIBLE_END, INVISIBLE_START } from '../prompt/expand-prompt'
import { cellWidth } from './cell-width'

interface Place {
  readonly row: number
  readonly column: number
}

/** Draws a prompt and the text after it on a terminal, across as many rows as they take, and redraws them when they change. */
export class Screen {
  #promptHead = ''
  #prompt = ''
  /** where the cursor was left, and the last row in use, counted from the row of the prompt */
  #cursor: Place = { row: 0, column: 0 }
  #shown: readonly string[] = []
  columns = 80

  /** Begins below what is on the screen; the lines of a prompt but its last are drawn once. */
  begin(prompt: string, columns: number): string {
    const split = prompt.lastIndexOf('\n') + 1
    this.#promptHead = visible(prompt.slice(0, split))
    this.#prompt = prompt.slice(split)
    this.columns = Math.max(columns, 2)
    this.#cursor = { row: 0, column: 0 }
    this.#shown = []
    this.#cursor = this.#walk([...stripped(this.#prompt)], { row: 0, column: 0 })
    return this.#promptHead + visible(this.#prompt)
  }

  set prompt(prompt: string) {
    this.#prompt = prompt
    this.#shown = ['\0']
  }

  get prompt(): string {
    return this.#prompt
  }

  /** What to write so that the terminal shows the characters with the cursor before number `cursor`. */
  draw(characters: readonly string[], cursor: number): string {
    const quick = this.#append(characters, cursor)
    if (quick !== undefined) return quick
    let output = this.#toStart()
    output += `\x1b[J${visible(this.#prompt)}`
    const promptEnd = this.#walk([...stripped(this.#prompt)], { row: 0, column: 0 })
    output += characters.map(shownCharacter).join('')
    const end = this.#walk(characters, promptEnd)
    // A terminal that has filled a row waits at its end; a blank and a return make it go on to the next.
    if (end.column === 0 && end.row > 0 && characters.at(-1) !== '\n') output += ' \r'
    const target = this.#walk(characters.slice(0, cursor), promptEnd)
    output += moveBetween(end, target)
    this.#cursor = target
    this.#shown = characters
    return output
  }

  /** Moves below everything that is drawn. */
  finish(characters: readonly string[]): string {
    const end = this.#walk(characters, this.#walk([...stripped(this.#prompt)], { row: 0, column: 0 }))
    const output = moveBetween(this.#cursor, end)
    this.#cursor = end
    return output
  }

  /** Draws anew on an empty screen: C-l. */
  clear(characters: readonly string[], cursor: number): string {
    this.#cursor = { row: 0, column: 0 }
    this.#shown = ['\0']
    return `\x1b[H\x1b[2J${this.#promptHead}${this.draw(characters, cursor)}`
  }

  /** What busybox writes when the terminal's size changes. */
  redrawAsBusybox(characters: readonly string[], cursor: number): string {
    const all = this.#toStart() + visible(this.#prompt) + characters.map(shownCharacter).join('')
    const end = this.#walk(characters, this.#walk([...stripped(this.#prompt)], { row: 0, column: 0 }))
    const target = this.#walk(
      characters.slice(0, cursor),
      this.#walk([...stripped(this.#prompt)], { row: 0, column: 0 }),
    )
    this.#cursor = target
    return `${all}\x1b[J${moveBetween(end, target)}`
  }

  /** Forgets what is drawn, because something else has been written since. */
  restart(): void {
    this.#cursor = { row: 0, column: 0 }
    this.#shown = ['\0']
  }

  #toStart(): string {
    return `\r${this.#cursor.row > 0 ? `\x1b[${this.#cursor.row}A` : ''}`
  }

  /** Typing at the end of the line only needs the new character, as long as the row is not full. */
  #append(characters: readonly string[], cursor: number): string | undefined {
    const old = this.#shown
    const last = characters.at(-1)
    if (last === undefined || cursor !== characters.length || characters.length !== old.length + 1)
      return undefined
    if (!/^[\x20-\x7e]$/.test(last) || this.#cursor.column + 1 >= this.columns) return undefined
    for (let at = 0; at < old.length; at++) if (old[at] !== characters[at]) return undefined
    const isCursorAtEnd = this.#walk(old, this.#walk([...stripped(this.#prompt)], { row: 0, column: 0 }))
    if (isCursorAtEnd.row !== this.#cursor.row || isCursorAtEnd.column !== this.#cursor.column)
      return undefined
    this.#cursor = { row: this.#cursor.row, column: this.#cursor.column + 1 }
    this.#shown = characters
    return last
  }

  #walk(characters: readonly string[], from: Place): Place {
    let { row, column } = from
    for (const character of characters) {
      if (character === '\n') {
        row++
        column = 0
        continue
      }
      const width = isControl(character) ? 2 : cellWidth(character)
      if (column + width > this.columns) {
        row++
        column = 0
      }
      column += width
      if (column === this.columns) {
        row++
        column = 0
      }
    }
    return { row, column }
  }
}

function moveBetween(from: Place, to: Place): string {
  const rows = from.row - to.row
  const vertical = rows > 0 ? `\x1b[${rows}A` : rows < 0 ? `\x1b[${-rows}B` : ''
  if (rows === 0 && from.column === to.column) return ''
  return `${vertical}\r${to.column > 0 ? `\x1b[${to.column}C` : ''}`
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0)
  return code < 0x20 || code === 0x7f
}

function shownCharacter(character: string): string {
  if (character === '\n' || !isControl(character)) return character
  return character === '\x7f' ? '^?' : `^${String.fromCharCode(character.charCodeAt(0) + 0x40)}`
}

function visible(prompt: string): string {
  return prompt.replaceAll(INVISIBLE_START, '').replaceAll(INVISIBLE_END, '')
}

const invisible = new RegExp(
  `${INVISIBLE_START}[^${INVISIBLE_END}]*${INVISIBLE_END}?|\\u001b\\[[0-9;]*[A-Za-z]`,
  'g',
)

/** The prompt without what takes no room: marked parts, and colours that were left unmarked. */
function stripped(prompt: string): string {
  return prompt.replace(invisible, '')
}
