import type { Blocking } from '../../linux/kernel/wait-queue'
import { withDefaultTag } from '../api/reference'
import type { Engine } from './engine'
import { EngineError } from './error'
import { importManifest } from './image/add'
import { findRemote } from './image/remote'
import { readReference } from './image/tag'

/** Puts images on a machine as if they had been pulled long ago: with tag and digest, without events and waiting. */
export function* preloadImages(engine: Engine, references: readonly string[]): Blocking<void> {
  for (const text of references) {
    const reference = withDefaultTag(readReference(text))
    const manifest = yield* findRemote(engine, reference)
    if (!manifest) throw new EngineError('NotFound', `the hub has no image ${text}`)
    const image = yield* importManifest(engine, manifest)
    const time = engine.sys.realtime()
    engine.imageStore.tag(reference, image.id, time)
    const { tag: _, ...repository } = reference
    engine.imageStore.tag({ ...repository, digest: manifest.digest }, image.id, time)
  }
}
