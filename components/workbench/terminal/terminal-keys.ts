/** What a key press does in the terminal: goes to the machine, or is the page's own. */
export type KeyMeaning = 'machine' | 'copy' | 'browser'

/** The part of a keyboard event that decides. */
export interface PressedKey {
  readonly type: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta'])

/**
 * Decides what keys mean. Ctrl-Shift-C copies; Ctrl-Shift-V is left to the browser, which pastes without asking for
 * permission; Esc goes to the machine and lets a Tab after it leave the terminal.
 */
export class TerminalKeys {
  #mayLeave = false

  meaning({ type, key, ctrlKey, shiftKey, altKey, metaKey }: PressedKey): KeyMeaning {
    if (ctrlKey && shiftKey && !altKey && !metaKey) {
      if (key.toLowerCase() === 'c') return 'copy'
      if (key.toLowerCase() === 'v') return 'browser'
    }
    if (key === 'Tab' && this.#mayLeave) return 'browser'
    if (type === 'keydown' && !modifiers.has(key)) this.#mayLeave = key === 'Escape'
    return 'machine'
  }

  /** The terminal lost the focus. */
  left(): void {
    this.#mayLeave = false
  }
}

/** The control code a letter gives while Ctrl is held, as `c` gives ETX; other text is returned as it is. */
export function withControl(text: string): string {
  if (text.length !== 1) return text
  const code = text.toUpperCase().charCodeAt(0)
  return code >= 0x40 && code <= 0x5f ? String.fromCharCode(code - 0x40) : text === ' ' ? '\0' : text
}
