import type { TerminalSize } from '../../kernel/syscalls'
import { displayWidth } from '../support/width'

export interface PagerOptions {
  readonly quitIfOneScreen?: boolean
  readonly atEnd?: boolean
  readonly numbers?: boolean
  /** cut long lines rather than wrap them */
  readonly chop?: boolean
  /** shown at the bottom of the first screen */
  readonly title?: string
}

const colour = /\x1b\[[\d;]*[mK]/g

/** What a pager shows and how keys change it; knows nothing of terminals but their size. */
export class Pager {
  isDone = false
  #rows: string[] = []
  #top = 0
  #pattern: RegExp | undefined
  #backwards = false
  /** a search or number being typed */
  #typed = ''
  #message: string | undefined
  readonly #lines: readonly string[]

  constructor(
    text: string,
    private size: TerminalSize,
    private readonly options: PagerOptions,
  ) {
    this.#lines = text.replace(/\n$/, '').split('\n')
    this.#layOut()
    this.#message = options.title
    if (options.atEnd) this.#move(this.#rows.length)
  }

  get isShort(): boolean {
    return this.#rows.length <= this.#height
  }

  resize(size: TerminalSize): void {
    if (size.columns === this.size.columns && size.rows === this.size.rows) return
    this.size = size
    this.#layOut()
    this.#move(0)
  }

  get #height(): number {
    return Math.max(1, this.size.rows - 1)
  }

  #layOut(): void {
    const { columns } = this.size
    const width = this.options.numbers ? 8 : 0
    this.#rows = this.#lines.flatMap((line, index) => {
      const lead = this.options.numbers ? `${String(index + 1).padStart(7)} ` : ''
      const shown = line
        .replaceAll('\t', '        ')
        .replace(
          /[\x00-\x08\x0b-\x1a\x1c-\x1f]/g,
          (control) => `^${String.fromCharCode(control.charCodeAt(0) + 64)}`,
        )
      const pieces = wrap(shown, columns - width)
      return (this.options.chop ? pieces.slice(0, 1) : pieces).map(
        (piece, row) => (row === 0 ? lead : ' '.repeat(width)) + piece,
      )
    })
  }

  #move(by: number): void {
    const last = Math.max(0, this.#rows.length - this.#height)
    this.#top = Math.max(0, Math.min(last, this.#top + by))
  }

  render(): string {
    const rows = this.#rows.slice(this.#top, this.#top + this.#height).map((row) => this.#mark(row))
    while (rows.length < this.#height) rows.push('~')
    return `\x1b[H\x1b[2J${rows.join('\r\n')}\r\n${this.#prompt()}`
  }

  #mark(row: string): string {
    if (!this.#pattern) return row
    return row
      .replace(colour, '')
      .replace(this.#pattern, (found) => (found === '' ? '' : `\x1b[7m${found}\x1b[27m`))
  }

  #prompt(): string {
    if (this.#typed !== '') return this.#typed
    const message = this.#message
    this.#message = undefined
    if (message !== undefined) return `\x1b[7m${message}\x1b[27m`
    return this.#top + this.#height >= this.#rows.length ? '\x1b[7m(END)\x1b[27m' : ':'
  }

  press(keys: string): void {
    for (const [key] of keys.matchAll(/\x1b\[[\d;]*[A-Za-z~]|\x1bO[A-Z]|./gsu)) {
      if (this.#typed !== '') this.#type(key)
      else this.#command(key)
      if (this.isDone) return
    }
  }

  #type(key: string): void {
    if (key === '\x7f' || key === '\b') this.#typed = this.#typed.slice(0, -1)
    else if (key === '\r' || key === '\n') {
      const [kind, pattern] = [this.#typed.charAt(0), this.#typed.slice(1)]
      this.#typed = ''
      if (kind === ':') this.isDone = pattern === 'q'
      else this.#search(pattern, kind === '?')
    } else if (key === '\x1b' || key === '\x03') this.#typed = ''
    else this.#typed += key
  }

  #search(pattern: string, backwards: boolean): void {
    if (pattern !== '') {
      try {
        this.#pattern = new RegExp(pattern, 'gu')
      } catch {
        this.#message = 'Invalid pattern'
        return
      }
    }
    this.#backwards = backwards
    this.#next(backwards)
  }

  #next(backwards: boolean): void {
    const pattern = this.#pattern
    if (!pattern) {
      this.#message = 'No previous regular expression'
      return
    }
    const isFound = (row: string): boolean => row.replace(colour, '').search(pattern) >= 0
    const place = backwards
      ? this.#rows.slice(0, this.#top).findLastIndex(isFound)
      : this.#rows.findIndex((row, index) => index > this.#top && isFound(row))
    if (place < 0) this.#message = 'Pattern not found  (press RETURN)'
    else this.#move(place - this.#top)
  }

  #command(key: string): void {
    const height = this.#height
    const moves: Readonly<Record<string, number>> = {
      ' ': height,
      f: height,
      '\x06': height,
      '\x16': height,
      '\x1b[6~': height,
      b: -height,
      '\x02': -height,
      '\x1b[5~': -height,
      d: Math.floor(height / 2),
      '\x04': Math.floor(height / 2),
      u: -Math.floor(height / 2),
      '\x15': -Math.floor(height / 2),
      j: 1,
      e: 1,
      '\r': 1,
      '\n': 1,
      '\x1b[B': 1,
      '\x1bOB': 1,
      k: -1,
      y: -1,
      '\x1b[A': -1,
      '\x1bOA': -1,
      g: -this.#rows.length,
      '<': -this.#rows.length,
      '\x1b[H': -this.#rows.length,
      G: this.#rows.length,
      '>': this.#rows.length,
      '\x1b[F': this.#rows.length,
    }
    const by = moves[key]
    if (by !== undefined) this.#move(by)
    else if (key === 'q' || key === 'Q' || key === '\x03') this.isDone = true
    else if (key === '/' || key === '?' || key === ':') this.#typed = key
    else if (key === 'n') this.#next(this.#backwards)
    else if (key === 'N') this.#next(!this.#backwards)
    else if (key === 'h' || key === 'H') this.#message = 'Keys: space b d u j k g G / ? n N q'
  }
}

function wrap(line: string, columns: number): string[] {
  if (displayWidth(line.replace(colour, '')) <= columns) return [line]
  const pieces: string[] = []
  let piece = ''
  let width = 0
  for (const [token] of line.matchAll(/\x1b\[[\d;]*[mK]|./gsu)) {
    const size = token.length > 1 && token.startsWith('\x1b') ? 0 : displayWidth(token)
    if (width + size > columns) {
      pieces.push(piece)
      piece = ''
      width = 0
    }
    piece += token
    width += size
  }
  return [...pieces, piece]
}
