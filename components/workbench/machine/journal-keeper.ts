import type { JournalNotice } from '../store'
import type { JournalDatabase } from './journal-database'

/** A journal longer than this, as JSON, is no longer saved: it would take seconds to run again. */
const longestJournal = 2_000_000
const writeMilliseconds = 400

interface KeeperOptions {
  /** Undefined where the browser keeps nothing, or where another tab keeps this machine. */
  readonly database: JournalDatabase | undefined
  readonly id: string
  /** The journal as it stands. */
  journal(): object
  now(): number
  /** Calls back after real milliseconds; returns what takes the call back. */
  wait(milliseconds: number, callback: () => void): () => void
  onNotice(notice: JournalNotice): void
}

/** Saves a machine's journal a moment after it grew, and at once when the page is about to go. */
export class JournalKeeper {
  readonly #options: KeeperOptions
  #hasGrown = false
  #cancel: (() => void) | undefined
  #isOver = false

  constructor(options: KeeperOptions) {
    this.#options = options
  }

  /** The journal has grown. It is read when it is saved, so what is added until then is saved too. */
  changed(): void {
    if (this.#isOver || !this.#options.database) return
    this.#hasGrown = true
    this.#cancel ??= this.#options.wait(writeMilliseconds, () => void this.flush())
  }

  /** Saves now what has not been saved yet. */
  async flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    const { database, id, journal, now, onNotice } = this.#options
    if (!this.#hasGrown || !database || this.#isOver) return
    const text = JSON.stringify(journal())
    this.#hasGrown = false
    if (text.length > longestJournal) {
      this.#isOver = true
      onNotice('too-long')
      return
    }
    try {
      await database.write(id, { text, savedAt: now() })
    } catch {
      this.#isOver = true
      onNotice('not-kept')
    }
  }

  /** Deletes what is saved and saves no more. */
  async forget(): Promise<void> {
    this.#cancel?.()
    this.#isOver = true
    await this.#options.database?.remove(this.#options.id)
  }

  /** Saves no more; what has been saved stays. */
  stop(): void {
    this.#cancel?.()
    this.#isOver = true
  }
}

/** Moves a saved journal that cannot be used to a key of its own, where it is no longer in the way. */
export async function setJournalAside(database: JournalDatabase, id: string): Promise<void> {
  const saved = await database.read(id)
  if (!saved) return
  await database.write(`${id}:set-aside`, saved)
  await database.remove(id)
}
