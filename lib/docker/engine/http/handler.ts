import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { RouteName } from '../../api/routes'
import type { Engine } from '../engine'
import type { Exchange } from './exchange'

/** Answers one kind of request; what it throws becomes the answer when it has not answered yet. */
export type Handler = (engine: Engine, exchange: Exchange) => Blocking<void>

/** What answers each route. */
export type Handlers = Readonly<Record<RouteName, Handler>>
