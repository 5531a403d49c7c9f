import { isErrno } from '../../kernel/errno'
import type { TerminalMode } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { bindings, kills } from './bindings'
import { HistoryCursor } from './history-cursor'
import { IncrementalSearch } from './incremental-search'
import { KeyDecoder } from './key-decoder'
import { LineBuffer } from './line-buffer'
import { Screen } from './screen'

/** How the editing of a line ended. */
export type EditedLine =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'end' }
  | { readonly type: 'interrupt' }

const BELL = '\x07'
/** The terminal answers with the cursor's position, which is ignored. */
const ASK_POSITION = '\x1b[6n'
const ASK_FROM = 100

/** Reads lines from a terminal with readline's editing (bash(1), READLINE, Emacs mode). */
export class LineEditor {
  readonly buffer = new LineBuffer()
  readonly #screen = new Screen()
  readonly #decoder = new KeyDecoder()
  #keys: string[] = []
  #search: IncrementalSearch | undefined
  #output = ''
  #isPasting = false
  #quotesNext = false
  #lastKey = ''
  #argumentAge = 0
  /** the key before was a Tab that could add nothing: the next one lists what is possible */
  #isStuck = false
  history = new HistoryCursor([])

  constructor(
    readonly shell: Shell,
    readonly fd: number,
  ) {}

  /** Shows the prompt and lets a line be edited until Enter, Ctrl-C, or Ctrl-D on an empty line. */
  *read(prompt: string): Blocking<EditedLine> {
    const { sys, dialect } = this.shell
    const mode = sys.tcgetattr(this.fd)
    sys.tcsetattr(this.fd, rawMode(mode))
    this.buffer.reset()
    this.history = new HistoryCursor(this.shell.history.lines)
    const { columns } = sys.terminalSize(this.fd)
    this.#output =
      this.#pasteMode('h') + this.#screen.begin(prompt, columns) + (dialect.asksPosition ? ASK_POSITION : '')
    try {
      for (;;) {
        const key = yield* this.#nextKey()
        if (key === undefined) return { type: 'end' }
        if (key !== 'Tab') this.#isStuck = false
        const done = yield* this.#handle(key)
        this.#lastKey = key
        if (!done) continue
        if (this.#pasteMode('l') !== '') this.#output += `${this.#pasteMode('l')}\r`
        if (done.type === 'end') this.#output += '\n'
        yield* this.#flush()
        return done
      }
    } finally {
      sys.tcsetattr(this.fd, mode)
    }
  }

  /** Bracketed paste, which only bash turns on. */
  #pasteMode(state: 'h' | 'l'): string {
    return this.shell.dialect.name === 'bash' ? `\x1b[?2004${state}` : ''
  }

