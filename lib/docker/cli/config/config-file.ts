import { decodeBase64, encodeBase64 } from '../../../base/base64'
import { decode, encode } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { AuthConfig } from '../../api/types/registry'
import { makeDirectories, readFile, writeFile } from '../files'

/** The parts of `config.json` used here; what else it holds is kept when it is saved. */
interface Stored {
  auths?: Record<string, { auth?: string; identitytoken?: string }>
  HttpHeaders?: Record<string, string>
  detachKeys?: string
  currentContext?: string
  psFormat?: string
  imagesFormat?: string
  networksFormat?: string
  volumesFormat?: string
  statsFormat?: string
  proxies?: Record<string, Record<string, string>>
}

/** The client's configuration, `~/.docker/config.json`. */
export class ConfigFile {
  private constructor(
    private readonly sys: Syscalls,
    readonly directory: string,
    readonly stored: Stored,
  ) {}

  /** Reads the file, or takes the defaults when there is none; `warning` says when it could not be read. */
  static *load(
    sys: Syscalls,
    directory: string,
  ): Blocking<{ config: ConfigFile; warning: string | undefined }> {
    const path = `${directory}/config.json`
    const content = yield* readFile(sys, path)
    try {
      const stored = content === undefined ? {} : (JSON.parse(decode(content)) as Stored)
      return { config: new ConfigFile(sys, directory, stored), warning: undefined }
    } catch {
      const warning = `WARNING: Error parsing config file (${path}): invalid character`
      return { config: new ConfigFile(sys, directory, {}), warning }
    }
  }

  *save(): Blocking<void> {
    makeDirectories(this.sys, this.directory, 0o700)
    const text = JSON.stringify({ auths: {}, ...this.stored }, undefined, '\t')
    yield* writeFile(this.sys, `${this.directory}/config.json`, encode(text), 0o600)
  }

  /** What was stored by `docker login` for a registry. */
  auth(registry: string): AuthConfig | undefined {
    const entry = this.stored.auths?.[registry]
    if (!entry) return undefined
    const [username = '', ...password] = decode(decodeBase64(entry.auth ?? '')).split(':')
    return { username, password: password.join(':'), serveraddress: registry }
  }

  setAuth(registry: string, username: string, password: string): void {
    const auth = encodeBase64(encode(`${username}:${password}`))
    this.stored.auths = { ...this.stored.auths, [registry]: { auth } }
  }

  /** Whether there was anything to forget. */
  removeAuth(registry: string): boolean {
    const { [registry]: removed, ...rest } = this.stored.auths ?? {}
    this.stored.auths = rest
    return removed !== undefined
  }
}

/** The key under which a registry's login is stored. */
export function registryKey(domain: string): string {
  return domain === 'docker.io' || domain === 'index.docker.io' ? 'https://index.docker.io/v1/' : domain
}
