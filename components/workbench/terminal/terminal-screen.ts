import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { TerminalKeys } from './terminal-keys'
import { terminalTheme } from './terminal-theme'

/** The machine's end of a terminal, as a screen needs it. */
export interface TerminalLine {
  write(data: string): void
  resize(columns: number, rows: number): void
  /** Called with everything printed so far and then with what follows; returns what ends it. */
  onOutput(listener: (bytes: Uint8Array) => void): () => void
  /** Asks the machine to wait for the screen, and to go on. */
  hold(): void
  release(): void
}

export interface ScreenWords {
  readonly label: string
  readonly tooMuchOutput: string
  /** The id of an element that says more about typing here. */
  readonly describedBy: string
}

const arrows = { up: 'A', down: 'B', right: 'C', left: 'D' }
export type ArrowKey = keyof typeof arrows

/** With this much not drawn yet the machine waits, so that Ctrl-C is seen at once however much a program prints. */
const mostPendingBytes = 128 * 1024
/** How long to wait for the font before measuring letters with a stand-in. */
const fontMilliseconds = 400

/** One xterm in an element of the page, joined to one terminal of the machine. */
export class TerminalScreen {
  readonly #xterm: Terminal
  readonly #element: HTMLElement
  readonly #line: TerminalLine
  readonly #words: ScreenWords
  readonly #fit = new FitAddon()
  readonly #keys = new TerminalKeys()
  readonly #ends: (() => void)[] = []
  #wantsFocus = false
  #isDisposed = false
  #pendingBytes = 0

  constructor(element: HTMLElement, line: TerminalLine, words: ScreenWords) {
    Terminal.strings.promptLabel = words.label
    Terminal.strings.tooMuchOutput = words.tooMuchOutput
    const { fontFamily, fontSize } = getComputedStyle(element)
    this.#element = element
    this.#line = line
    this.#words = words
    this.#xterm = new Terminal({
      fontFamily,
      fontSize: Number.parseFloat(fontSize),
      lineHeight: 1.15,
      minimumContrastRatio: 4.5,
      theme: terminalTheme(element),
      scrollback: 5_000,
      cursorBlink: false,
      cursorInactiveStyle: 'outline',
    })
    this.#xterm.loadAddon(this.#fit)
    this.#xterm.attachCustomKeyEventHandler((event) => this.#onKey(event))
    void this.#open(fontSize, fontFamily)
  }

  set screenReaderMode(on: boolean) {
    this.#xterm.options.screenReaderMode = on
  }

  get hasFocus(): boolean {
    return this.#element.contains(document.activeElement)
  }

  /** Takes the focus, as soon as there is something to take it. */
  focus(): void {
    this.#wantsFocus = true
    this.#xterm.focus()
  }

  /** Sends an arrow key the way the program in the terminal wants it. */
  arrow(key: ArrowKey): void {
    const start = this.#xterm.modes.applicationCursorKeysMode ? '\u001bO' : '\u001b['
    this.#line.write(start + arrows[key])
  }

  dispose(): void {
    this.#isDisposed = true
    this.#line.release()
    for (const end of this.#ends) end()
    this.#xterm.dispose()
  }

  async #open(fontSize: string, fontFamily: string): Promise<void> {
    // xterm measures letters once, so the font must be there first, or be given up on.
    const patience = new Promise((resolve) => setTimeout(resolve, fontMilliseconds))
    await Promise.race([document.fonts.load(`${fontSize} ${fontFamily}`).catch(() => {}), patience])
    if (this.#isDisposed) return
    this.#xterm.open(this.#element)
    this.#xterm.textarea?.setAttribute('aria-describedby', this.#words.describedBy)
    if (this.#wantsFocus) this.#xterm.focus()
    this.#followSize()
    this.#followTheme()
    this.#followFocus()
    const typed = this.#xterm.onData((data) => this.#line.write(data))
    this.#ends.push(
      () => typed.dispose(),
      this.#line.onOutput((bytes) => this.#show(bytes)),
    )
  }

  #show(bytes: Uint8Array): void {
    this.#pendingBytes += bytes.length
    if (this.#pendingBytes > mostPendingBytes) this.#line.hold()
    this.#xterm.write(bytes, () => {
      this.#pendingBytes -= bytes.length
      if (this.#pendingBytes <= mostPendingBytes) this.#line.release()
    })
  }

  #followSize(): void {
    const adapt = () => {
      const size = this.#fit.proposeDimensions()
      // A hidden terminal has no size; a machine must not be told of a screen without columns.
      if (!size || !(size.cols > 1) || !(size.rows > 1)) return
      if (size.cols === this.#xterm.cols && size.rows === this.#xterm.rows) return
      this.#xterm.resize(size.cols, size.rows)
      this.#line.resize(size.cols, size.rows)
    }
    adapt()
    const observer = new ResizeObserver(() => requestAnimationFrame(adapt))
    observer.observe(this.#element)
    this.#ends.push(() => observer.disconnect())
  }

  #followTheme(): void {
    const apply = () => {
      this.#xterm.options.theme = terminalTheme(this.#element)
    }
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const observer = new MutationObserver(apply)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    dark.addEventListener('change', apply)
    this.#ends.push(() => {
      observer.disconnect()
      dark.removeEventListener('change', apply)
    })
  }

  /** The cursor blinks only in a terminal that has the focus, and never for readers who asked for less motion. */
  #followFocus(): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)')
    this.#xterm.textarea?.addEventListener('focus', () => {
      this.#xterm.options.cursorBlink = !still.matches
    })
    this.#xterm.textarea?.addEventListener('blur', () => {
      this.#xterm.options.cursorBlink = false
      this.#keys.left()
    })
  }

  #onKey(event: KeyboardEvent): boolean {
    const meaning = this.#keys.meaning(event)
    if (meaning !== 'copy') return meaning === 'machine'
    event.preventDefault()
    const selection = this.#xterm.getSelection()
    if (event.type === 'keydown' && selection !== '')
      void navigator.clipboard.writeText(selection).catch(() => {})
    return false
  }
}
