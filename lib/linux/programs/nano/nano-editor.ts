import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { TerminalSize } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { moveByKey } from '../editor/keys'
import { drawScreen, View } from '../editor/screen'
import { type Editor, saveText } from '../editor/session'
import { TextBuffer } from '../editor/text-buffer'

/** Rows that are not text: the title, the message, and two of keys. */
const FRAME = 4

interface Question {
  readonly text: string
  typed: string
  answer(typed: string): Blocking<void>
}

const keysHelp = [
  ['^G Help', '^O Write Out', '^W Where Is', '^K Cut', '^C Location', 'M-U Undo'],
  ['^X Exit', '^S Save', '^V Next Page', '^U Paste', '^Y Prev Page', 'M-E Redo'],
] as const

const reverse = (text: string): string => `\x1b[7m${text}\x1b[27m`

/** nano: what its keys do to a text. */
export class Nano implements Editor {
  isDone = false
  readonly #buffer: TextBuffer
  readonly #view = new View()
  #message: string | undefined
  #question: Question | undefined
  #isAskingToSave = false
  #cut: string[] = []
  #lastKey = ''
  #pattern = ''

  constructor(
    private readonly process: Process,
    private path: string | undefined,
    text: string | undefined,
    private readonly options: { readonly numbers: boolean; readonly view: boolean; readonly indent: boolean },
  ) {
    this.#buffer = new TextBuffer(text ?? '', true)
    const count = this.#lineCount
    if (path !== undefined)
      this.#message = text === undefined ? 'New File' : `Read ${count} ${count === 1 ? 'line' : 'lines'}`
  }

