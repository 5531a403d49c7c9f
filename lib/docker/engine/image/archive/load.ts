import { decode, toHex } from '../../../../base/bytes'
import type { TarEntry } from '../../../../base/tar/entry'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { familiarString } from '../../../api/reference'
import type { JsonMessage } from '../../../api/types/json-message'
import { sha256 } from '../../../registry/digest'
import type { ImageJson } from '../../../registry/image-manifest'
import type { Engine } from '../../engine'
import { EngineError } from '../../error'
import { chainId, type StoredLayer } from '../../layer/layer-store'
import { addImage } from '../add'
import { layerMessage } from '../progress'
import { logImage, readReference } from '../tag'
import { archiveMembers, unpackLayer } from './members'

type Report = (message: JsonMessage) => Blocking<void>

interface ManifestItem {
  readonly Config: string
  readonly RepoTags: readonly string[] | null
  readonly Layers: readonly string[]
}

/** `docker load`: the images of an archive that `docker save` made (moby tarexport Load). @throws EngineError */
export function* loadImages(
  engine: Engine,
  archive: Uint8Array,
  isQuiet: boolean,
  report: Report,
): Blocking<void> {
  const members = archiveMembers(archive)
  const files = new Map(members.map((member) => [member.path, member]))
  const manifest = files.get('manifest.json')
  if (!manifest) throw missingManifest(engine, members)
  for (const item of JSON.parse(decode(manifest.content)) as ManifestItem[]) {
    const configJson = decode(files.get(item.Config)?.content ?? new Uint8Array())
    const id = yield* loadOne(engine, configJson, item, files, isQuiet, report)
    for (const tag of item.RepoTags ?? []) {
      const reference = readReference(tag)
      engine.imageStore.tag(reference, id, engine.sys.realtime())
      yield* report({ stream: `Loaded image: ${familiarString(reference)}\n` })
    }
    if (!item.RepoTags?.length) yield* report({ stream: `Loaded image ID: ${id}\n` })
    yield* logImage(engine, 'load', id, id)
  }
}

/** The oldest format has a directory an image. */
function missingManifest({ sys }: Engine, members: readonly TarEntry[]): EngineError {
  const [first = ''] = members
    .map(({ path }) => path.split('/')[0] ?? '')
    .filter((name) => !name.startsWith('.'))
    .sort()
  const directory = `/var/lib/docker/tmp/docker-import-${Number.parseInt(toHex(sys.getrandom(4)), 16)}`
  return new EngineError('System', `open ${directory}/${first}/json: no such file or directory`)
}

function* loadOne(
  engine: Engine,
  configJson: string,
  { Layers }: ManifestItem,
  files: ReadonlyMap<string, TarEntry>,
  isQuiet: boolean,
  report: Report,
): Blocking<string> {
  const { layerStore, sys } = engine
  const { rootfs } = JSON.parse(configJson) as ImageJson
  let layer: StoredLayer | undefined
  for (const [index, path] of Layers.entries()) {
    const diffId = rootfs.diff_ids[index] ?? ''
    const content = linked(files, path)
    const isNew = !layerStore.get(chainId(layer?.chainId, diffId))
    if (isNew && !isQuiet) {
      const id = diffId.slice('sha256:'.length).slice(0, 12)
      yield* report(layerMessage(id, 'Loading layer', content.length, content.length))
      yield* report(layerMessage(id, 'Loading layer', content.length, content.length))
    }
    const next: StoredLayer = yield* layerStore.addUnpacked(diffId, layer, (directory) =>
      unpackLayer(sys, directory, archiveMembers(content)),
    )
    if (layer) layerStore.release(layer)
    layer = next
  }
  const had = engine.imageStore.get(sha256(configJson))
  const image = yield* addImage(engine, configJson, sha256(configJson), layer)
  if (had && layer) layerStore.release(layer)
  return image.id
}

/** Older archives keep a layer once and link to it. */
function linked(files: ReadonlyMap<string, TarEntry>, path: string): Uint8Array {
  const member = files.get(path)
  if (member?.type !== 'symlink' || !member.target) return member?.content ?? new Uint8Array()
  const parts = `${path.split('/').slice(0, -1).join('/')}/${member.target}`.split('/')
  const clean: string[] = []
  for (const part of parts) {
    if (part === '..') clean.pop()
    else if (part !== '' && part !== '.') clean.push(part)
  }
  return files.get(clean.join('/'))?.content ?? new Uint8Array()
}
