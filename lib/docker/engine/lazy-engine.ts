import type { Blocking } from '../../linux/kernel/wait-queue'
import type { DaemonConfig } from './daemon-config'
import type { DockerHost } from './dockerd'
import type { Engine, EngineParts } from './engine'
import type { EngineModule } from './engine-module'
import { Mutex } from './mutex'

/** Where a machine's modules have the {@link EngineModule}. */
export const ENGINE_MODULE_KEY = 'dockerd/engine'

/** What of an engine outlives its dockerd: /var/lib/docker, as far as it is kept as objects. */
export interface EngineDisk {
  last?: Engine
}

interface Running {
  readonly engine: Engine
  readonly module: EngineModule
}

/** The engine of a dockerd, which is fetched when somebody first speaks to it. */
export class LazyEngine {
  readonly #starting: Mutex
  #running: Running | undefined

  constructor(
    private readonly parts: EngineParts,
    private readonly host: DockerHost,
    /** where the engine of a dockerd is found by the next one on its machine */
    private readonly disk: EngineDisk,
  ) {
    this.#starting = new Mutex(parts.sys)
  }

  *serve(connection: number): Blocking<void> {
    const { engine, module } = yield* this.ready()
    yield* module.serve(engine, connection)
  }

  *shutDown(): Blocking<void> {
    if (this.#running) yield* this.#running.module.shutDown(this.#running.engine)
  }

  /** Takes over what may change while dockerd runs. */
  *reload(config: DaemonConfig): Blocking<void> {
    const { engine, module } = yield* this.ready()
    yield* module.reload(engine, config)
  }

  *ready(): Blocking<Running> {
    return this.#running ?? (yield* this.#starting.hold(() => this.#start()))
  }

  *#start(): Blocking<Running> {
    if (this.#running) return this.#running
    const { parts, host } = this
    const module = (yield* parts.sys.fetch(ENGINE_MODULE_KEY)) as EngineModule
    const { last } = this.disk
    const engine = yield* module.start(parts, host.preload, last?.id === parts.id ? last : undefined)
    this.disk.last = engine
    host.announce(engine)
    this.#running = { engine, module }
    return this.#running
  }
}