  get #lineCount(): number {
    return this.#buffer.text.split('\n').length - 1
  }

  goTo(line: number): void {
    this.#buffer.moveTo(line - 1, 0)
  }

  render(size: TerminalSize): string {
    const height = Math.max(1, size.rows - FRAME)
    const { rows, cursorRow, cursorColumn } = this.#view.rows(
      this.#buffer,
      height,
      size,
      '',
      this.options.numbers,
    )
    const bottom = this.#bottom(size.columns)
    const message = this.#message === undefined ? '' : this.#centre(`[ ${this.#message} ]`, size.columns)
    const prompt = this.#prompt()
    const screen = [
      this.#title(size.columns),
      ...rows,
      prompt === undefined ? message : reverse(prompt.padEnd(size.columns)),
      ...bottom,
    ]
    return prompt === undefined
      ? drawScreen(screen, cursorRow + 1, cursorColumn)
      : drawScreen(screen, size.rows - 3, prompt.length)
  }

  #title(columns: number): string {
    const name = this.path ?? 'New Buffer'
    const left = '  GNU nano 7.2'
    const right = this.#buffer.isModified ? 'Modified ' : ''
    const middle = ' '.repeat(Math.max(1, Math.floor((columns - name.length) / 2) - left.length)) + name
    return reverse((left + middle).padEnd(columns - right.length) + right)
  }

  #centre(text: string, columns: number): string {
    return ' '.repeat(Math.max(0, Math.floor((columns - text.length) / 2))) + reverse(text)
  }

  #prompt(): string | undefined {
    if (this.#isAskingToSave) return 'Save modified buffer? '
    return this.#question && `${this.#question.text}: ${this.#question.typed}`
  }

  #bottom(columns: number): string[] {
    if (this.#isAskingToSave)
      return [`${reverse(' Y')} Yes`, `${reverse(' N')} No           ${reverse('^C')} Cancel`]
    if (this.#question) return ['', `${reverse('^C')} Cancel`]
    const width = Math.floor(columns / 6)
    return keysHelp.map((row) =>
      row
        .map((item) => {
          const [key = '', ...words] = item.split(' ')
          return reverse(key) + ` ${words.join(' ')}`.padEnd(width - key.length).slice(0, width - key.length)
        })
        .join(''),
    )
  }

  *press(key: string, size: TerminalSize): Blocking<void> {
    this.#message = undefined
    if (this.#isAskingToSave) this.#decide(key)
    else if (this.#question) yield* this.#type(this.#question, key)
    else if (!moveByKey(this.#buffer, key, size.rows - FRAME)) yield* this.#edit(key, size)
    this.#lastKey = key
  }

  #decide(key: string): void {
    if (/^y$/i.test(key)) {
      this.#isAskingToSave = false
      this.#askName(true)
    } else if (/^n$/i.test(key)) this.isDone = true
    else if (key === '^C' || key === 'escape') {
      this.#isAskingToSave = false
      this.#message = 'Cancelled'
    }
  }

  *#type(question: Question, key: string): Blocking<void> {
    if (key === 'enter') {
      this.#question = undefined
      yield* question.answer(question.typed)
    } else if (key === '^C' || key === 'escape') {
      this.#question = undefined
      this.#message = 'Cancelled'
    } else if (key === 'backspace') question.typed = question.typed.slice(0, -1)
    else if ([...key].length === 1) question.typed += key
  }

  #ask(text: string, typed: string, answer: (typed: string) => Blocking<void>): void {
    this.#question = { text, typed, answer }
  }

  #askName(isLeaving: boolean): void {
    const self = this
    this.#ask('File Name to Write', this.path ?? '', function* (name) {
      if (yield* self.#save(name)) self.isDone = isLeaving
    })
  }

  *#save(name: string): Blocking<boolean> {
    if (name === '') {
      this.#message = 'Cancelled'
      return false
    }
    try {
      // nano ends a file's last line.
      if (this.#buffer.lines.at(-1) !== '') this.#buffer.lines.push('')
      yield* saveText(this.process, name, this.#buffer.text)
    } catch (error) {
      if (!isErrno(error)) throw error
      this.#message = `Error writing ${name}: ${error.message}`
      return false
    }
    this.path = name
    this.#buffer.markSaved()
    const count = this.#lineCount
    this.#message = `Wrote ${count} ${count === 1 ? 'line' : 'lines'}`
    return true
  }

  *#edit(key: string, size: TerminalSize): Blocking<void> {
    const buffer = this.#buffer
    const page = size.rows - FRAME
    const actions: Readonly<Record<string, () => void>> = {
      '^A': () => moveByKey(buffer, 'home', page),
      '^E': () => moveByKey(buffer, 'end', page),
      '^V': () => moveByKey(buffer, 'page-down', page),
      '^Y': () => moveByKey(buffer, 'page-up', page),
      '^P': () => moveByKey(buffer, 'up', page),
      '^N': () => moveByKey(buffer, 'down', page),
      '^B': () => moveByKey(buffer, 'left', page),
      '^F': () => moveByKey(buffer, 'right', page),
      '^C': () => this.#location(),
      '^G': () => {
        this.#message = 'Keys: ^O save, ^X leave, ^K cut, ^U paste, ^W search, M-U undo'
      },
      '^W': () => this.#search(),
      '^O': () => this.#askName(false),
      '^X': () => {
        if (buffer.isModified) this.#isAskingToSave = true
        else this.isDone = true
      },
      'M-u': () => {
        this.#message = buffer.undo() ? 'Undid change' : 'Nothing to undo'
      },
      'M-e': () => {
        this.#message = buffer.redo() ? 'Redid change' : 'Nothing to redo'
      },
    }
    const action = actions[key]
    if (action) action()
    else if (key === '^S') {
      if (this.path === undefined) this.#askName(false)
      else yield* this.#save(this.path)
    } else if (this.options.view) this.#message = 'Key is invalid in view mode'
    else this.#change(key)
  }

  #change(key: string): void {
    const buffer = this.#buffer
    const indent = this.options.indent ? (/^\s*/.exec(buffer.line)?.[0] ?? '') : ''
    const changes: Readonly<Record<string, () => void>> = {
      enter: () => buffer.insert(`\n${indent}`),
      backspace: () => buffer.backspace(),
      delete: () => buffer.deleteForward(),
      '^D': () => buffer.deleteForward(),
      '^K': () => {
        if (this.#lastKey !== '^K') this.#cut = []
        this.#cut.push(...buffer.cutLines(1))
      },
      '^U': () => {
        const row = buffer.row
        buffer.insertLines(row, this.#cut)
        buffer.moveTo(row + this.#cut.length, 0)
      },
    }
    const change = changes[key]
    const isText = [...key].length === 1
    if (!change && !isText) {
      if (key !== 'escape') this.#message = `Unbound key: ${key}`
      return
    }
    // A word typed in one go is undone in one go.
    if (!isText || key === ' ' || [...this.#lastKey].length !== 1) buffer.remember()
    if (change) change()
    else buffer.insert(key)
  }

  #location(): void {
    const { row, column, lines, line } = this.#buffer
    const percent = (part: number, whole: number): number => Math.round((part * 100) / Math.max(1, whole))
    const [before, all] = [lines.slice(0, row).join('\n').length + column, lines.join('\n').length + 1]
    this.#message = `line ${row + 1}/${lines.length} (${percent(row + 1, lines.length)}%), col ${column + 1}/${line.length + 1} (${percent(column + 1, line.length + 1)}%), char ${before + 1}/${all} (${percent(before + 1, all)}%)`
  }

  #search(): void {
    const self = this
    this.#ask(this.#pattern === '' ? 'Search' : `Search [${this.#pattern}]`, '', function* (typed) {
      const pattern = typed === '' ? self.#pattern : typed
      self.#pattern = pattern
      yield* self.process.sys.schedYield()
      const expression = new RegExp(pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu')
      if (pattern === '' || !self.#buffer.find(expression)) self.#message = `"${pattern}" not found`
    })
  }
}
