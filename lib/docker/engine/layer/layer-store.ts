import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { sha256 } from '../../registry/digest'
import { type Layer, packedSize } from '../../registry/image-manifest'
import { copyTree } from '../copy-tree'
import { exists, mkdirAll, removeAll, treeSize, writeFile } from '../files'
import { generateId } from '../identifier'
import { fillInitLayer } from './init-layer'
import { treeDigest } from './tree-digest'

const ROOT = '/var/lib/docker/overlay2'

/** A read-only layer on disk: content on top of its parents, named by all of them together. */
export interface StoredLayer {
  readonly chainId: string
  readonly diffId: string
  readonly parent: StoredLayer | undefined
  /** name of its directory under /var/lib/docker/overlay2 */
  readonly cacheId: string
  /** short name under l/, which keeps the options of long overlay mounts within a page */
  readonly link: string
  readonly size: number
  /** bytes of the packed form registries keep */
  readonly packedSize: number
  references: number
}

/** A container's writable layer, with the init layer below it. */
export interface MountLayer {
  readonly cacheId: string
  readonly parent: StoredLayer | undefined
  readonly link: string
  /** `l/…` names of what lies below, topmost first: the init layer, then the image */
  readonly lower: readonly string[]
}

/** The chain id of a layer on its parent (OCI image-spec, "Layer ChainID"). */
export function chainId(parent: string | undefined, diffId: string): string {
  return parent === undefined ? diffId : sha256(`${parent} ${diffId}`)
}

/** The overlay2 storage driver: layers are directories, a container's file system is an overlay mount of them. */
export class LayerStore {
  readonly #layers = new Map<string, StoredLayer>()

  constructor(private readonly sys: Syscalls) {
    mkdirAll(sys, `${ROOT}/l`, 0o710)
  }

  /** Knows what another store has put on this disk and is still there. */
  adopt(other: LayerStore): void {
    for (const layer of other.all)
      if (exists(this.sys, `${ROOT}/${layer.cacheId}/diff`)) this.#layers.set(layer.chainId, layer)
  }

  get(chain: string): StoredLayer | undefined {
    return this.#layers.get(chain)
  }

  /** All layers, for disk usage. */
  get all(): Iterable<StoredLayer> {
    return this.#layers.values()
  }

  /** Puts a layer on disk unless it is there; one reference is the caller's. */
  *add(layer: Layer, parent: StoredLayer | undefined): Blocking<StoredLayer> {
    const chain = chainId(parent?.chainId, layer.diffId)
    const existing = this.#reuse(chain)
    if (existing) return existing
    const cacheId = generateId(this.sys)
    const link = yield* this.#makeDirectory(cacheId, parent)
    this.sys.unpack(`${ROOT}/${cacheId}/diff`, layer.tree)
    const stored: StoredLayer = {
      chainId: chain,
      diffId: layer.diffId,
      parent,
      cacheId,
      link,
      size: layer.size,
      packedSize: layer.packedSize,
      references: 1,
    }
    if (parent) parent.references++
    this.#layers.set(chain, stored)
    return stored
  }

  /** Puts a layer on disk that `unpack` writes, unless it is there; one reference is the caller's. */
  *addUnpacked(
    diffId: string,
    parent: StoredLayer | undefined,
    unpack: (directory: string) => Blocking<void>,
  ): Blocking<StoredLayer> {
    const chain = chainId(parent?.chainId, diffId)
    const existing = this.#reuse(chain)
    if (existing) return existing
    const ownId = generateId(this.sys)
    const link = yield* this.#makeDirectory(ownId, parent)
    const directory = `${ROOT}/${ownId}/diff`
    yield* unpack(directory)
    const size = treeSize(this.sys, directory)
    return this.#keep({ chainId: chain, diffId, parent, cacheId: ownId, link, size })
  }

