import { concat, decode, encode } from '@/lib/base/bytes'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Syscalls } from '@/lib/linux/kernel/syscalls'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'

/** What a registry holds, in the directories the real one uses. */
export class RegistryStore {
  constructor(
    private readonly sys: Syscalls,
    private readonly root: string,
  ) {}

  *blob(digest: string): Blocking<Uint8Array | undefined> {
    return yield* this.#read(this.#blobPath(digest))
  }

  *putBlob(digest: string, content: Uint8Array): Blocking<void> {
    yield* this.#write(this.#blobPath(digest), content)
  }

  /** Whether a repository has a blob; blobs themselves are shared. */
  *hasLayer(name: string, digest: string): Blocking<boolean> {
    return (yield* this.#read(this.#layerLink(name, digest))) !== undefined
  }

  *linkLayer(name: string, digest: string): Blocking<void> {
    yield* this.#write(this.#layerLink(name, digest), encode(digest))
  }

  /** The digest a tag points to. */
  *tag(name: string, tag: string): Blocking<string | undefined> {
    const content = yield* this.#read(`${this.#repository(name)}/_manifests/tags/${tag}/current/link`)
    return content && decode(content)
  }

  *putTag(name: string, tag: string, digest: string): Blocking<void> {
    yield* this.#write(`${this.#repository(name)}/_manifests/tags/${tag}/current/link`, encode(digest))
  }

  *hasManifest(name: string, digest: string): Blocking<boolean> {
    return (yield* this.#read(this.#revision(name, digest))) !== undefined
  }

  *linkManifest(name: string, digest: string): Blocking<void> {
    yield* this.#write(this.#revision(name, digest), encode(digest))
  }

  /** Forgets a manifest and the tags that point to it. */
  *deleteManifest(name: string, digest: string): Blocking<void> {
    this.sys.unlink(this.#revision(name, digest))
    for (const tag of this.tags(name)) {
      if ((yield* this.tag(name, tag)) !== digest) continue
      const directory = `${this.#repository(name)}/_manifests/tags/${tag}`
      this.sys.unlink(`${directory}/current/link`)
      this.sys.rmdir(`${directory}/current`)
      this.sys.rmdir(directory)
    }
  }

  /** The newest first, as directories on disk often come. */
  tags(name: string): string[] {
    return this.#names(`${this.#repository(name)}/_manifests/tags`).reverse()
  }

  /** Repositories with at least one manifest, sorted. */
  repositories(): string[] {
    const found: string[] = []
    const visit = (prefix: string): void => {
      for (const name of this.#names(`${this.root}/docker/registry/v2/repositories/${prefix}`)) {
        if (name === '_manifests') found.push(prefix.slice(0, -1))
        else if (!name.startsWith('_')) visit(`${prefix}${name}/`)
      }
    }
    visit('')
    return found.sort()
  }

  hasRepository(name: string): boolean {
    return this.repositories().includes(name)
  }

  #repository(name: string): string {
    return `${this.root}/docker/registry/v2/repositories/${name}`
  }

  #blobPath(digest: string): string {
    const hex = digest.replace('sha256:', '')
    return `${this.root}/docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`
  }

  #layerLink(name: string, digest: string): string {
    return `${this.#repository(name)}/_layers/sha256/${digest.replace('sha256:', '')}/link`
  }

  #revision(name: string, digest: string): string {
    return `${this.#repository(name)}/_manifests/revisions/sha256/${digest.replace('sha256:', '')}/link`
  }

  #names(directory: string): string[] {
    try {
      return this.sys.getdents(directory).map(({ name }) => name)
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR')) return []
      throw error
    }
  }

  *#read(path: string): Blocking<Uint8Array | undefined> {
    try {
      const fd = yield* this.sys.open(path, { access: 'read' })
      const chunks: Uint8Array[] = []
      for (;;) {
        const bytes = yield* this.sys.read(fd, 1_048_576)
        if (bytes.length === 0) break
        chunks.push(bytes)
      }
      this.sys.close(fd)
      return concat(chunks)
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined
      throw error
    }
  }

  *#write(path: string, content: Uint8Array): Blocking<void> {
    const parts = path.split('/')
    for (let count = 2; count < parts.length; count++) {
      try {
        this.sys.mkdir(parts.slice(0, count).join('/'), 0o755)
      } catch (error) {
        if (!isErrno(error, 'EEXIST')) throw error
      }
    }
    const fd = yield* this.sys.open(path, { access: 'write', create: true, truncate: true }, 0o644)
    yield* this.sys.write(fd, content)
    this.sys.close(fd)
  }
}
