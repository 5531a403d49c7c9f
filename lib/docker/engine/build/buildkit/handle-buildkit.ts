import { encodeBase64 } from '../../../../base/base64'
import { concat } from '../../../../base/bytes'
import { packTree } from '../../../../linux/archive/pack'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { BUILD_FILES, BUILD_IMAGE, BUILD_SOURCE, BUILD_TRACE } from '../../../api/types/build-status'
import type { JsonMessage } from '../../../api/types/json-message'
import type { Engine } from '../../engine'
import { EngineError } from '../../error'
import { readTextIfPresent } from '../../files'
import type { Exchange } from '../../http/exchange'
import { messageLine } from '../../image/progress'
import { scopedPath } from '../../runtime/scoped-path'
import { DockerfileError } from '../dockerfile/error'
import { parseDockerfile } from '../dockerfile/parse'
import { findStage, parseStages, type Stages } from '../dockerfile/stages'
import { withContext } from '../files/build-context'
import { readBuildRequest } from '../request'
import { cacheId } from './build-cache'
import { exportImage } from './export-image'
import { lint } from './lint'
import { Progress, type Step } from './progress'
import { sendContext } from './send-context'
import type { BuiltStage, Solve } from './snapshot'
import { Solver } from './solve'
import { SourceError } from './source-error'
import { sourceExcerpt } from './source-excerpt'
import { shortSize, TRANSFER_END, transferSize } from './transfer-size'

/**
 * `POST /build?version=2`: BuildKit. The real client sends files over a gRPC session; here they come in the body, and what
 * happens is told as JSON lines under the id the real one uses too.
 */
export function* handleBuildKit(engine: Engine, exchange: Exchange): Blocking<void> {
  const request = readBuildRequest(exchange.query)
  const body = yield* exchange.body()
  yield* exchange.begin({ 'content-type': 'application/json' })
  const send = (message: JsonMessage): Blocking<void> => exchange.write(messageLine(message))
  let text = ''
  try {
    yield* withContext(engine, body, function* (context) {
      const progress = new Progress(engine, (aux) => send({ id: BUILD_TRACE, aux }))
      const read = yield* loadDefinition(engine, progress, context, request)
      text = read.text
      const { solve, solver, order } = read.prepare(exchange)
      yield* solver.load(order)
      yield* progress.step('[internal] load .dockerignore', (step) => loadIgnores(engine, context, step))
      let stage: BuiltStage | undefined
      for (const index of order) stage = yield* solver.build(index)
      if (!stage) throw new EngineError('InvalidParameter', 'dockerfile contains no stages to build')
      if (exchange.query.get('outputs') === 'local') yield* exportFiles(solve, stage, send)
      else yield* send({ id: BUILD_IMAGE, aux: { ID: yield* exportImage(solve, stage) } })
    })
  } catch (error) {
    if (!(error instanceof EngineError) && !(error instanceof DockerfileError)) throw error
    const [from, to] =
      error instanceof EngineError && !(error instanceof SourceError)
        ? [0, 0]
        : [error.startLine, error.endLine]
    const excerpt = from > 0 && text !== '' ? sourceExcerpt(request.dockerfile, text, from, to) : ''
    if (excerpt !== '') yield* send({ id: BUILD_SOURCE, aux: excerpt })
    const message = `failed to solve: ${error.message}`
    yield* send({ errorDetail: { message }, error: message })
  }
  yield* exchange.end()
}

type Request = ReturnType<typeof readBuildRequest>

interface Definition {
  readonly text: string
  prepare(exchange: Exchange): {
    readonly solve: Solve
    readonly solver: Solver
    readonly order: readonly number[]
  }
}

