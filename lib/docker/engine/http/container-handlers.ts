import type { ContainerCreateRequest, WaitCondition } from '../../api/types/container'
import type { UpdateConfig } from '../../api/types/host-config'
import { containerChanges } from '../container/changes'
import { createContainer } from '../container/create'
import { inspectContainer } from '../container/inspect'
import { killByName } from '../container/kill'
import { removeLink } from '../container/links'
import { listContainers } from '../container/list'
import { pauseContainer, unpauseContainer } from '../container/pause'
import { pruneContainers } from '../container/prune'
import { removeContainer } from '../container/remove'
import { renameContainer } from '../container/rename'
import { resizeContainer } from '../container/resize'
import { restartContainer } from '../container/restart'
import { startContainerByName } from '../container/start'
import { stopByName } from '../container/stop'
import { topContainer } from '../container/top'
import { updateContainer } from '../container/update'
import { waitForContainer } from '../container/wait'
import { EngineError } from '../error'
import { Filters } from '../filters'
import type { Exchange } from './exchange'
import type { Handler } from './handler'

const filtersOf = ({ query }: Exchange): Filters => Filters.parse(query.get('filters'))

const stopOptions = ({ query }: Exchange) => {
  const timeout = query.get('t')
  return {
    signal: query.get('signal'),
    timeoutSeconds: timeout === undefined || timeout === '' ? undefined : query.integer('t', 10),
  }
}

const waitConditions: readonly string[] = ['not-running', 'next-exit', 'removed']

/** Requests under /containers that are answered in one piece. */
export const containerHandlers = {
  *containerList(engine, exchange) {
    const { query } = exchange
    const limit = Math.max(0, query.integer('limit', 0))
    const options = { all: query.flag('all'), size: query.flag('size'), limit, filters: filtersOf(exchange) }
    yield* exchange.sendJson(200, listContainers(engine, options))
  },
  *containerCreate(engine, exchange) {
    const { query } = exchange
    const request = yield* exchange.json<ContainerCreateRequest>()
    if (!request)
      throw new EngineError('InvalidParameter', 'invalid JSON: got EOF while reading request body')
    const options = { name: query.get('name') ?? '', platform: query.get('platform') ?? '' }
    yield* exchange.sendJson(201, yield* createContainer(engine, request, options))
  },
  *containerPrune(engine, exchange) {
    yield* exchange.sendJson(200, yield* pruneContainers(engine, filtersOf(exchange)))
  },
  *containerInspect(engine, exchange) {
    const container = engine.containerStore.find(exchange.parameter('name'))
    yield* container.settled()
    yield* exchange.sendJson(200, inspectContainer(engine, container, exchange.query.flag('size')))
  },
  *containerTop(engine, exchange) {
    const answer = yield* topContainer(
      engine,
      exchange.parameter('name'),
      exchange.query.get('ps_args') ?? '',
    )
    yield* exchange.sendJson(200, answer)
  },
  *containerChanges(engine, exchange) {
    yield* exchange.sendJson(200, containerChanges(engine, exchange.parameter('name')))
  },
  *containerStart(engine, exchange) {
    yield* startContainerByName(engine, exchange.parameter('name'))
    yield* exchange.sendStatus(204)
  },
  *containerStop(engine, exchange) {
    yield* stopByName(engine, exchange.parameter('name'), stopOptions(exchange))
    yield* exchange.sendStatus(204)
  },
  *containerRestart(engine, exchange) {
    yield* restartContainer(engine, exchange.parameter('name'), stopOptions(exchange))
    yield* exchange.sendStatus(204)
  },
  *containerKill(engine, exchange) {
    yield* killByName(engine, exchange.parameter('name'), exchange.query.get('signal') ?? '')
    yield* exchange.sendStatus(204)
  },
  *containerPause(engine, exchange) {
    yield* pauseContainer(engine, exchange.parameter('name'))
    yield* exchange.sendStatus(204)
  },
  *containerUnpause(engine, exchange) {
    yield* unpauseContainer(engine, exchange.parameter('name'))
    yield* exchange.sendStatus(204)
  },
  *containerRename(engine, exchange) {
    yield* renameContainer(engine, exchange.parameter('name'), exchange.query.get('name') ?? '')
    yield* exchange.sendStatus(204)
  },
  *containerUpdate(engine, exchange) {
    const change = (yield* exchange.json<UpdateConfig>()) ?? {}
    const warnings = yield* updateContainer(engine, exchange.parameter('name'), change)
    yield* exchange.sendJson(200, { Warnings: warnings.length > 0 ? warnings : null })
  },
  *containerResize(engine, exchange) {
    const { query } = exchange
    yield* resizeContainer(engine, exchange.parameter('name'), query.integer('h', 0), query.integer('w', 0))
    yield* exchange.sendStatus(200)
  },
  *containerWait(engine, exchange) {
    const condition = exchange.query.get('condition') || 'not-running'
    if (!waitConditions.includes(condition))
      throw new EngineError('InvalidParameter', `invalid condition: ${JSON.stringify(condition)}`)
    const container = engine.containerStore.find(exchange.parameter('name'))
    // Clients start the container only once they know they are waiting.
    yield* exchange.begin({ 'content-type': 'application/json' })
    const answer = yield* waitForContainer(container, condition as WaitCondition, exchange.fd)
    if (answer) yield* exchange.write(`${JSON.stringify(answer)}\n`)
    yield* exchange.end()
  },
  *containerDelete(engine, exchange) {
    const { query } = exchange
    const name = exchange.parameter('name')
    if (query.flag('link')) removeLink(engine, name)
    else yield* removeContainer(engine, name, { force: query.flag('force'), removeVolumes: query.flag('v') })
    yield* exchange.sendStatus(204)
  },
} as const satisfies Record<string, Handler>
