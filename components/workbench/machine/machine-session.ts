import type { GoalStatus } from '@/lib/course/goal-tracker'
import type { Locale } from '@/lib/i18n/locale'
import type { RunResult, Terminal, World } from '@/lib/world/types'
import type { ShownGoal, ShownStep, Timeline } from '../store'
import { browserHeartbeat } from './browser-heartbeat'
import { Driver } from './driver'
import type { GoalChecker } from './goal-checker'
import type { JournalKeeper } from './journal-keeper'
import { Typist } from './typist'

/** What a session tells the page, each time only what changed. */
export interface SessionListener {
  onGoals(goals: readonly ShownGoal[]): void
  onSteps(steps: readonly ShownStep[]): void
  onTerminals(ids: readonly number[]): void
  onTypingDone(): void
  onCrash(message: string): void
  onLoadFailed(): void
}

interface SessionOptions {
  readonly world: World
  readonly goals: GoalChecker | undefined
  readonly keeper: JournalKeeper
  readonly locale: Locale
  readonly listener: SessionListener
}

const busyLookMilliseconds = 200
const sizeAtFirst = { columns: 80, rows: 24 }

function wait(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}

const shownGoal = ({ id, state, text, why, metAt, brokenAt }: GoalStatus, locale: Locale): ShownGoal => ({
  id,
  state,
  text: text[locale],
  ...(why && { why: why[locale] }),
  ...(metAt !== undefined && { metAt }),
  ...(brokenAt !== undefined && { brokenAt }),
})

/** A world running on this page: its time, terminals, goals and journal. */
export class MachineSession {
  readonly #options: SessionOptions
  readonly #driver: Driver
  readonly #typist: Typist
  readonly #ends: (() => void)[] = []
  #typingTerminal: Terminal
  readonly #holds = new Set<string>()
  #hasChanged = true
  #lookedAt = 0
  /** The machine has done all it can at this moment. */
  #isSettled = false
  #shownGoals: readonly GoalStatus[] = []
  #shownSteps: World['steps'] = []
  #shownTerminals = ''

