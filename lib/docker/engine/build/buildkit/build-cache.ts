import { rfc3339Nano } from '../../../../base/civil'
import type { Realtime } from '../../../../base/clock'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { StoredLayer } from '../../layer/layer-store'

/** What a step has made, kept for the next build. */
export interface CacheRecord {
  readonly id: string
  readonly key: string
  /** `source.local` for what clients sent, `regular` for what steps made */
  readonly type: 'regular' | 'source.local'
  readonly layer: StoredLayer | undefined
  /** bytes this step added */
  readonly size: number
  readonly description: string
  /** seconds since 1970, and the same as RFC 3339 */
  readonly created: number
  readonly createdAt: string
  used: number
  uses: number
}

/** BuildKit's results by what they follow from; a layer stays as long as its record. */
export class BuildCache {
  readonly #records = new Map<string, CacheRecord>()
  /** directories of `RUN --mount=type=cache` */
  readonly mounts = new Set<string>()
  /** what was sent of each build context the last time: path → digest */
  readonly contexts = new Map<string, Map<string, string>>()
  /** base images that have been unpacked once */
  readonly bases = new Set<string>()

  get records(): readonly CacheRecord[] {
    return [...this.#records.values()]
  }

  get(key: string): CacheRecord | undefined {
    return this.#records.get(key)
  }

  add(record: CacheRecord): void {
    this.#records.set(record.key, record)
  }

  /** Notes files of a client, which stay until they are pruned. */
  addSource(key: string, size: number, time: Realtime, id: string): void {
    const old = this.#records.get(key)
    const now = time.seconds
    this.#records.set(key, {
      id: old?.id ?? id,
      key,
      type: 'source.local',
      layer: undefined,
      size,
      description: `local source for ${key.split(' ')[0]}`,
      created: old?.created ?? now,
      createdAt: old?.createdAt ?? rfc3339Nano(time),
      used: now,
      uses: (old?.uses ?? 0) + 1,
    })
  }

  delete(record: CacheRecord): void {
    this.#records.delete(record.key)
  }
}

/** A record's id as BuildKit writes them: 25 digits and letters. */
export function cacheId(sys: Syscalls): string {
  return [...sys.getrandom(25)].map((byte) => (byte % 36).toString(36)).join('')
}
