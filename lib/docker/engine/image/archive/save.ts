import { EMPTY, encode } from '../../../../base/bytes'
import type { TarHeader } from '../../../../base/tar/entry'
import { TAR_END, tarHeader, tarPadding } from '../../../../base/tar/write'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { familiarName, familiarString, type ImageReference, referenceString } from '../../../api/reference'
import { sha256 } from '../../../registry/digest'
import type { Engine } from '../../engine'
import { lineage, type StoredLayer } from '../../layer/layer-store'
import type { Image } from '../image'
import { logImage } from '../tag'
import { layerTar } from './layer-tar'

type Emit = (bytes: Uint8Array) => Blocking<void>

interface Saved {
  readonly image: Image
  /** the names it was asked for by */
  readonly names: ImageReference[]
}

const hex = (digest: string): string => digest.slice('sha256:'.length)
const OCI = 'application/vnd.oci.image'

/** `docker save`: images as an archive in the layout of OCI and docker at once (moby tarexport). @throws EngineError NotFound */
export function* saveImages(engine: Engine, references: readonly string[], emit: Emit): Blocking<void> {
  const saved = find(engine, references)
  const { sys, layerStore } = engine
  const mtime = Math.max(...saved.map(({ image }) => image.created.seconds))
  const blobs = new Map<
    string,
    { readonly text?: string; readonly layer?: StoredLayer; readonly size: number }
  >()
  const manifests: unknown[] = []
  const index: unknown[] = []
  const repositories: Record<string, Record<string, string>> = {}
  for (const { image, names } of saved) {
    const layers = lineage(image.layer).reverse()
    for (const layer of layers) {
      if (blobs.has(layer.diffId)) continue
      const size = yield* layerTar(sys, layerStore.directoryOf(layer))
      blobs.set(layer.diffId, { layer, size })
      const old = JSON.stringify({ id: hex(layer.chainId), created: image.json.created, os: 'linux' })
      blobs.set(sha256(old), { text: old, size: old.length })
    }
    const descriptors = layers.map(({ diffId }) => ({
      mediaType: `${OCI}.layer.v1.tar`,
      digest: diffId,
      size: blobs.get(diffId)?.size ?? 0,
    }))
    const config = {
      mediaType: `${OCI}.config.v1+json`,
      digest: image.id,
      size: encode(image.configJson).length,
    }
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config,
      layers: descriptors,
    })
    blobs.set(image.id, { text: image.configJson, size: config.size })
    blobs.set(sha256(manifest), { text: manifest, size: manifest.length })
    const common = { mediaType: `${OCI}.manifest.v1+json`, digest: sha256(manifest), size: manifest.length }
    if (names.length === 0) index.push(common)
    for (const name of names) {
      const annotations = {
        'io.containerd.image.name': referenceString(name),
        'org.opencontainers.image.ref.name': name.tag,
      }
      index.push({ ...common, annotations })
      const top = layers.at(-1)
      const repository = familiarName(name)
      if (top) repositories[repository] = { ...repositories[repository], [name.tag ?? '']: hex(top.diffId) }
    }
    manifests.push({
      Config: `blobs/sha256/${hex(image.id)}`,
      RepoTags: names.length > 0 ? names.map(familiarString) : null,
      Layers: layers.map(({ diffId }) => `blobs/sha256/${hex(diffId)}`),
      LayerSources: Object.fromEntries(
        descriptors.map(({ mediaType, digest, size }) => [digest, { mediaType, size, digest }]),
      ),
    })
    yield* logImage(engine, 'save', image.id, image.id)
  }
  const head = function* (path: string, type: TarHeader['type'], size: number): Blocking<void> {
    const mode = type === 'directory' ? 0o755 : 0o644
    yield* emit(tarHeader({ path, type, mode, uid: 0, gid: 0, size, mtime }))
  }
  const text = function* (path: string, content: string): Blocking<void> {
    const bytes = encode(content)
    yield* head(path, 'file', bytes.length)
    yield* emit(bytes)
    yield* emit(tarPadding(bytes.length))
  }
  yield* head('blobs', 'directory', 0)
  yield* head('blobs/sha256', 'directory', 0)
  for (const [digest, blob] of [...blobs].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const path = `blobs/sha256/${hex(digest)}`
    if (blob.text !== undefined) yield* text(path, blob.text)
    if (!blob.layer) continue
    yield* head(path, 'file', blob.size)
    yield* layerTar(sys, layerStore.directoryOf(blob.layer), emit)
    yield* emit(tarPadding(blob.size))
  }
  yield* text(
    'index.json',
    JSON.stringify({ schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests: index }),
  )
  yield* text('manifest.json', `${JSON.stringify(manifests)}\n`)
  yield* text('oci-layout', '{"imageLayoutVersion": "1.0.0"}')
  if (Object.keys(repositories).length > 0) yield* text('repositories', `${JSON.stringify(repositories)}\n`)
  yield* emit(TAR_END)
  yield* emit(EMPTY)
}

/** Each image once, with the names that were asked for; a bare repository means all its tags. */
function find({ imageStore }: Engine, references: readonly string[]): Saved[] {
  const saved = new Map<string, Saved>()
  const add = (image: Image, name: ImageReference | undefined): void => {
    const one = saved.get(image.id) ?? { image, names: [] }
    saved.set(image.id, one)
    if (name?.tag !== undefined) one.names.push(name)
  }
  for (const text of references) {
    const image = imageStore.findForSave(text)
    add(image.image, image.name)
  }
  return [...saved.values()]
}
