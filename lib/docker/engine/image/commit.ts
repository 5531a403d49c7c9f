import type { Blocking } from '../../../linux/kernel/wait-queue'
import { familiarString, withDefaultTag } from '../../api/reference'
import type { ImageConfig } from '../../registry/image-source'
import { runConfigOf } from '../build/run-config'
import { pauseContainer, unpauseContainer } from '../container/pause'
import type { Engine } from '../engine'
import { applyChanges } from './changes'
import { makeImage } from './make'
import { readReference, tagImage } from './tag'

export interface CommitOptions {
  /** empty for an image without a name */
  readonly repository: string
  readonly tag: string
  readonly author: string
  readonly comment: string
  readonly pauses: boolean
  readonly changes: readonly string[]
}

/** `docker commit`: an image of what a container has become; its id (moby CreateImageFromContainer). @throws EngineError */
export function* commitContainer(engine: Engine, name: string, options: CommitOptions): Blocking<string> {
  const { layerStore, imageStore } = engine
  const container = engine.containerStore.find(name)
  const { repository, tag, comment, author } = options
  const reference =
    repository === ''
      ? undefined
      : withDefaultTag(readReference(tag === '' ? repository : `${repository}:${tag}`))
  const { config } = container
  const settings = {
    ...runConfigOf(config as ImageConfig),
    Env: config.Env ?? [],
    OnBuild: config.OnBuild ?? undefined,
  }
  const changed = applyChanges(settings, options.changes)
  const pauses = options.pauses && container.isRunning && !container.isPaused
  if (pauses) yield* pauseContainer(engine, container.id)
  try {
    const layer = layerStore.isUnchanged(container.layer)
      ? undefined
      : yield* layerStore.commit(container.layer, { moves: false })
    const image = yield* makeImage(engine, {
      parent: imageStore.get(container.imageId),
      layer,
      config: changed,
      createdBy: (config.Cmd ?? []).join(' '),
      comment,
      author,
      container: container.id,
    })
    if (reference) yield* tagImage(engine, image.id, familiarString(reference), '')
    yield* engine.logContainer(container, 'commit', {
      comment,
      imageID: image.id,
      imageRef: reference ? familiarString(reference) : '',
    })
    return image.id
  } finally {
    if (pauses) yield* unpauseContainer(engine, container.id)
  }
}
