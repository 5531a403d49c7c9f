import type { BuildModule } from '../build/build-module'
import { pruneBuildCache } from '../build/buildkit/cache-usage'
import type { Handler } from './handler'

/** Where a machine's modules have the {@link BuildModule}. */
export const BUILD_MODULE_KEY = 'dockerd/build'

/** Requests under /build. */
export const buildHandlers = {
  *build(engine, exchange) {
    const module = (yield* engine.sys.fetch(BUILD_MODULE_KEY)) as BuildModule
    yield* module.build(engine, exchange)
  },
  *buildPrune(engine, exchange) {
    yield* exchange.sendJson(200, pruneBuildCache(engine, exchange.query.flag('all')))
  },
} as const satisfies Record<string, Handler>
