/** What the driver moves: a world, or anything with a clock that only moves when it is told to. */
export interface Advancing {
  readonly now: number
  /** When something will happen by itself; undefined when only input can change anything. */
  readonly nextEvent: number | undefined
  advance(until: number, maxSteps?: number): 'idle' | 'time' | 'budget' | 'loading'
  load(): Promise<void>
}

/** Real time and the chances the browser gives to use it. */
export interface Heartbeat {
  /** Real milliseconds, counting up. */
  now(): number
  /** Calls back at the next frame, or after real milliseconds when given some; returns what takes the call back. */
  request(milliseconds: number | 'frame', callback: () => void): () => void
}

type Advance = ReturnType<Advancing['advance']>

const nanosecondsPerMillisecond = 1_000_000
/** No slice of work takes longer than this, so the page keeps drawing. */
const sliceMilliseconds = 8
/** A step may be a system call or a long stretch of a shell's loop, so the clock is looked at after a few. */
const stepsAtOnce = 8
/** A machine that is this far behind slows down instead of catching up in a rush. */
const patienceMilliseconds = 250
/** What is due sooner than this is waited for frame by frame. */
const frameMilliseconds = 20

export interface DriverHandlers {
  /** After each slice, with what the world said. */
  onSlice(result: Advance): void
  /** The machine itself failed; the driver has stopped for good. */
  onCrash(error: unknown): void
  /** Something the machine needs could not be fetched; `resume` tries again. */
  onLoadFailed(error: unknown): void
}

/**
 * Maps real time to a world's virtual time in slices of at most about 8 ms. Virtual time stands still while paused and
 * while the world loads something.
 */
export class Driver {
  readonly #world: Advancing
  readonly #heartbeat: Heartbeat
  readonly #handlers: DriverHandlers
  #state: 'paused' | 'running' | 'stopped' = 'paused'
  #isLoading = false
  #cancel: (() => void) | undefined
  #realOrigin = 0
  #virtualOrigin = 0

  constructor(world: Advancing, heartbeat: Heartbeat, handlers: DriverHandlers) {
    this.#world = world
    this.#heartbeat = heartbeat
    this.#handlers = handlers
  }

  /** Lets time run on from where it stood. */
  resume(): void {
    if (this.#state !== 'paused') return
    this.#state = 'running'
    this.#rebase()
    this.#slice()
  }

  pause(): void {
    if (this.#state === 'running') this.#state = 'paused'
    this.#cancel?.()
  }

  /** Stops for good. */
  stop(): void {
    this.#state = 'stopped'
    this.#cancel?.()
  }

  /** Brings the world to the present, lets `act` happen there, and works on at once: a key is echoed without a wait. */
  input(act: () => void): void {
    if (this.#state === 'stopped') return
    this.#slice()
    act()
    this.#slice()
  }

  #rebase(): void {
    this.#realOrigin = this.#heartbeat.now()
    this.#virtualOrigin = this.#world.now
  }

  #target(): number {
    const elapsed = this.#heartbeat.now() - this.#realOrigin
    return this.#virtualOrigin + elapsed * nanosecondsPerMillisecond
  }

  #slice(): void {
    this.#cancel?.()
    if (this.#state !== 'running' || this.#isLoading) return
    let result: Advance
    try {
      result = this.#work()
      this.#handlers.onSlice(result)
    } catch (error) {
      this.stop()
      this.#handlers.onCrash(error)
      return
    }
    if (result === 'loading') {
      void this.#load()
      return
    }
    const due = result === 'budget' ? this.#world.now : this.#world.nextEvent
    // With nothing due, only input can change anything, and input asks for its own slice.
    if (due === undefined) return
    const milliseconds = (due - this.#world.now) / nanosecondsPerMillisecond
    this.#cancel = this.#heartbeat.request(milliseconds < frameMilliseconds ? 'frame' : milliseconds, () =>
      this.#slice(),
    )
  }

  #work(): Advance {
    const begin = this.#heartbeat.now()
    const target = this.#target()
    let result: Advance
    do result = this.#world.advance(target, stepsAtOnce)
    while (result === 'budget' && this.#mayGoOn(begin))
    const behind = target - this.#world.now
    if (result === 'budget' && behind > patienceMilliseconds * nanosecondsPerMillisecond) this.#rebase()
    return result
  }

  #mayGoOn(begin: number): boolean {
    return this.#state === 'running' && this.#heartbeat.now() - begin < sliceMilliseconds
  }

  async #load(): Promise<void> {
    this.#isLoading = true
    try {
      await this.#world.load()
      this.#rebase()
    } catch (error) {
      this.pause()
      this.#handlers.onLoadFailed(error)
    } finally {
      this.#isLoading = false
    }
    this.#slice()
  }
}
