import { copyFrom, copyTo, exportContainer, statPath } from '../archive/copy'
import { EngineError } from '../error'
import type { Exchange } from './exchange'
import type { Handler } from './handler'

const STAT_HEADER = 'x-docker-container-path-stat'
const TAR = { 'content-type': 'application/x-tar' }

function pathOf({ query }: Exchange): string {
  const path = query.get('path') ?? ''
  // The missing blank is dockerd's own.
  if (path === '') throw new EngineError('InvalidParameter', 'bad parameter: pathcannot be empty')
  return path
}

/** A container's files as archives: `docker cp` both ways, and `docker export`. */
export const archiveHandlers = {
  *containerArchiveInfo(engine, exchange) {
    const stat = yield* statPath(engine, exchange.parameter('name'), pathOf(exchange))
    yield* exchange.sendStatus(200, { [STAT_HEADER]: stat })
  },
  *containerArchive(engine, exchange) {
    const headers: Record<string, string> = { ...TAR }
    yield* exchange.sendPieces(headers, (emit) =>
      copyFrom(
        engine,
        exchange.parameter('name'),
        pathOf(exchange),
        (stat) => {
          headers[STAT_HEADER] = stat
        },
        emit,
      ),
    )
  },
  *containerPutArchive(engine, exchange) {
    const { query } = exchange
    const path = pathOf(exchange)
    const options = { keepsKinds: query.flag('noOverwriteDirNonDir'), takesOwner: query.flag('copyUIDGID') }
    yield* copyTo(engine, exchange.parameter('name'), path, yield* exchange.body(), options)
    yield* exchange.sendStatus(200)
  },
  *containerExport(engine, exchange) {
    yield* exchange.sendPieces({ 'content-type': 'application/octet-stream' }, (emit) =>
      exportContainer(engine, exchange.parameter('name'), emit),
    )
  },
} as const satisfies Record<string, Handler>
