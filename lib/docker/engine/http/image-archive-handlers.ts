import { isNameOnly } from '../../api/reference'
import type { AuthConfig } from '../../api/types/registry'
import { loadImages } from '../image/archive/load'
import { saveImages } from '../image/archive/save'
import { commitContainer } from '../image/commit'
import { readReference } from '../image/tag'
import { logIn } from '../registry/log-in'
import { pushImage } from '../registry/push'
import { requestAuth } from '../registry/registry-client'
import type { Handler } from './handler'
import { streamMessages } from './message-stream'

/** Images as archives, made of containers, and on their way to registries. */
export const imageArchiveHandlers = {
  *imageSave(engine, exchange) {
    yield* saveImages(engine, exchange.query.all('names'), function* (bytes) {
      if (!exchange.answered) yield* exchange.begin({ 'content-type': 'application/x-tar' })
      if (bytes.length > 0) yield* exchange.write(bytes)
    })
    yield* exchange.end()
  },
  *imageLoad(engine, exchange) {
    const body = yield* exchange.body()
    yield* exchange.begin({ 'content-type': 'application/json' })
    yield* streamMessages(exchange, (report) =>
      loadImages(engine, body, exchange.query.flag('quiet'), report),
    )
  },
  *imageCommit(engine, exchange) {
    const { query } = exchange
    yield* exchange.bodyRest()
    const Id = yield* commitContainer(engine, query.get('container') ?? '', {
      repository: query.get('repo') ?? '',
      tag: query.get('tag') ?? '',
      author: query.get('author') ?? '',
      comment: query.get('comment') ?? '',
      pauses: query.get('pause') === undefined || query.flag('pause'),
      changes: query.all('changes'),
    })
    yield* exchange.sendJson(201, { Id })
  },
  *imagePush(engine, exchange) {
    const { query, request } = exchange
    const name = readReference(exchange.parameter('name'))
    const tag = query.get('tag')
    const reference = tag && isNameOnly(name) ? { ...name, tag } : name
    const auth = requestAuth(request.headers['x-registry-auth'])
    yield* streamMessages(exchange, (report) => pushImage(engine, reference, auth, report))
  },
  *auth(engine, exchange) {
    const auth = (yield* exchange.json<AuthConfig>()) ?? {}
    yield* exchange.sendJson(200, yield* logIn(engine, auth))
  },
} as const satisfies Record<string, Handler>