  constructor(options: SessionOptions) {
    this.#options = options
    const { world } = options
    this.#typingTerminal =
      world.terminals.find(({ isClosed }) => !isClosed) ?? world.openTerminal(sizeAtFirst)
    this.#driver = new Driver(world, browserHeartbeat, {
      onSlice: (result) => this.#afterSlice(result),
      onCrash: (error) => this.#crash(error),
      onLoadFailed: () => options.listener.onLoadFailed(),
    })
    this.#typist = new Typist(this.#typistKeyboard(), {
      atOnce: matchMedia('(prefers-reduced-motion: reduce)').matches,
      wait,
      onDone: () => options.listener.onTypingDone(),
    })
    this.#ends.push(
      world.subscribe(() => {
        this.#hasChanged = true
      }),
    )
  }

  get host(): string {
    return this.#options.world.scenario.hostname
  }

  /** Begins to live; called once the page listens. */
  start(): void {
    this.#announceTerminals()
    const followPage = () => {
      if (!document.hidden) this.release('hidden')
      else {
        this.hold('hidden')
        void this.#options.keeper.flush()
      }
    }
    const leave = () => void this.#options.keeper.flush()
    document.addEventListener('visibilitychange', followPage)
    addEventListener('pagehide', leave)
    this.#ends.push(
      () => document.removeEventListener('visibilitychange', followPage),
      () => removeEventListener('pagehide', leave),
    )
    if (document.hidden) followPage()
    else this.#driver.resume()
  }

  /** Stands still until the same reason is let go: a page that is hidden, a screen that has not drawn yet what it was sent. */
  hold(reason: string): void {
    this.#holds.add(reason)
    this.#driver.pause()
  }

  release(reason: string): void {
    if (this.#holds.delete(reason) && this.#holds.size === 0) this.#driver.resume()
  }

  /** The commands that led here. */
  get steps(): readonly ShownStep[] {
    return this.#options.world.steps.map(({ number, command, exit }) => ({
      number,
      command,
      ...(exit !== undefined && { exit }),
    }))
  }

  /** How far the machine has come. */
  get timeline(): Timeline {
    const { journal, steps } = this.#options.world
    return { journal, steps }
  }

  /** Goes on after something could not be loaded. */
  resume(): void {
    this.#driver.resume()
  }

  /** The learner's own keys. */
  type(terminal: number, data: string): void {
    if (terminal === this.#typingTerminal.id) this.#typist.interrupt(data)
    this.#write(this.#terminal(terminal), data)
  }

  /** Types commands into a terminal, visibly, each when the shell is ready for it. */
  typeCommands(terminal: number, commands: readonly string[]): void {
    this.#typingTerminal = this.#terminal(terminal) ?? this.#typingTerminal
    this.#typist.type(commands)
  }

  resize(terminal: number, columns: number, rows: number): void {
    this.#input(() => this.#terminal(terminal)?.resize({ columns, rows }))
  }

  onOutput(terminal: number, listener: (bytes: Uint8Array) => void): () => void {
    return this.#terminal(terminal)?.onOutput(listener) ?? (() => {})
  }

  /** Opens another terminal and returns its id. */
  openTerminal(): number {
    let id = 0
    this.#input(() => {
      id = this.#options.world.openTerminal(sizeAtFirst).id
    })
    this.#announceTerminals()
    return id
  }

  /** Stops living; what is not saved yet is saved. */
  async dispose(): Promise<void> {
    this.#driver.stop()
    for (const end of this.#ends) end()
    await this.#options.keeper.flush()
    this.#options.keeper.stop()
  }

  /** Stops living and deletes the journal, so that the next session begins afresh. */
  async forget(): Promise<void> {
    await this.#options.keeper.forget()
    await this.dispose()
  }

  #terminal(id: number): Terminal | undefined {
    return this.#options.world.terminals.find((terminal) => terminal.id === id)
  }

  #write(terminal: Terminal | undefined, data: string): void {
    this.#input(() => terminal?.write(data))
    // Whoever reloads right after Enter finds the command run.
    if (data.includes('\r')) void this.#options.keeper.flush()
  }

  /** Lets something come in from outside, which the journal writes down. */
  #input(act: () => void): void {
    this.#driver.input(act)
    this.#options.keeper.changed()
  }

  #typistKeyboard() {
    const session = this
    return {
      get isReady() {
        return session.#isSettled && session.#typingTerminal.atPrompt
      },
      write: (data: string) => session.#write(session.#typingTerminal, data),
    }
  }

  #announceTerminals(): void {
    const { world, listener } = this.#options
    const open = () => world.terminals.filter(({ isClosed }) => !isClosed).map(({ id }) => id)
    // A machine nobody can type at is of no use: when the last shell ends, another begins.
    if (open().length === 0) world.openTerminal(sizeAtFirst)
    const summary = open().join()
    if (summary === this.#shownTerminals) return
    this.#shownTerminals = summary
    listener.onTerminals(open())
  }

  #afterSlice(result: RunResult): void {
    if (this.#hasChanged) {
      this.#hasChanged = false
      this.#options.keeper.changed()
    }
    // A machine that is busy all the time is looked at now and then, so that looking does not slow it down.
    if (result !== 'budget' || performance.now() - this.#lookedAt > busyLookMilliseconds) {
      this.#lookedAt = performance.now()
      this.#announceTerminals()
      this.#showSteps()
      this.#showGoals()
    }
    this.#isSettled = result === 'idle' || result === 'time'
    this.#typist.look()
  }

  #showSteps(): void {
    const { world, listener } = this.#options
    if (world.steps === this.#shownSteps) return
    this.#shownSteps = world.steps
    listener.onSteps(this.steps)
  }

  #showGoals(): void {
    const { goals, world, locale, listener } = this.#options
    const found = goals?.check(world)
    if (!found || found === this.#shownGoals) return
    this.#shownGoals = found
    listener.onGoals(found.map((status) => shownGoal(status, locale)))
  }

  #crash(error: unknown): void {
    void this.#options.keeper.flush()
    this.#options.listener.onCrash(error instanceof Error ? error.message : String(error))
  }
}
