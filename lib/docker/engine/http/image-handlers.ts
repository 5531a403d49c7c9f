import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { JsonMessage } from '../../api/types/json-message'
import { EngineError, notSimulated } from '../error'
import { Filters } from '../filters'
import { imageHistory } from '../image/history'
import { inspectImage } from '../image/inspect'
import { listImages } from '../image/list'
import { messageLine } from '../image/progress'
import { pruneImages } from '../image/prune'
import { pullImage } from '../image/pull'
import { checkPlatform } from '../image/remote'
import { removeImage } from '../image/remove'
import { searchImages } from '../image/search'
import { readReference, tagImage } from '../image/tag'
import type { Exchange } from './exchange'
import type { Handler } from './handler'

/** Requests under /images. */
export const imageHandlers = {
  *imageList(engine, exchange) {
    const { query } = exchange
    const options = {
      all: query.flag('all'),
      filters: Filters.parse(query.get('filters')),
      sharedSize: query.flag('shared-size'),
      containerCount: false,
    }
    yield* exchange.sendJson(200, listImages(engine, options))
  },
  *imageSearch(engine, exchange) {
    const { query } = exchange
    const results = yield* searchImages(
      engine,
      query.get('term') ?? '',
      query.integer('limit', 25),
      Filters.parse(query.get('filters')),
    )
    yield* exchange.sendJson(200, results)
  },
  *imageCreate(engine, exchange) {
    const { query } = exchange
    const from = query.get('fromImage')
    if (!from) throw notSimulated('importing an image')
    checkPlatform(query.get('platform') ?? '')
    const tag = query.get('tag') ?? ''
    const reference = readReference(
      tag === '' ? from : tag.includes(':') ? `${from}@${tag}` : `${from}:${tag}`,
    )
    yield* streamMessages(exchange, (report) => pullImage(engine, reference, report))
  },
  *imagePrune(engine, exchange) {
    yield* exchange.sendJson(200, yield* pruneImages(engine, Filters.parse(exchange.query.get('filters'))))
  },
  *imageInspect(engine, exchange) {
    yield* exchange.sendJson(200, inspectImage(engine, engine.imageStore.find(exchange.parameter('name'))))
  },
  *imageHistory(engine, exchange) {
    yield* exchange.sendJson(200, imageHistory(engine, exchange.parameter('name')))
  },
  *imageTag(engine, exchange) {
    const { query } = exchange
    yield* tagImage(engine, exchange.parameter('name'), query.get('repo') ?? '', query.get('tag') ?? '')
    yield* exchange.sendStatus(201)
  },
  *imageDelete(engine, exchange) {
    const { query } = exchange
    const options = { force: query.flag('force'), prune: !query.flag('noprune') }
    yield* exchange.sendJson(200, yield* removeImage(engine, exchange.parameter('name'), options))
  },
  *auth(_engine, exchange) {
    yield* exchange.body()
    // The simulated hub has no accounts yet, so every password is wrong.
    throw new EngineError(
      'Unauthorized',
      'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    )
  },
} as const satisfies Record<string, Handler>

type Report = (message: JsonMessage) => Blocking<void>

/** A stream of messages that begins with the first; a failure before that is an ordinary one, later it is the last message. */
function* streamMessages(exchange: Exchange, work: (report: Report) => Blocking<void>): Blocking<void> {
  const report: Report = function* (message) {
    if (!exchange.answered) yield* exchange.begin({ 'content-type': 'application/json' })
    yield* exchange.write(messageLine(message))
  }
  try {
    yield* work(report)
  } catch (error) {
    if (!exchange.answered || !(error instanceof EngineError)) throw error
    yield* report({ errorDetail: { message: error.message }, error: error.message })
  }
  yield* exchange.end()
}
