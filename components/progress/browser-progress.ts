import { mergeProgress } from '@/lib/progress/merge-progress'
import { type ProgressFault, parseProgress } from '@/lib/progress/parse-progress'
import { emptyProgress, type Progress } from '@/lib/progress/progress'
import type { ProgressChange } from '@/lib/progress/record'

export const progressKey = 'drydock:progress'
export const asideKey = 'drydock:progress:set-aside'

/** What the reader has to know about their stored progress. */
export type ProgressNotice =
  | { readonly kind: 'set-aside'; readonly fault: ProgressFault['fault'] }
  | { readonly kind: 'full' }
  | { readonly kind: 'denied' }

/** The part of the browser's storage that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Progress as this tab knows it, kept in the browser's storage. Every write first takes in what other tabs wrote, so
 * none is lost. Text that cannot be read is moved aside, never overwritten; when storage refuses, progress lives on in
 * memory and a notice says so.
 */
export class BrowserProgress {
  readonly #storage: TextStorage | undefined
  readonly #listeners = new Set<() => void>()
  #progress: Progress = emptyProgress
  #notice: ProgressNotice | undefined
  #mayWrite = true

  /** `storage` is undefined where the browser denies it. */
  constructor(storage: TextStorage | undefined) {
    this.#storage = storage
    if (!storage) this.#notice = { kind: 'denied' }
    this.#takeIn()
  }

  get progress(): Progress {
    return this.#progress
  }

  get notice(): ProgressNotice | undefined {
    return this.#notice
  }

  /** Applies a change and stores it. */
  readonly update = (change: ProgressChange): void => {
    this.#takeIn()
    const changed = change(this.#progress)
    if (changed === this.#progress) return
    this.#progress = changed
    this.#write()
    this.#announce()
  }

  /** Takes in what another tab has written. */
  readonly refresh = (): void => {
    const before = this.#progress
    this.#takeIn()
    if (this.#progress !== before) this.#announce()
  }

  readonly dismissNotice = (): void => {
    this.#notice = undefined
    this.#announce()
  }

  /** The text that was set aside as unreadable, if there is one. */
  setAsideText(): string | undefined {
    try {
      return this.#storage?.getItem(asideKey) ?? undefined
    } catch {
      return undefined
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #takeIn(): void {
    let stored: string | null
    try {
      stored = this.#storage?.getItem(progressKey) ?? null
    } catch {
      this.#notice = { kind: 'denied' }
      return
    }
    if (stored === null) return
    const parsed = parseProgress(stored)
    if ('fault' in parsed) this.#setAside(stored, parsed.fault)
    else if (JSON.stringify(parsed) !== JSON.stringify(this.#progress)) {
      this.#progress = mergeProgress(this.#progress, parsed)
    }
  }

  #setAside(stored: string, fault: ProgressFault['fault']): void {
    this.#notice = { kind: 'set-aside', fault }
    try {
      this.#storage?.setItem(asideKey, stored)
      this.#storage?.removeItem(progressKey)
    } catch {
      // There is no room for a second copy: leave the only one where it is and write nothing over it.
      this.#mayWrite = false
    }
  }

  #write(): void {
    if (!this.#storage || !this.#mayWrite) return
    try {
      this.#storage.setItem(progressKey, JSON.stringify(this.#progress))
    } catch {
      this.#notice = { kind: 'full' }
    }
  }

  #announce(): void {
    for (const listener of this.#listeners) listener()
  }
}
