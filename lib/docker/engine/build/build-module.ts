import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import type { Exchange } from '../http/exchange'
import { handleBuildKit } from './buildkit/handle-buildkit'
import { handleBuild } from './handle-build'

/** The builders, which are fetched when somebody first builds. */
export interface BuildModule {
  build(engine: Engine, exchange: Exchange): Blocking<void>
}

export const buildModule: BuildModule = {
  build: (engine, exchange) =>
    exchange.query.get('version') === '2' ? handleBuildKit(engine, exchange) : handleBuild(engine, exchange),
}
