import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { type ImageReference, referenceString } from '../../../api/reference'
import type { Engine } from '../../engine'
import type { Image } from '../../image/image'
import { pullImage, type Report } from '../../image/pull'

/** The image of a FROM, pulled when it is missing or asked for. @throws EngineError */
export function* baseImage(
  engine: Engine,
  reference: ImageReference,
  pulls: boolean,
  report: Report,
): Blocking<Image> {
  const present = engine.imageStore.lookUp(referenceString(reference))
  if (present && !pulls) return present
  yield* pullImage(engine, reference, report)
  return engine.imageStore.find(referenceString(reference))
}
