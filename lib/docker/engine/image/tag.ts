import type { Blocking } from '../../../linux/kernel/wait-queue'
import {
  familiarString,
  type ImageReference,
  InvalidReferenceError,
  parseReference,
  withDefaultTag,
} from '../../api/reference'
import type { Engine } from '../engine'
import { EngineError } from '../error'

/** `POST /images/{name}/tag`. @throws EngineError NotFound, InvalidParameter */
export function* tagImage(engine: Engine, source: string, repository: string, tag: string): Blocking<void> {
  const image = engine.imageStore.find(source)
  const reference = withDefaultTag(readReference(tag === '' ? repository : `${repository}:${tag}`))
  if (reference.digest !== undefined)
    throw new EngineError('InvalidParameter', 'refusing to create a tag with a digest reference')
  engine.imageStore.tag(reference, image.id, engine.sys.realtime())
  yield* logImage(engine, 'tag', image.id, familiarString(reference))
}

/** An image event, named as its image is. */
export function logImage(engine: Engine, action: string, imageId: string, name: string): Blocking<void> {
  const labels = engine.imageStore.get(imageId)?.json.config.Labels
  return engine.log('image', action, imageId, { ...labels, name })
}

/** @throws EngineError InvalidParameter in the words of the reference parser */
export function readReference(text: string): ImageReference {
  try {
    return parseReference(text)
  } catch (error) {
    if (error instanceof InvalidReferenceError) throw new EngineError('InvalidParameter', error.message)
    throw error
  }
}
