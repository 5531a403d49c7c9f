import { Filters } from '../filters'
import { importImage } from '../image/archive/import'
import { imageHistory } from '../image/history'
import { inspectImage } from '../image/inspect'
import { listImages } from '../image/list'
import { pruneImages } from '../image/prune'
import { pullImage } from '../image/pull'
import { checkPlatform } from '../image/remote'
import { removeImage } from '../image/remove'
import { searchImages } from '../image/search'
import { readReference, tagImage } from '../image/tag'
import { requestAuth } from '../registry/registry-client'
import type { Handler } from './handler'
import { streamMessages } from './message-stream'

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
    if (!from) {
      const body = yield* exchange.body()
      const id = yield* importImage(engine, body, {
        source: query.get('fromSrc') ?? '-',
        repository: query.get('repo') ?? '',
        tag: query.get('tag') ?? '',
        message: query.get('message') ?? '',
        changes: query.all('changes'),
      })
      return yield* streamMessages(exchange, (report) => report({ status: id }))
    }
    checkPlatform(query.get('platform') ?? '')
    const tag = query.get('tag') ?? ''
    const reference = readReference(
      tag === '' ? from : tag.includes(':') ? `${from}@${tag}` : `${from}:${tag}`,
    )
    const auth = requestAuth(exchange.request.headers['x-registry-auth'])
    yield* streamMessages(exchange, (report) => pullImage(engine, reference, report, auth))
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
} as const satisfies Record<string, Handler>
