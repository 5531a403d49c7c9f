import { SECOND } from '../../../base/clock'
import { formatEventLine } from '../../api/event-line'
import { encodeStdFrame } from '../../api/stdcopy'
import type { ExecCreateRequest, ExecStartRequest } from '../../api/types/exec'
import type { StatsResponse } from '../../api/types/stats'
import { attachToContainer, checkAttachable } from '../container/attach'
import { validateDetachKeys } from '../container/detach-keys'
import { createExec, findExec, inspectExec } from '../container/exec-create'
import { beginExec, runAttached, runDetached } from '../container/exec-start'
import { resizeExec } from '../container/resize'
import { sampleStats } from '../container/stats'
import { EngineError } from '../error'
import { streamEvents } from '../event/stream'
import { Filters } from '../filters'
import { checkReadable, parseTail, parseTimestamp, readLogs } from '../log/logs'
import type { Handler } from './handler'

const RAW_STREAM = 'application/vnd.docker.raw-stream'
const MULTIPLEXED_STREAM = 'application/vnd.docker.multiplexed-stream'

const streamType = (tty: boolean): string => (tty ? RAW_STREAM : MULTIPLEXED_STREAM)

/** Requests whose answers go on while something runs. */
export const streamHandlers = {
  *containerLogs(engine, exchange) {
    const { query } = exchange
    const container = engine.containerStore.find(exchange.parameter('name'))
    const options = {
      stdout: query.flag('stdout'),
      stderr: query.flag('stderr'),
      since: parseTimestamp(query.get('since')),
      until: parseTimestamp(query.get('until')),
      timestamps: query.flag('timestamps'),
      details: query.flag('details'),
      follow: query.flag('follow'),
      tail: parseTail(query.get('tail')),
    }
    checkReadable(container, options)
    const { Tty } = container.config
    yield* exchange.begin({ 'content-type': streamType(Tty) })
    yield* readLogs(
      engine,
      container,
      options,
      (stream, bytes) => exchange.write(Tty ? bytes : encodeStdFrame(stream, bytes)),
      exchange.fd,
    )
    yield* exchange.end()
  },
  *containerAttach(engine, exchange) {
    const { query } = exchange
    const container = engine.containerStore.find(exchange.parameter('name'))
    validateDetachKeys(query.get('detachKeys') ?? '', 'detach')
    checkAttachable(container)
    const options = {
      logs: query.flag('logs'),
      stream: query.flag('stream'),
      stdin: query.flag('stdin'),
      stdout: query.flag('stdout'),
      stderr: query.flag('stderr'),
    }
    yield* exchange.hijack(streamType(container.config.Tty))
    yield* attachToContainer(engine, container, options, exchange.fd)
  },
  *containerStats(engine, exchange) {
    const { query, sys, fd } = exchange
    const container = engine.containerStore.find(exchange.parameter('name'))
    const isStream = query.get('stream') === undefined || query.flag('stream')
    const isOneShot = query.flag('one-shot')
    if (isStream && isOneShot)
      throw new EngineError('InvalidParameter', 'cannot have stream=true and one-shot=true')
    yield* exchange.begin({ 'content-type': 'application/json' })
    if (isOneShot && container.isRunning) {
      const { name: _, id: __, ...numbers } = yield* sampleStats(engine, container, undefined)
      yield* exchange.write(`${JSON.stringify(numbers)}\n`)
      yield* exchange.end()
      return
    }
    let sample: StatsResponse | undefined
    if (!isStream && container.isRunning) {
      sample = yield* sampleStats(engine, container, undefined)
      yield* sys.nanosleep(SECOND)
    }
    for (;;) {
      sample = yield* sampleStats(engine, container, sample)
      yield* exchange.write(`${JSON.stringify(sample)}\n`)
      if (!isStream || container.isRemoved) break
      const hungUp = yield* sys.poll([{ fd, read: true }], SECOND)
      if (hungUp.length > 0) return
    }
    yield* exchange.end()
  },
  *containerExec(engine, exchange) {
    const request = (yield* exchange.json<ExecCreateRequest>()) ?? {}
    yield* exchange.sendJson(201, { Id: yield* createExec(engine, exchange.parameter('name'), request) })
  },
  *execStart(engine, exchange) {
    const { exec, container } = findExec(engine, exchange.parameter('id'))
    const request = (yield* exchange.json<ExecStartRequest>()) ?? {}
    beginExec(engine, container, exec)
    if (request.Detach) {
      yield* runDetached(engine, container, exec)
      yield* exchange.sendStatus(200)
      return
    }
    yield* exchange.hijack(streamType(exec.init.tty))
    yield* runAttached(engine, container, exec, request, exchange.fd)
  },
  *execResize(engine, exchange) {
    const { query } = exchange
    yield* resizeExec(engine, exchange.parameter('id'), query.integer('h', 0), query.integer('w', 0))
    yield* exchange.sendStatus(200)
  },
  *execInspect(engine, exchange) {
    yield* exchange.sendJson(200, inspectExec(findExec(engine, exchange.parameter('id')).exec))
  },
  *events(engine, exchange) {
    const { query } = exchange
    const time = (name: string) => (query.get(name) ? parseTimestamp(query.get(name)) : undefined)
    const [since, until] = [time('since'), time('until')]
    if (since !== undefined && until !== undefined && until < since) {
      throw new EngineError('InvalidParameter', '`since` time cannot be after `until` time')
    }
    const filters = Filters.parse(query.get('filters'))
    yield* exchange.begin({ 'content-type': 'application/json' })
    yield* streamEvents(
      engine,
      { since, until, filters },
      (event) => exchange.write(`${formatEventLine(event)}\n`),
      exchange.fd,
    )
    yield* exchange.end()
  },
} as const satisfies Record<string, Handler>
