import { sha256 } from '@noble/hashes/sha2.js'
import { decode, encode, toHex } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { makeDirectories, readFile, writeFile } from '../files'

/** What a context's `meta.json` holds. */
export interface ContextMetadata {
  readonly Name: string
  readonly Metadata: { readonly Description?: string }
  readonly Endpoints: { readonly docker?: { readonly Host?: string; readonly SkipTLSVerify: boolean } }
}

const validName = '^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$'

/** @throws Error in the client's words */
export function validateContextName(name: string): void {
  if (name === '') throw new Error('context name cannot be empty')
  if (name === 'default') throw new Error('"default" is a reserved context name')
  if (!new RegExp(validName).test(name)) {
    throw new Error(`context name "${name}" is invalid, names are validated against regexp "${validName}"`)
  }
}

/** Docker contexts under `~/.docker/contexts`, each in a directory named by the SHA-256 of its name. */
export class ContextStore {
  readonly #root: string

  constructor(
    private readonly sys: Syscalls,
    configDirectory: string,
  ) {
    this.#root = `${configDirectory}/contexts`
  }

  directory(name: string, kind: 'meta' | 'tls' = 'meta'): string {
    return `${this.#root}/${kind}/${toHex(sha256(encode(name)))}`
  }

  /** @throws Error when there is no such context */
  *get(name: string): Blocking<ContextMetadata> {
    const path = `${this.directory(name)}/meta.json`
    const content = yield* readFile(this.sys, path)
    if (!content)
      throw new Error(`context "${name}": context not found: open ${path}: no such file or directory`)
    return JSON.parse(decode(content)) as ContextMetadata
  }

  has(name: string): boolean {
    try {
      this.sys.stat(`${this.directory(name)}/meta.json`)
      return true
    } catch (error) {
      if (isErrno(error)) return false
      throw error
    }
  }

  *put(context: ContextMetadata): Blocking<void> {
    const directory = this.directory(context.Name)
    makeDirectories(this.sys, directory)
    yield* writeFile(this.sys, `${directory}/meta.json`, encode(JSON.stringify(context)))
  }

  remove(name: string): void {
    const directory = this.directory(name)
    try {
      this.sys.unlink(`${directory}/meta.json`)
      this.sys.rmdir(directory)
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error
    }
  }

  /** All but the default one, by name. */
  *list(): Blocking<ContextMetadata[]> {
    const found: ContextMetadata[] = []
    for (const name of this.#entries()) {
      const content = yield* readFile(this.sys, `${this.#root}/meta/${name}/meta.json`)
      if (content) found.push(JSON.parse(decode(content)) as ContextMetadata)
    }
    return found.sort((left, right) => (left.Name < right.Name ? -1 : 1))
  }

  #entries(): readonly string[] {
    try {
      return this.sys.getdents(`${this.#root}/meta`).map((entry) => entry.name)
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return []
      throw error
    }
  }
}
