import { streamDecoder } from '../../../base/bytes'

const ESCAPE = '\x1b'

/** Final parts of escape sequences, after `ESC [` or `ESC O`, and the keys they stand for. */
const sequences: Readonly<Record<string, string>> = {
  A: 'Up',
  B: 'Down',
  C: 'Right',
  D: 'Left',
  H: 'Home',
  F: 'End',
  '1~': 'Home',
  '7~': 'Home',
  '4~': 'End',
  '8~': 'End',
  '3~': 'Delete',
  '2~': 'Insert',
  '5~': 'PageUp',
  '6~': 'PageDown',
  '1;5C': 'M-f',
  '1;5D': 'M-b',
  '1;3C': 'M-f',
  '1;3D': 'M-b',
  '3;5~': 'M-d',
  '200~': 'PasteStart',
  '201~': 'PasteEnd',
}

const named: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  '\n': 'Enter',
  '\t': 'Tab',
  '\x7f': 'Backspace',
  '\x1f': 'C-_',
  '\x1d': 'C-]',
}

/** Turns the bytes of a terminal into keys: characters as themselves, others by Emacs's names (`C-a`, `M-f`, `Up`). */
export class KeyDecoder {
  readonly #decode = streamDecoder()
  #pending = ''

  /** The keys that bytes complete. */
  push(bytes: Uint8Array): string[] {
    this.#pending += this.#decode(bytes)
    const keys: string[] = []
    for (let key = this.#next(); key !== undefined; key = this.#next()) keys.push(key)
    return keys
  }

  #next(): string | undefined {
    const text = this.#pending
    if (text === '') return undefined
    if (text[0] !== ESCAPE) return this.#take(String.fromCodePoint(text.codePointAt(0) ?? 0), named)
    const sequence = /^[[O]([0-9;]*[A-Za-z~])/.exec(text.slice(1))
    if (sequence) {
      this.#pending = text.slice(1 + sequence[0].length)
      return sequences[sequence[1] ?? ''] ?? (sequence[1]?.endsWith('R') ? 'Position' : 'Unknown')
    }
    if (text.length === 1 || /^[[O][0-9;]*$/.test(text.slice(1))) return undefined
    this.#pending = text.slice(1)
    const key = this.#next()
    return key === undefined ? undefined : `M-${key}`
  }

  #take(character: string, names: Readonly<Record<string, string>>): string {
    this.#pending = this.#pending.slice(character.length)
    const code = character.charCodeAt(0)
    if (names[character]) return names[character]
    return code < 0x20 ? `C-${String.fromCharCode(code + 0x60)}` : character
  }
}