  /** A layer that is there already, with one more reference. */
  #reuse(chain: string): StoredLayer | undefined {
    const existing = this.#layers.get(chain)
    if (existing) existing.references++
    return existing
  }

  #keep(layer: Omit<StoredLayer, 'packedSize' | 'references'>): StoredLayer {
    const stored: StoredLayer = { ...layer, packedSize: packedSize(layer.size), references: 1 }
    if (stored.parent) stored.parent.references++
    this.#layers.set(stored.chainId, stored)
    return stored
  }

  /** The directory of a layer's own files. */
  directoryOf({ cacheId }: StoredLayer): string {
    return `${ROOT}/${cacheId}/diff`
  }

  /** Where what is written goes. */
  upperDirectory({ cacheId }: MountLayer): string {
    return `${ROOT}/${cacheId}/diff`
  }

  /** Whether nothing was written to a container's layer. */
  isUnchanged({ cacheId }: MountLayer): boolean {
    return this.sys.getdents(`${ROOT}/${cacheId}/diff`).length === 0
  }

  /**
   * Makes a read-only layer of what a writable one holds by now; one reference is the caller's. With `moves` the files go
   * over as they are and the writable layer is left empty, else they are copied.
   */
  *commit({ cacheId, parent }: MountLayer, { moves }: { readonly moves: boolean }): Blocking<StoredLayer> {
    const { sys } = this
    const from = `${ROOT}/${cacheId}/diff`
    const { diffId, size } = yield* treeDigest(sys, from)
    const chain = chainId(parent?.chainId, diffId)
    const existing = this.#reuse(chain)
    if (existing) return existing
    const ownId = generateId(sys)
    const link = yield* this.#makeDirectory(ownId, parent)
    if (moves) {
      sys.rename(from, `${ROOT}/${ownId}/diff`)
      sys.mkdir(from)
    } else {
      yield* copyTree(sys, from, `${ROOT}/${ownId}/diff`)
    }
    return this.#keep({ chainId: chain, diffId, parent, cacheId: ownId, link, size })
  }

  /** Takes back a reference; the layers that nobody needs any more are deleted and named. */
  release(layer: StoredLayer): string[] {
    if (--layer.references > 0) return []
    this.#layers.delete(layer.chainId)
    this.#removeDirectory(layer.cacheId, layer.link)
    return [layer.chainId, ...(layer.parent ? this.release(layer.parent) : [])]
  }

  /** Makes the writable layer of a container. */
  *createMount(parent: StoredLayer | undefined): Blocking<MountLayer> {
    const cacheId = generateId(this.sys)
    const initLink = yield* this.#makeDirectory(`${cacheId}-init`, parent)
    fillInitLayer(this.sys, `${ROOT}/${cacheId}-init/diff`)
    const lower = [initLink, ...lineage(parent).map(({ link }) => link)]
    const link = yield* this.#makeDirectory(cacheId, parent, lower)
    if (parent) parent.references++
    return { cacheId, parent, link, lower }
  }

  removeMount(mount: MountLayer): string[] {
    this.#removeDirectory(mount.cacheId, mount.link)
    this.#removeDirectory(`${mount.cacheId}-init`, mount.lower[0] ?? '')
    return mount.parent ? this.release(mount.parent) : []
  }

  /** Where a container's file system appears while it is mounted. */
  mountPoint({ cacheId }: MountLayer): string {
    return `${ROOT}/${cacheId}/merged`
  }

  /** Mounts a container's file system; the directory where it appears. */
  mount({ cacheId, lower }: MountLayer): string {
    const directory = `${ROOT}/${cacheId}`
    const merged = `${directory}/merged`
    mkdirAll(this.sys, merged, 0o700)
    const lowerdir = lower.map((link) => `${ROOT}/l/${link}`).join(':')
    this.sys.mount({
      source: 'overlay',
      target: merged,
      type: 'overlay',
      data: `lowerdir=${lowerdir},upperdir=${directory}/diff,workdir=${directory}/work`,
    })
    return merged
  }

  unmount({ cacheId }: MountLayer): void {
    const merged = `${ROOT}/${cacheId}/merged`
    try {
      this.sys.umount(merged, { detach: true })
      this.sys.rmdir(merged)
    } catch (error) {
      if (!isErrno(error, 'EINVAL', 'ENOENT')) throw error
    }
  }

  /** The directories inspect shows as GraphDriver. */
  describe(mount: MountLayer): Record<string, string> {
    const directory = `${ROOT}/${mount.cacheId}`
    const lower = [
      `${directory}-init/diff`,
      ...lineage(mount.parent).map(({ cacheId }) => `${ROOT}/${cacheId}/diff`),
    ]
    return {
      LowerDir: lower.join(':'),
      MergedDir: `${directory}/merged`,
      UpperDir: `${directory}/diff`,
      WorkDir: `${directory}/work`,
    }
  }

  /** The same for an image, by its topmost layer. */
  describeLayer(layer: StoredLayer): Record<string, string> {
    const directory = `${ROOT}/${layer.cacheId}`
    const lower = lineage(layer.parent).map(({ cacheId }) => `${ROOT}/${cacheId}/diff`)
    return {
      ...(lower.length > 0 && { LowerDir: lower.join(':') }),
      MergedDir: `${directory}/merged`,
      UpperDir: `${directory}/diff`,
      WorkDir: `${directory}/work`,
    }
  }

  *#makeDirectory(
    name: string,
    parent: StoredLayer | undefined,
    lower = lineage(parent).map(({ link }) => link),
  ): Blocking<string> {
    const { sys } = this
    const directory = `${ROOT}/${name}`
    const link = linkName(sys)
    mkdirAll(sys, `${directory}/diff`)
    sys.chmod(directory, 0o710)
    sys.symlink(`../${name}/diff`, `${ROOT}/l/${link}`)
    yield* writeFile(sys, `${directory}/link`, link)
    if (lower.length > 0) {
      yield* writeFile(sys, `${directory}/lower`, lower.map((one) => `l/${one}`).join(':'))
      sys.mkdir(`${directory}/work`, 0o700)
    }
    return link
  }

  #removeDirectory(name: string, link: string): void {
    removeAll(this.sys, `${ROOT}/l/${link}`)
    removeAll(this.sys, `${ROOT}/${name}`)
  }
}

/** A layer and those below it, topmost first. */
export function lineage(layer: StoredLayer | undefined): StoredLayer[] {
  const all: StoredLayer[] = []
  for (let current = layer; current; current = current.parent) all.push(current)
  return all
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function linkName(sys: Syscalls): string {
  return [...sys.getrandom(26)].map((byte) => BASE32[byte % 32]).join('')
}
