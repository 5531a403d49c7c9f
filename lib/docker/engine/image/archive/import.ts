import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { familiarString, withDefaultTag } from '../../../api/reference'
import { runConfigOf } from '../../build/run-config'
import type { Engine } from '../../engine'
import { callHttp } from '../../http-client'
import { applyChanges } from '../changes'
import { makeImage } from '../make'
import { logImage, readReference, tagImage } from '../tag'
import { archiveMembers, unpackLayer } from './members'

export interface ImportOptions {
  /** a URL, or `-` for what came with the request */
  readonly source: string
  readonly repository: string
  readonly tag: string
  readonly message: string
  readonly changes: readonly string[]
}

/** `docker import`: a file system as an image of one layer; its id (moby ImportImage). @throws EngineError */
export function* importImage(engine: Engine, body: Uint8Array, options: ImportOptions): Blocking<string> {
  const { sys, layerStore } = engine
  const { source, repository, tag, message, changes } = options
  const reference =
    repository === ''
      ? undefined
      : withDefaultTag(readReference(tag === '' ? repository : `${repository}:${tag}`))
  const content = source === '-' ? body : (yield* callHttp(sys, source)).body
  const members = archiveMembers(content)
  const empty = { ...runConfigOf({}), Env: [] }
  const config = applyChanges(empty, changes)
  const mount = yield* layerStore.createMount(undefined)
  try {
    yield* unpackLayer(sys, layerStore.upperDirectory(mount), members)
    const layer = yield* layerStore.commit(mount, { moves: true })
    const { Env = [], ...rest } = config
    const image = yield* makeImage(engine, {
      parent: undefined,
      layer,
      config: Env.length > 0 ? { ...rest, Env } : rest,
      createdBy: '',
      comment: message || `Imported from ${source}`,
    })
    if (reference) yield* tagImage(engine, image.id, familiarString(reference), '')
    yield* logImage(engine, 'import', image.id, image.id)
    return image.id
  } finally {
    layerStore.removeMount(mount)
  }
}