function* loadDefinition(
  engine: Engine,
  progress: Progress,
  context: string,
  request: Request,
): Blocking<Definition> {
  const name = request.dockerfile
  const text = yield* readTextIfPresent(engine.sys, scopedPath(engine.sys, context, name))
  const definition: { parsed?: ReturnType<typeof parseDockerfile>; stages?: Stages; failure?: unknown } = {}
  yield* progress.step('[internal] load build definition from Dockerfile', function* (step) {
    const size = text === undefined ? 0 : transferSize(name, text.length, false, true)
    yield* step.status(`transferring dockerfile: ${shortSize(size + TRANSFER_END)}`)
    const { sys, buildCache } = engine
    buildCache.addSource(`dockerfile ${name}`, text?.length ?? 0, sys.realtime(), cacheId(sys))
    buildCache.addSource('context', 0, sys.realtime(), cacheId(sys))
    try {
      definition.parsed = parseDockerfile(text ?? '')
      definition.stages = parseStages(definition.parsed.nodes)
      yield* warn(step, definition.parsed.nodes, definition.stages, request.target)
    } catch (error) {
      definition.failure = error
    }
  })
  if (text === undefined)
    throw new EngineError('NotFound', `failed to read dockerfile: open ${name}: no such file or directory`)
  if (text === '') throw new EngineError('InvalidParameter', 'the Dockerfile cannot be empty')
  return {
    text,
    prepare: ({ fd, query }) => {
      const { parsed, stages, failure } = definition
      if (!parsed || !stages) {
        const isOurs = failure instanceof DockerfileError
        throw isOurs ? new SourceError(failure.message, failure.startLine, failure.endLine) : failure
      }
      const target =
        request.target === '' ? stages.stages.length - 1 : findStage(stages.stages, request.target)
      if (target === undefined)
        throw new EngineError(
          'InvalidParameter',
          `target stage ${JSON.stringify(request.target)} could not be found`,
        )
      const solve: Solve = {
        engine,
        cache: engine.buildCache,
        request,
        progress,
        context,
        client: fd,
        escape: parsed.directives.escape,
        secrets: JSON.parse(query.get('secrets') || '{}') as Record<string, string>,
        stages: stages.stages,
        built: new Map(),
        images: new Map(),
        madeFiles: false,
        *sendContext() {
          if (isSent) return
          isSent = true
          const all = order.flatMap((index) => stages.stages[index]?.instructions ?? [])
          yield* sendContext(solve, query.get('remote') ?? '', all)
        },
      }
      let isSent = false
      const solver = new Solver(solve, stages.metaArgs)
      const order = solver.needed(target)
      return { solve, solver, order }
    },
  }
}

function* warn(
  step: Step,
  nodes: Parameters<typeof lint>[0],
  stages: Stages,
  target: string,
): Blocking<void> {
  const index = target === '' ? undefined : findStage(stages.stages, target)
  if (target !== '' && index === undefined) return
  const reached = index === undefined ? stages : { ...stages, stages: stages.stages.slice(0, index + 1) }
  const { byLine, summary } = lint(nodes, reached)
  for (const text of byLine) yield* step.warn(`WARN: ${text}`)
  for (const text of summary) yield* step.warn(text)
}

function* loadIgnores({ sys }: Engine, context: string, step: Step): Blocking<void> {
  const text = yield* readTextIfPresent(sys, `${context}/.dockerignore`)
  const size = text === undefined ? 0 : transferSize('.dockerignore', text.length, false, true)
  yield* step.status(`transferring context: ${shortSize(size + TRANSFER_END)}`)
}

function* exportFiles(
  { engine: { sys, layerStore }, progress }: Solve,
  { snapshot }: BuiltStage,
  send: (message: JsonMessage) => Blocking<void>,
): Blocking<void> {
  yield* progress.step('exporting to client directory', function* (step) {
    const mount = yield* layerStore.createMount(snapshot.layer)
    try {
      const chunks: Uint8Array[] = []
      yield* packTree(sys, layerStore.mount(mount), { name: '' }, function* (bytes) {
        chunks.push(bytes)
      })
      const archive = concat(chunks)
      yield* step.status(`copying files ${shortSize(archive.length)}`)
      yield* send({ id: BUILD_FILES, aux: encodeBase64(archive) })
    } finally {
      layerStore.unmount(mount)
      layerStore.removeMount(mount)
    }
  })
}
