import { encode } from '../../base/bytes'
import { SECOND } from '../../base/clock'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { buildTree, type Tree, type TreeNode } from '../../linux/vfs/build-tree'
import { parseRfc3339 } from '../api/rfc3339'
import { sha256 } from './digest'
import type { BuildStep, ImageConfig, ImageSource } from './image-source'

/** One layer as registries and engines name it. */
export interface Layer {
  /** of the unpacked content: what images refer to */
  readonly diffId: string
  /** of the packed blob: what manifests refer to, and what pull shows */
  readonly digest: string
  /** bytes of the packed blob */
  readonly packedSize: number
  /** bytes of the files */
  readonly size: number
  readonly tree: Tree
}

export interface HistoryEntry {
  readonly created: string
  readonly author?: string
  readonly created_by?: string
  readonly comment?: string
  readonly empty_layer?: boolean
}

/** The image's JSON: its sha256 is the image's id (moby image.Image, OCI image-spec). */
export interface ImageJson {
  readonly architecture: string
  readonly author?: string
  readonly comment?: string
  readonly config: ImageConfig
  readonly container?: string
  /** what the container of the last step was made with: the old builder's cache compares it */
  readonly container_config?: unknown
  readonly created: string
  readonly docker_version?: string
  readonly history: readonly HistoryEntry[]
  readonly os: string
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] }
}

/** An image as a registry holds it. */
export interface ImageManifest {
  /** of the manifest itself: `docker pull NAME@sha256:…` */
  readonly digest: string
  readonly configJson: string
  /** of the configuration: the IMAGE ID */
  readonly imageId: string
  readonly layers: readonly Layer[]
}

/** Compressed layers are about this much smaller; real ones vary between a quarter and a half. */
const COMPRESSION = 0.38

/** Layers made so far: images that share a step share its layer. */
const known = new WeakMap<BuildStep, Map<string, Layer>>()

const layerKey = ({ created }: ImageSource, step: BuildStep, epochSeconds: number): string =>
  `${epochSeconds} ${step.created ?? created}`

/** So many files take a millisecond or two. */
const FILES_AT_ONCE = 100

/** Makes an image's layers with pauses, since hashing a whole distribution takes longer than a frame of the page. */
export function* assembleLayers(
  source: ImageSource,
  epochSeconds: number,
  pause: () => Blocking<void>,
): Blocking<void> {
  for (const step of source.steps) {
    const { files, created = source.created, packedSize: given } = step
    const layers = known.get(step) ?? new Map<string, Layer>()
    known.set(step, layers)
    const key = layerKey(source, step, epochSeconds)
    if (!files || layers.has(key)) continue
    const mtime = (parseRfc3339(created).seconds - epochSeconds) * SECOND
    const tree = buildTree(files(), { mtime })
    yield* pause()
    layers.set(key, yield* assembleLayer(tree, mtime, given, pause))
  }
}

/** Turns a description into content with digests: the same description always gives the same digests. */
export function assembleImage(source: ImageSource, epochSeconds: number): ImageManifest {
  // Never pauses, so it is done at once.
  for (const _ of assembleLayers(source, epochSeconds, function* () {}));
  const layers: Layer[] = []
  const history = source.steps.map((step): HistoryEntry => {
    const { createdBy, comment, created = source.created, files } = step
    const layer = files && known.get(step)?.get(layerKey(source, step, epochSeconds))
    if (layer) layers.push(layer)
    return {
      created,
      created_by: createdBy,
      ...(comment !== undefined && { comment }),
      ...(!files && { empty_layer: true }),
    }
  })
  const json: ImageJson = {
    architecture: 'amd64',
    ...(source.author !== undefined && { author: source.author }),
    config: source.config,
    created: source.created,
    history,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  }
  return manifestOf(JSON.stringify(json), layers)
}

/** The manifest of an image that consists of these layers. */
export function manifestOf(configJson: string, layers: readonly Layer[]): ImageManifest {
  const imageId = sha256(configJson)
  return { digest: sha256(manifestJson(configJson, imageId, layers)), configJson, imageId, layers }
}

/** The manifest as a registry sends it (application/vnd.docker.distribution.manifest.v2+json). */
export function manifestJson(
  configJson: string,
  imageId: string,
  layers: readonly Pick<Layer, 'digest' | 'packedSize'>[],
): string {
  const type = 'application/vnd.docker.distribution.manifest.v2+json'
  const config = {
    mediaType: 'application/vnd.docker.container.image.v1+json',
    size: encode(configJson).length,
    digest: imageId,
  }
  const blobs = layers.map(({ digest, packedSize }) => ({
    mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    size: packedSize,
    digest,
  }))
  return JSON.stringify({ schemaVersion: 2, mediaType: type, config, layers: blobs }, undefined, 3)
}

/** The digest of a layer's packed form. Nothing is really packed, so it follows from the unpacked content's. */
export function blobDigest(diffId: string): string {
  return sha256(`gzip ${diffId}`)
}

/** About how many bytes a layer of that size has when it is packed. */
export function packedSize(size: number): number {
  return Math.max(32, Math.round(size * COMPRESSION))
}

function* assembleLayer(
  tree: Tree,
  usualTime: number,
  given: number | undefined,
  pause: () => Blocking<void>,
): Blocking<Layer> {
  const listing: string[] = []
  // A file with several names takes its space once.
  const counted = new Set<TreeNode>()
  let size = 0
  for (const [path, node] of visit(tree.root, '')) {
    const { type, mode, uid, gid, mtime, target, rdev, content } = node
    const bytes = content?.bytes()
    const length = content?.size ?? bytes?.length ?? 0
    if (type === 'file' && !counted.has(node)) size += length
    counted.add(node)
    const device = rdev ? `${rdev.major}:${rdev.minor}` : ''
    const common = [path, type, mode, uid, gid, mtime - usualTime, target ?? '', device, length]
    listing.push([...common, bytes ? sha256(bytes) : ''].join('\t'))
    if (listing.length % FILES_AT_ONCE === 0) yield* pause()
  }
  const diffId = sha256(listing.join('\n'))
  return {
    diffId,
    digest: blobDigest(diffId),
    size,
    packedSize: given ?? packedSize(size),
    tree,
  }
}

function* visit(node: TreeNode, path: string): Generator<readonly [path: string, node: TreeNode]> {
  yield [path || '/', node]
  for (const [name, child] of node.children ?? []) yield* visit(child, `${path}/${name}`)
}
