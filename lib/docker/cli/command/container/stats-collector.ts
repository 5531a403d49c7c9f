import { SECOND } from '../../../../base/clock'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { JsonLines } from '../../../api/json-lines'
import type { EventMessage } from '../../../api/types/event'
import type { StatsResponse } from '../../../api/types/stats'
import type { Cli } from '../../cli'
import { CommandError } from '../../error'
import type { StatsRow } from '../../formatter/stats'
import { filtersJson } from '../shared/filters'
import { statsRow } from './stats-row'

interface Entry {
  row: StatsRow
  failure?: string
  /** figures or a failure have come */
  isReady: boolean
}

const POLL = SECOND / 100

/** Keeps the newest figures of containers, each collected by a thread of its own. */
export class StatsCollector {
  readonly #entries = new Map<string, Entry>()

  constructor(
    private readonly cli: Cli,
    private readonly streams: boolean,
  ) {}

  add(name: string): void {
    if (this.#entries.has(name)) return
    const entry: Entry = { row: statsRow(name), isReady: false }
    this.#entries.set(name, entry)
    this.cli.sys.thread(() => this.#collect(name, entry))
  }

  /** Every container there is, and those that come and go while it runs. */
  *addAll(all: boolean): Blocking<void> {
    const client = yield* this.cli.client()
    const { body } = yield* client.send(
      'events',
      {},
      { query: { filters: filtersJson({ type: ['container'] }) } },
    )
    const containers = yield* client.call('containerList', {}, { query: { all: all || undefined } })
    for (const { Id } of containers) this.add(Id.slice(0, 12))
    if (!this.streams) return body.close()
    this.cli.sys.thread(() => this.#follow(body, all))
  }

  *#follow(
    body: { lines(splitter: JsonLines): Blocking<readonly string[] | undefined> },
    all: boolean,
  ): Blocking<void> {
    const splitter = new JsonLines()
    for (let lines = yield* body.lines(splitter); lines; lines = yield* body.lines(splitter)) {
      for (const line of lines) {
        const { Action, Actor } = JSON.parse(line) as Pick<EventMessage, 'Action' | 'Actor'>
        const id = Actor.ID.slice(0, 12)
        if (Action === 'start' || (all && Action === 'create')) this.add(id)
        if (!all && Action === 'die') this.#entries.delete(id)
      }
    }
  }

  /** Waits until each has shown figures or failed, two seconds at most. */
  *firstFigures(): Blocking<void> {
    const { sys } = this.cli
    const deadline = sys.now() + 2 * SECOND
    while ([...this.#entries.values()].some(({ isReady }) => !isReady) && sys.now() < deadline) {
      yield* sys.nanosleep(POLL)
    }
  }

  failures(): string[] {
    return [...this.#entries.values()].flatMap(({ failure }) => (failure === undefined ? [] : [failure]))
  }

  rows(): StatsRow[] {
    return [...this.#entries.values()].map(({ row }) => row)
  }

  *#collect(name: string, entry: Entry): Blocking<void> {
    try {
      const client = yield* this.cli.client()
      const query = { stream: this.streams ? 1 : 0 }
      const { body } = yield* client.send('containerStats', { name }, { query })
      const splitter = new JsonLines()
      for (let lines = yield* body.lines(splitter); lines; lines = yield* body.lines(splitter)) {
        for (const line of lines) {
          entry.row = statsRow(name, JSON.parse(line) as StatsResponse)
          entry.isReady = true
        }
        if (!this.streams) return body.close()
      }
      entry.row = { ...entry.row, isInvalid: true }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      entry.failure = error.message
    }
    entry.isReady = true
  }
}
