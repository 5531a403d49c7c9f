import type { Blocking } from '../../linux/kernel/wait-queue'
import type { Engine } from './engine'
import { archiveHandlers } from './http/archive-handlers'
import { buildHandlers } from './http/build-handlers'
import { containerHandlers } from './http/container-handlers'
import type { Handlers } from './http/handler'
import { imageHandlers } from './http/image-handlers'
import { otherHandlers } from './http/other-handlers'
import { serveConnection } from './http/serve'
import { streamHandlers } from './http/stream-handlers'
import { preloadImages } from './preload'
import { shutDown } from './shut-down'

/** What dockerd does once somebody speaks to it. Most of the engine hangs on it, so a machine boots without it. */
export interface ApiModule {
  /** Makes an engine that has just started ready for its first request. */
  prepare(engine: Engine, images: readonly string[]): Blocking<void>
  serve(engine: Engine, connection: number): Blocking<void>
  shutDown(engine: Engine): Blocking<void>
}

const handlers: Handlers = {
  ...archiveHandlers,
  ...buildHandlers,
  ...containerHandlers,
  ...imageHandlers,
  ...otherHandlers,
  ...streamHandlers,
}

export const apiModule: ApiModule = {
  prepare: preloadImages,
  serve: (engine, connection) => serveConnection(engine, connection, handlers),
  shutDown,
}
