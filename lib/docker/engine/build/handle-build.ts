import { gunzip } from '../../../base/gzip/gunzip'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { familiarString, withDefaultTag } from '../../api/reference'
import type { JsonMessage } from '../../api/types/json-message'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { readTextIfPresent } from '../files'
import type { Exchange } from '../http/exchange'
import { truncateId } from '../identifier'
import { messageLine } from '../image/progress'
import { readReference, tagImage } from '../image/tag'
import { scopedPath } from '../runtime/scoped-path'
import { BuildArgs } from './build-args'
import { StepError } from './build-error'
import { DockerfileError } from './dockerfile/error'
import { parseDockerfile } from './dockerfile/parse'
import { parseStages, type Stages } from './dockerfile/stages'
import { withContext } from './files/build-context'
import { addLabels } from './labels'
import { buildLegacy } from './legacy/builder'
import { type BuildRequest, readBuildRequest } from './request'

/** `POST /build` by the old builder. */
export function* handleBuild(engine: Engine, exchange: Exchange): Blocking<void> {
  const request = readBuildRequest(exchange.query)
  for (const tag of request.tags) withDefaultTag(readReference(tag))
  const body = yield* exchange.body()
  const report = function* (message: JsonMessage): Blocking<void> {
    if (!exchange.answered) yield* exchange.begin({ 'content-type': 'application/json' })
    yield* exchange.write(messageLine(message))
  }
  let quietly = ''
  const emit = function* (text: string): Blocking<void> {
    if (request.isQuiet) quietly += text
    else yield* report({ stream: text })
  }
  try {
    const id = yield* withContext(engine, gunzip(body) ?? body, (context) =>
      build(engine, exchange, request, context, { emit, report }),
    )
    if (request.isQuiet) yield* report({ stream: `${id}\n` })
    yield* exchange.end()
  } catch (error) {
    const failure =
      error instanceof DockerfileError ? new EngineError('InvalidParameter', error.message) : error
    if (!(failure instanceof EngineError)) throw failure
    if (quietly !== '') yield* report({ stream: quietly })
    if (!exchange.answered) throw failure
    const code = failure instanceof StepError ? { code: failure.exitCode } : {}
    yield* report({ errorDetail: { ...code, message: failure.message }, error: failure.message })
    yield* exchange.end()
  }
}

interface Output {
  emit(text: string): Blocking<void>
  report(message: JsonMessage): Blocking<void>
}

function* build(
  engine: Engine,
  { fd }: Exchange,
  request: BuildRequest,
  context: string,
  { emit, report }: Output,
): Blocking<string> {
  const text = yield* readDockerfile(engine, context, request.dockerfile)
  const parsed = parse(request.dockerfile, text)
  const stages: Stages = addLabels(parseStages(parsed.nodes), request.labels)
  const image = yield* buildLegacy(
    {
      engine,
      request,
      context,
      args: new BuildArgs(request.buildArgs),
      client: fd,
      escape: parsed.directives.escape,
      stages: [],
      containers: [],
      report,
      emit: (stream, output) => emit(stream === 'stdout' ? output : `\u001b[91m${output}\u001b[0m`),
    },
    parsed,
    stages,
  )
  if (!request.isQuiet) yield* report({ aux: { ID: image.id } })
  yield* emit(`Successfully built ${truncateId(image.id)}\n`)
  for (const tag of request.tags) {
    yield* tagImage(engine, image.id, tag, '')
    yield* emit(`Successfully tagged ${familiarString(withDefaultTag(readReference(tag)))}\n`)
  }
  return image.id
}

function parse(name: string, text: string): ReturnType<typeof parseDockerfile> {
  try {
    return parseDockerfile(text)
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error
    throw new EngineError('InvalidParameter', `failed to parse ${name}: ${error.message}`)
  }
}

function* readDockerfile({ sys }: Engine, context: string, name: string): Blocking<string> {
  const text = yield* readTextIfPresent(sys, scopedPath(sys, context, name))
  if (text === undefined)
    throw new EngineError('InvalidParameter', `Cannot locate specified Dockerfile: ${name}`)
  if (text === '') throw new EngineError('InvalidParameter', `the Dockerfile (${name}) cannot be empty`)
  return text
}
