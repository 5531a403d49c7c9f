import type { Blocking } from '../../linux/kernel/wait-queue'
import type { DaemonConfig } from './daemon-config'
import { Engine, type EngineParts } from './engine'
import { archiveHandlers } from './http/archive-handlers'
import { buildHandlers } from './http/build-handlers'
import { containerHandlers } from './http/container-handlers'
import type { Handlers } from './http/handler'
import { imageArchiveHandlers } from './http/image-archive-handlers'
import { imageHandlers } from './http/image-handlers'
import { otherHandlers } from './http/other-handlers'
import { serveConnection } from './http/serve'
import { streamHandlers } from './http/stream-handlers'
import { preloadImages } from './preload'
import { reloadConfig } from './reload-config'
import { restore } from './restore'
import { shutDown } from './shut-down'

/** What dockerd does once somebody speaks to it. A machine boots without it. */
export interface EngineModule {
  /** An engine ready for its first request: with what the `previous` one left, or with `images` from the beginning. */
  start(parts: EngineParts, images: readonly string[], previous: Engine | undefined): Blocking<Engine>
  serve(engine: Engine, connection: number): Blocking<void>
  reload(engine: Engine, config: DaemonConfig): Blocking<void>
  shutDown(engine: Engine): Blocking<void>
}

const handlers: Handlers = {
  ...archiveHandlers,
  ...buildHandlers,
  ...containerHandlers,
  ...imageArchiveHandlers,
  ...imageHandlers,
  ...otherHandlers,
  ...streamHandlers,
}

export const engineModule: EngineModule = {
  *start(parts, images, previous) {
    const engine = new Engine(parts)
    if (previous) yield* restore(engine, previous)
    else yield* preloadImages(engine, images)
    return engine
  },
  serve: (engine, connection) => serveConnection(engine, connection, handlers),
  reload: reloadConfig,
  shutDown,
}
