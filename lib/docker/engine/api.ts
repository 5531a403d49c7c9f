import type { Blocking } from '../../linux/kernel/wait-queue'
import type { ApiModule } from './api-module'
import type { Engine } from './engine'
import { Mutex } from './mutex'

/** Where a machine's modules have the {@link ApiModule}. */
export const API_MODULE_KEY = 'dockerd/api'

/** The API of a dockerd, which is fetched when somebody first speaks to it. */
export class Api {
  readonly #preparing: Mutex
  #module: ApiModule | undefined

  constructor(
    private readonly engine: Engine,
    /** images that are there when the engine starts for the first time */
    private readonly images: readonly string[],
  ) {
    this.#preparing = new Mutex(engine.sys)
  }

  *serve(connection: number): Blocking<void> {
    const { serve } = yield* this.ready()
    yield* serve(this.engine, connection)
  }

  *shutDown(): Blocking<void> {
    if (this.#module) yield* this.#module.shutDown(this.engine)
  }

  *ready(): Blocking<ApiModule> {
    return this.#module ?? (yield* this.#preparing.hold(() => this.#prepare()))
  }

  *#prepare(): Blocking<ApiModule> {
    if (this.#module) return this.#module
    const fetched = (yield* this.engine.sys.fetch(API_MODULE_KEY)) as ApiModule
    yield* fetched.prepare(this.engine, this.images)
    this.#module = fetched
    return fetched
  }
}
