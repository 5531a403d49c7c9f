import type { Blocking } from '../../linux/kernel/wait-queue'
import { type ImageReference, withDefaultTag } from '../api/reference'
import { fetchCatalog, imageManifest } from '../registry/hub'
import type { ImageConfig, ImageSource, RepositorySource } from '../registry/image-source'
import { repositoryKey } from '../registry/module-keys'
import type { Engine } from './engine'
import { EngineError } from './error'
import { importManifest } from './image/add'
import { readReference } from './image/tag'

/**
 * Puts images on a machine as if they had been pulled or built long ago, without events and waiting. Those of the hub have
 * its digest beside their tag.
 */
export function* preloadImages(engine: Engine, references: readonly string[]): Blocking<void> {
  const catalog = references.length > 0 ? yield* fetchCatalog(engine.sys) : []
  for (const text of references) {
    const reference = withDefaultTag(readReference(text))
    const repository = (yield* engine.sys.fetch(repositoryKey(reference.path))) as RepositorySource
    const source = repository.tags[reference.tag ?? '']
    if (!source) throw new EngineError('NotFound', `there is no image ${text}`)
    yield* preload(
      engine,
      reference,
      source,
      catalog.some(({ path }) => path === reference.path),
    )
  }
}

function* preload(
  engine: Engine,
  reference: ImageReference,
  source: ImageSource,
  isOnHub: boolean,
): Blocking<void> {
  const epoch = engine.sys.realtime(0).seconds
  let parentId = ''
  for (const stage of stages(source)) {
    parentId = (yield* importManifest(engine, imageManifest(stage, epoch), parentId)).id
  }
  const time = engine.sys.realtime()
  engine.imageStore.tag(reference, parentId, time)
  if (!isOnHub) return
  const { tag: _, ...repository } = reference
  engine.imageStore.tag({ ...repository, digest: imageManifest(source, epoch).digest }, parentId, time)
}

/** The images an image was built from, one a step, the last being itself. */
function stages(source: ImageSource): readonly ImageSource[] {
  if (!source.isBuiltHere) return [source]
  let config: ImageConfig = {}
  return source.steps.map((step, index) => {
    config = { ...config, ...step.config }
    if (index === source.steps.length - 1) return source
    return { created: step.created ?? source.created, config, steps: source.steps.slice(0, index + 1) }
  })
}
