import type { BuildModule } from '../build/build-module'
import type { Handler } from './handler'

/** Where a machine's modules have the {@link BuildModule}. */
export const BUILD_MODULE_KEY = 'dockerd/build'

/** Requests under /build. */
export const buildHandlers = {
  *build(engine, exchange) {
    const module = (yield* engine.sys.fetch(BUILD_MODULE_KEY)) as BuildModule
    yield* module.build(engine, exchange)
  },
  *buildPrune(_engine, exchange) {
    yield* exchange.sendJson(200, { CachesDeleted: null, SpaceReclaimed: 0 })
  },
} as const satisfies Record<string, Handler>
