import { Clock, type Nanoseconds, SECOND } from '../base/clock'
import { Random } from '../base/random'
import { parseReference } from '../docker/api/reference'
import { dockerPrograms } from '../docker/engine/docker-package'
import type { Engine } from '../docker/engine/engine'
import { ENGINE_MODULE_KEY } from '../docker/engine/lazy-engine'
import { CATALOG_KEY, repositoryKey } from '../docker/registry/module-keys'
import { launchTerminal } from '../linux/kernel/launch-terminal'
import type { RunResult } from '../linux/kernel/scheduler'
import type { Tty } from '../linux/kernel/tty'
import type { WorldContent } from './content'
import { EventHistory } from './event-history'
import { JOURNAL_VERSION, type Journal, type JournalEntry } from './journal'
import { Machine } from './machine'
import { Modules } from './modules'
import type { Scenario } from './scenario'
import { StepLog } from './steps'
import { HostTerminal, type TerminalHost } from './terminal'
import type { Step, Terminal, TerminalSize, World } from './types'
import { WorldView } from './view'

/** Services have settled by the time a learner arrives. */
export const BOOT_TIME: Nanoseconds = 30 * SECOND
const DEFAULT_STEPS = 1_000_000

/** A world of one machine. See {@link World} for what it promises. */
export class SimulatedWorld implements World, TerminalHost {
  readonly machine: Machine
  readonly #clock: Clock
  readonly #modules: Modules
  readonly #entries: JournalEntry[] = []
  readonly #terminals: HostTerminal[] = []
  readonly #listeners = new Set<() => void>()
  readonly #steps: StepLog
  /** defects in simulated programs, newest last: errors that are no system call errors */
  readonly faults: unknown[] = []
  readonly #history = new EventHistory()
  readonly #view: WorldView
  #isChanged = false
  /** of the dockerd that runs, or ran last */
  #engine: Engine | undefined

  constructor(
    readonly scenario: Scenario,
    readonly seed: string,
    content: WorldContent,
  ) {
    this.#clock = new Clock(scenario.epochSeconds)
    const docker = dockerPrograms({
      announce: (engine) => {
        this.#engine = engine
      },
      preload: scenario.images,
    })
    this.#modules = new Modules({ ...content.programs, ...docker }, content.modules)
    this.#steps = new StepLog(
      (tty) => this.#terminalOf(tty),
      () => this.#entries.length,
    )
    this.machine = new Machine({
      clock: this.#clock,
      random: new Random(`${scenario.name}/${seed}`),
      hostname: scenario.hostname,
      tree: content.tree(scenario),
      modules: this.#modules,
      internet: scenario.internet,
    })
    this.#view = new WorldView(this.machine, () => this.#engine, this.#history)
    this.machine.kernel.watch((event) => {
      this.#isChanged = true
      if (event.type === 'fault') this.faults.push(event.error)
      this.#steps.record(event, this.now)
      if (event.type === 'exit') this.#closeTerminal(event.task.tty, event.task.session === event.task.pid)
    })
  }

  get now(): Nanoseconds {
    return this.#clock.now()
  }

  get nextEvent(): Nanoseconds | undefined {
    return this.machine.kernel.scheduler.nextEvent
  }

  get journal(): Journal {
    const { name } = this.scenario
    return {
      version: JOURNAL_VERSION,
      scenario: name,
      seed: this.seed,
      until: this.now,
      entries: [...this.#entries],
    }
  }

  get steps(): readonly Step[] {
    return this.#steps.steps
  }

  get terminals(): readonly Terminal[] {
    return this.#terminals
  }

  advance(until: Nanoseconds, maxSteps = DEFAULT_STEPS): RunResult {
    const result = this.machine.kernel.scheduler.run(until, maxSteps)
    if (this.#isChanged) {
      this.#isChanged = false
      this.#history.collect(this.#engine)
      for (const listener of this.#listeners) listener()
    }
    return result
  }

  async load(): Promise<void> {
    const { scheduler } = this.machine.kernel
    const key = scheduler.missingModule
    if (key === undefined) return
    await Promise.all([key, ...this.#companions(key)].map((needed) => this.#modules.load(needed)))
    scheduler.moduleLoaded()
  }

  /** What will be asked for next: fetched at once instead of one after another. */
  #companions(key: string): readonly string[] {
    if (key !== ENGINE_MODULE_KEY) return []
    const repositories = this.scenario.images.map((image) => repositoryKey(parseReference(image).path))
    return [CATALOG_KEY, ...new Set(repositories)]
  }

  openTerminal({ columns, rows }: TerminalSize): Terminal {
    const entry = { at: this.now, type: 'open', columns, rows } as const
    return this.#apply(entry)
  }

  input(terminal: number, data: string): void {
    this.replayEntry({ at: this.now, type: 'input', terminal, data })
  }

  resize(terminal: number, { columns, rows }: TerminalSize): void {
    this.replayEntry({ at: this.now, type: 'resize', terminal, columns, rows })
  }

  atPrompt(tty: Tty): boolean {
    return this.#steps.atPrompt(tty)
  }

  look(): WorldView {
    return this.#view
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Lets an entry of a journal happen now. */
  replayEntry(entry: JournalEntry): void {
    if (entry.type === 'open') {
      this.#apply(entry)
      return
    }
    const terminal = this.#terminals[entry.terminal]
    if (!terminal || terminal.isClosed) return
    this.#entries.push(entry)
    if (entry.type === 'input') terminal.type(entry.data)
    else terminal.tty.resize(entry)
  }

  #apply(entry: Extract<JournalEntry, { type: 'open' }>): Terminal {
    const { columns, rows } = entry
    const { tty } = launchTerminal(this.machine.kernel, this.machine.init, {
      path: '/bin/bash',
      argv: ['-bash'],
      env: [
        'USER=root',
        'LOGNAME=root',
        'HOME=/root',
        'SHELL=/bin/bash',
        'LANG=C.UTF-8',
        `PATH=${ROOT_PATH}`,
      ],
      cwd: this.scenario.cwd,
      size: { columns, rows },
    })
    const terminal = new HostTerminal(this.#terminals.length, tty, this)
    this.#terminals.push(terminal)
    this.#entries.push(entry)
    return terminal
  }

  #terminalOf(tty: Tty): number | undefined {
    return this.#terminals.find((terminal) => terminal.tty === tty)?.id
  }

  #closeTerminal(tty: Tty | undefined, isLeader: boolean): void {
    const terminal = this.#terminals.find((candidate) => candidate.tty === tty)
    if (terminal && isLeader) terminal.isClosed = true
  }
}

const ROOT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
