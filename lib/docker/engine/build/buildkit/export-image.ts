import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { familiarString, referenceString, withDefaultTag } from '../../../api/reference'
import { sha256 } from '../../../registry/digest'
import type { ImageJson } from '../../../registry/image-manifest'
import { addImage } from '../../image/add'
import { diffIds } from '../../image/make'
import { readReference, tagImage } from '../../image/tag'
import { imageConfigOf } from '../run-config'
import type { BuiltStage, Solve } from './snapshot'

/** Writes a finished stage down as an image and names it; its id. @throws EngineError */
export function* exportImage(solve: Solve, stage: BuiltStage): Blocking<string> {
  const { engine, request, progress } = solve
  return yield* progress.step('exporting to image', function* (step) {
    const started = engine.sys.now()
    if (solve.madeFiles) yield* engine.sys.nanosleep(20_000_000)
    yield* step.status('exporting layers', solve.madeFiles ? started : undefined)
    const id = yield* writeImage(solve, stage)
    yield* step.status(`writing image ${id}`)
    for (const tag of request.tags) {
      const reference = withDefaultTag(readReference(tag))
      yield* step.status(`naming to ${referenceString(reference)}`)
      yield* tagImage(engine, id, familiarString(reference), '')
    }
    return id
  })
}

function* writeImage(
  { engine, request }: Solve,
  { snapshot, config, history, author }: BuiltStage,
): Blocking<string> {
  const labels = { ...config.Labels, ...request.labels }
  const complete = { ...config, Labels: Object.keys(labels).length > 0 ? labels : undefined }
  const json: ImageJson = {
    architecture: 'amd64',
    ...(author && { author }),
    config: imageConfigOf(complete),
    created: history.at(-1)?.created ?? snapshot.created,
    history,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: diffIds(snapshot.layer) },
  }
  const text = JSON.stringify(json)
  const id = sha256(text)
  if (engine.imageStore.get(id)) return id
  if (snapshot.layer) snapshot.layer.references++
  yield* addImage(engine, text, id, snapshot.layer)
  return id
}
