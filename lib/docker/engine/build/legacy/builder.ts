import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { withDefaultTag } from '../../../api/reference'
import { EngineError } from '../../error'
import { truncateId } from '../../identifier'
import type { Image } from '../../image/image'
import { readReference } from '../../image/tag'
import { DockerfileError } from '../dockerfile/error'
import { expandWord } from '../dockerfile/expand'
import type { Instruction } from '../dockerfile/instruction'
import { type ParsedDockerfile, parseDockerfile } from '../dockerfile/parse'
import { findStage, parseStages, type Stage, type Stages } from '../dockerfile/stages'
import { runConfigOf } from '../run-config'
import { baseImage } from './base-image'
import { dispatch } from './dispatch'
import type { StageState } from './stage-state'
import { type LegacyBuild, removeStepContainers } from './step'

/** The old builder: every step a container and an image (moby builder/dockerfile). The last image. @throws EngineError */
export function* buildLegacy(
  build: LegacyBuild,
  parsed: ParsedDockerfile,
  { metaArgs, stages }: Stages,
): Blocking<Image> {
  const { args, request } = build
  const wanted = upToTarget(stages, request.target)
  const total = metaArgs.length + wanted.reduce((sum, { instructions }) => sum + 1 + instructions.length, 0)
  let step = 0
  const announce = (line: string): Blocking<void> =>
    build.emit('stdout', `Step ${++step}/${total} : ${line}\n`)
  for (const text of parsed.emptyContinuations) {
    yield* build.emit('stderr', `[WARNING]: Empty continuation line found in: ${text}\n`)
    yield* build.emit(
      'stderr',
      '[WARNING]: Empty continuation lines will become errors in a future release.\n',
    )
  }
  for (const { node, args: declared } of metaArgs) {
    yield* announce(node.original)
    for (const { key, value } of declared)
      args.addMeta({ key, value: value === undefined ? undefined : expandWord(value, args.meta, build) })
  }
  let last: StageState | undefined
  for (const stage of wanted) {
    yield* announce(stage.from.node.original)
    last = yield* beginStage(build, stage)
    build.stages.push({ name: stage.from.stage, state: last })
    yield* showImage(build, last)
    for (const instruction of stage.instructions) {
      yield* announce(instruction.node.original)
      yield* perform(build, last, instruction)
      yield* showImage(build, last)
    }
  }
  if (args.unused.length > 0)
    yield* build.emit(
      'stdout',
      `[Warning] One or more build-args [${args.unused.join(' ')}] were not consumed\n`,
    )
  if (!last?.image) throw new EngineError('System', 'No image was generated. Is your Dockerfile empty?')
  return last.image
}

/** The stages there are to do. @throws EngineError when the target is none of them */
function upToTarget(stages: readonly Stage[], target: string): readonly Stage[] {
  if (target === '') return stages
  const index = findStage(stages, target)
  if (index === undefined)
    throw new EngineError('InvalidParameter', `target stage ${JSON.stringify(target)} could not be found`)
  return stages.slice(0, index + 1)
}

function* showImage(build: LegacyBuild, { image }: StageState): Blocking<void> {
  yield* build.emit('stdout', ` ---> ${image ? truncateId(image.id) : ''}\n`)
}

function* beginStage(build: LegacyBuild, { from }: Stage): Blocking<StageState> {
  const { args, request, engine, report } = build
  const name = expandWord(from.base, args.meta, build)
  if (name === '') throw new EngineError('InvalidParameter', `base name (${from.base}) should not be blank`)
  args.reset()
  const earlier = build.stages.find((stage) => stage.name !== '' && stage.name === name.toLowerCase())
  const image = earlier
    ? earlier.state.image
    : name === 'scratch'
      ? undefined
      : (engine.imageStore.lookUpId(name) ??
        (yield* baseImage(engine, withDefaultTag(readReference(name)), request.pulls, report)))
  const state: StageState = {
    image,
    config: runConfigOf(image?.json.config ?? {}),
    maintainer: '',
    hasCmd: false,
    isCacheBusted: false,
  }
  yield* runTriggers(build, state, image?.json.config.OnBuild ?? [])
  return state
}

/** What the base image left to those who build on it. */
function* runTriggers(build: LegacyBuild, state: StageState, triggers: readonly string[]): Blocking<void> {
  if (triggers.length === 0) return
  yield* build.emit(
    'stdout',
    `# Executing ${triggers.length} build trigger${triggers.length > 1 ? 's' : ''}\n`,
  )
  const { nodes } = parseDockerfile(`FROM x\n${triggers.join('\n')}\n`)
  for (const instruction of parseStages(nodes).stages[0]?.instructions ?? [])
    yield* perform(build, state, instruction)
}

function* perform(build: LegacyBuild, state: StageState, instruction: Instruction): Blocking<void> {
  const { removes, alwaysRemoves } = build.request
  let isDone = false
  try {
    yield* dispatch(build, state, instruction)
    isDone = true
  } catch (error) {
    throw error instanceof DockerfileError ? new EngineError('InvalidParameter', error.message) : error
  } finally {
    if (alwaysRemoves || (removes && isDone)) yield* removeStepContainers(build)
    build.containers.length = 0
  }
}
