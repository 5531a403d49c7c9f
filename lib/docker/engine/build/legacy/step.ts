import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Container } from '../../container/container'
import type { OutputStream } from '../../container/output-streams'
import { removeContainer } from '../../container/remove'
import type { Engine } from '../../engine'
import { truncateId } from '../../identifier'
import { makeImage } from '../../image/make'
import type { Report } from '../../image/pull'
import type { StoredLayer } from '../../layer/layer-store'
import type { BuildArgs } from '../build-args'
import type { BuildRequest } from '../request'
import { DEFAULT_SHELL, imageConfigOf, type RunConfig } from '../run-config'
import { createStepContainer } from '../step-container'
import { cachedImage, cacheKey } from './cache'
import type { StageState } from './stage-state'

/** What the instructions of one build share. */
export interface LegacyBuild {
  readonly engine: Engine
  readonly request: BuildRequest
  /** directory of the context */
  readonly context: string
  readonly args: BuildArgs
  /** where the client may hang up */
  readonly client: number
  readonly escape: string
  /** finished stages */
  readonly stages: { readonly name: string; readonly state: StageState }[]
  /** containers to remove once a step has ended */
  readonly containers: Container[]
  /** what a step prints; standard error is marked */
  emit(stream: OutputStream, text: string): Blocking<void>
  /** progress of a pull */
  readonly report: Report
}

/** Whether the step was done before; then its image is the stage's. */
export function* probeCache(build: LegacyBuild, state: StageState, config: RunConfig): Blocking<boolean> {
  if (!build.request.usesCache || state.isCacheBusted) return false
  const image = cachedImage(build.engine, state.image, config)
  if (!image) {
    state.isCacheBusted = true
    return false
  }
  yield* build.emit('stdout', ' ---> Using cache\n')
  state.image = image
  return true
}

/** Makes the container a step runs in, or would run in. */
export function* createStep(build: LegacyBuild, state: StageState, config: RunConfig): Blocking<Container> {
  const { engine, request } = build
  const container = yield* createStepContainer(engine, state.image?.id ?? '', config, request.host)
  build.containers.push(container)
  yield* build.emit('stdout', ` ---> Running in ${truncateId(container.id)}\n`)
  return container
}

/** Records what a step's container holds as the stage's new image. */
export function* commitStep(
  build: LegacyBuild,
  state: StageState,
  container: Container,
  config: RunConfig,
): Blocking<void> {
  const { layerStore } = build.engine
  const { removes, alwaysRemoves } = build.request
  const layer = layerStore.isUnchanged(container.layer)
    ? undefined
    : yield* layerStore.commit(container.layer, { moves: removes || alwaysRemoves })
  yield* recordStep(build, state, layer, config, container.id)
}

export function* recordStep(
  { engine }: LegacyBuild,
  state: StageState,
  layer: StoredLayer | undefined,
  config: RunConfig,
  container = '',
): Blocking<void> {
  state.image = yield* makeImage(engine, {
    parent: state.image,
    layer,
    config: imageConfigOf(state.config),
    createdBy: (config.Cmd ?? []).join(' '),
    author: state.maintainer,
    container,
    containerConfig: cacheKey(config),
  })
}

/** The configuration of a step that runs nothing: its command only says what it does. */
export function noteConfig(state: StageState, note: string): RunConfig {
  const shell = state.config.Shell ?? DEFAULT_SHELL
  return { ...state.config, Cmd: [...shell, `#(nop) ${note}`] }
}

/** A step that only changes the configuration. */
export function* commitNote(build: LegacyBuild, state: StageState, note: string): Blocking<void> {
  const config = noteConfig(state, ` ${note}`)
  if (yield* probeCache(build, state, config)) return
  const container = yield* createStep(build, state, config)
  yield* commitStep(build, state, container, config)
}

export function* removeStepContainers(build: LegacyBuild): Blocking<void> {
  for (const container of build.containers.splice(0)) {
    yield* removeContainer(build.engine, container.id, { force: true, removeVolumes: true })
    yield* build.emit('stdout', ` ---> Removed intermediate container ${truncateId(container.id)}\n`)
  }
}