  *#flush(): Blocking<void> {
    const output = this.#output
    this.#output = ''
    yield* this.shell.write(2, output)
  }

  *#nextKey(): Blocking<string | undefined> {
    while (this.#keys.length === 0) {
      yield* this.#flush()
      try {
        const bytes = yield* this.shell.sys.read(this.fd, 1024)
        if (bytes.length === 0) return undefined
        this.#keys.push(...this.#decoder.push(bytes))
      } catch (error) {
        if (isErrno(error, 'EIO')) return undefined
        if (!isErrno(error, 'EINTR')) throw error
        this.#resized()
      }
    }
    return this.#keys.shift()
  }

  /** The terminal may have another size now: SIGWINCH. */
  #resized(): void {
    const { shell, buffer } = this
    if (!shell.windowChanged) return
    shell.windowChanged = false
    const { columns } = shell.sys.terminalSize(this.fd)
    const isOther = columns !== this.#screen.columns
    this.#screen.columns = columns
    if (shell.dialect.asksPosition)
      this.#output += this.#screen.redrawAsBusybox(buffer.characters, buffer.cursor)
    else if (isOther) this.#draw()
  }

  *#handle(key: string): Blocking<EditedLine | undefined> {
    const { buffer } = this
    if (this.#isPasting) {
      this.#paste(key)
      return undefined
    }
    if (this.#quotesNext) {
      this.#quotesNext = false
      buffer.insert(literalOf(key))
      this.#draw()
      return undefined
    }
    if (this.#search && this.#searches(key)) return undefined
    switch (key) {
      case 'Enter':
      case 'C-j':
        this.#output += `${this.#screen.finish(buffer.characters)}\n`
        return { type: 'line', text: buffer.text }
      case 'C-c':
        this.#output += `${this.#screen.finish(buffer.characters)}^C\n`
        return { type: 'interrupt' }
      case 'C-d':
        if (buffer.characters.length === 0) return { type: 'end' }
        break
      case 'Tab':
        yield* this.#complete()
        return undefined
      case 'M-?':
        this.#isStuck = true
        yield* this.#complete()
        return undefined
      case 'C-x':
        return yield* this.#handle(`C-x ${yield* this.#nextKey()}`)
      case 'C-r':
      case 'C-s':
        this.#search = new IncrementalSearch(this.history, this.#screen.prompt)
        if (key === 'C-s') this.#search.again(1)
        this.#drawSearch()
        return undefined
      case 'C-l':
        this.#output += this.#screen.clear(buffer.characters, buffer.cursor)
        return undefined
      case 'C-q':
      case 'C-v':
        this.#quotesNext = true
        return undefined
      case 'PasteStart':
        this.#isPasting = true
        return undefined
      case 'Position':
        return undefined
      default:
    }
    yield* this.#edit(key)
    return key === 'M-#' ? yield* this.#handle('Enter') : undefined
  }

  *#edit(key: string): Blocking<void> {
    const kill = kills[key]
    this.buffer.beginCommand(kill !== undefined)
    const action = kill ?? bindings[key]
    if (action) action(this)
    else if ([...key].length === 1) this.buffer.insert(key)
    else {
      const more = (yield* extras(this.shell)).moreBindings[key]
      if (!more) {
        this.#output += BELL
        return
      }
      more(this.buffer)
    }
    this.#draw()
  }

  #draw(): void {
    this.#output += this.#screen.draw(this.buffer.characters, this.buffer.cursor)
  }

  #paste(key: string): void {
    if (key === 'PasteEnd') {
      this.#isPasting = false
      this.#draw()
    } else this.buffer.insert(literalOf(key))
  }

  recall(step: number): void {
    const line = this.history.move(step, this.buffer.text)
    if (line === undefined) this.#output += BELL
    else this.buffer.reset(line)
  }

  recallAt(position: number): void {
    const line = this.history.moveTo(position, this.buffer.text)
    if (line !== undefined) this.buffer.reset(line)
  }

  /** M-. inserts the last word of the line before; again, of the one before that. */
  insertLastArgument(): void {
    const again = this.#lastKey === 'M-.'
    this.#argumentAge = again ? this.#argumentAge + 1 : 1
    const word = this.history.lines.at(-this.#argumentAge)?.trim().split(/\s+/).at(-1)
    if (word === undefined) return
    if (again) this.buffer.undo()
    this.buffer.insert(word)
  }

  /** A key while searching. False: it ended the search and is to be handled as usual. */
  #searches(key: string): boolean {
    const search = this.#search
    if (!search) return false
    if (key === 'C-r' || key === 'C-s') search.again(key === 'C-r' ? -1 : 1)
    else if (key === 'Backspace' || key === 'C-h') search.shorten()
    else if ([...key].length === 1) search.extend(key)
    else {
      this.#search = undefined
      this.#screen.prompt = search.prompt
      if (key !== 'C-g' && key !== 'C-c') {
        const line =
          search.found === undefined ? undefined : this.history.moveTo(search.found, this.buffer.text)
        if (line !== undefined) this.buffer.setText(line, search.column)
      }
      this.#draw()
      return key === 'C-g' || key === 'Escape'
    }
    if (search.failed) this.#output += BELL
    this.#drawSearch()
    return true
  }

  #drawSearch(): void {
    const search = this.#search
    if (!search) return
    this.#screen.prompt = search.shownPrompt
    const line = search.found === undefined ? this.buffer.text : (this.history.lines[search.found] ?? '')
    this.#output += this.#screen.draw(
      [...line],
      search.found === undefined ? this.buffer.cursor : search.column,
    )
  }

  *#complete(): Blocking<void> {
    const { buffer, shell } = this
    const before = buffer.before
    const { complete } = yield* extras(shell)
    const result = yield* complete(shell, before)
    const { candidates, start } = result
    if (candidates.length === 0) {
      this.#output += BELL
      return
    }
    const typed = before.slice(start)
    if (result.insertion.length > typed.length || result.insertion !== typed) {
      buffer.beginCommand(false)
      buffer.replaceBefore([...before.slice(0, start)].length, result.insertion)
      this.#draw()
      if (candidates.length > 1) this.#output += BELL
      return
    }
    if (candidates.length === 1) return
    if (this.#isStuck) yield* this.#list(result.shown)
    else this.#output += BELL
    this.#isStuck = true
  }

  *#list(shown: readonly string[]): Blocking<void> {
    const { buffer } = this
    this.#output += `${this.#screen.finish(buffer.characters)}\n`
    if (shown.length < ASK_FROM || (yield* this.#confirm(shown.length))) {
      const { formatColumns } = yield* extras(this.shell)
      this.#output += formatColumns(shown, this.#screen.columns)
    }
    this.#screen.restart()
    this.#draw()
  }

  *#confirm(count: number): Blocking<boolean> {
    this.#output += `Display all ${count} possibilities? (y or n)`
    const key = yield* this.#nextKey()
    this.#output += '\n'
    return key === 'y' || key === 'Y' || key === ' '
  }
}

function rawMode(mode: TerminalMode): TerminalMode {
  return { ...mode, canonical: false, echo: false, signals: false, inputNewline: false }
}

/** The character that a key stands for when it is quoted or pasted. */
function literalOf(key: string): string {
  if (key === 'Enter') return '\n'
  if (key === 'Tab') return '\t'
  if (/^C-[a-z]$/.test(key)) return String.fromCharCode(key.charCodeAt(2) - 0x60)
  return [...key].length === 1 ? key : ''
}
