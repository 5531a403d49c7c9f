/** Ctrl-P Ctrl-Q. */
const DEFAULT_KEYS: readonly number[] = [16, 17]

/** The bytes of a `--detach-keys` value such as `ctrl-p,ctrl-q` or `a`; those of the default when it makes no sense. */
export function parseDetachKeys(text: string): readonly number[] {
  if (text === '') return DEFAULT_KEYS
  const keys = text.split(',').map((key) => {
    const control = /^ctrl-([a-zA-Z@[\\\]^_])$/.exec(key)?.[1]
    if (control) return control.toUpperCase().charCodeAt(0) - 64
    return key.length === 1 ? key.charCodeAt(0) : Number.NaN
  })
  return keys.some(Number.isNaN) ? DEFAULT_KEYS : keys
}

/** Watches what is typed for the keys that detach, holding back what may yet become them. */
export class DetachWatcher {
  #matched = 0

  constructor(private readonly keys: readonly number[]) {}

  /** What may be sent on, and whether the keys have been typed. */
  push(typed: Uint8Array): { readonly bytes: Uint8Array; readonly isDetached: boolean } {
    const sent: number[] = []
    for (const byte of typed) {
      if (byte === this.keys[this.#matched]) {
        if (++this.#matched === this.keys.length) return { bytes: new Uint8Array(sent), isDetached: true }
        continue
      }
      sent.push(...this.keys.slice(0, this.#matched))
      this.#matched = 0
      sent.push(byte)
    }
    return { bytes: new Uint8Array(sent), isDetached: false }
  }
}
