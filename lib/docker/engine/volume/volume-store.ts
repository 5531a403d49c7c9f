import { rfc3339 } from '../../../base/civil'
import type { Realtime } from '../../../base/clock'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Volume } from '../../api/types/volume'
import { EngineError } from '../error'
import { exists, mkdirAll, removeAll, treeSize } from '../files'
import { generateId } from '../identifier'
import { type VolumeOptions, validateVolumeOptions } from './volume-options'

const ROOT = '/var/lib/docker/volumes'
const RESTRICTED = '[a-zA-Z0-9][a-zA-Z0-9_.-]'
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/
/** Marks volumes nobody named, which `volume prune` may delete. */
export const ANONYMOUS_LABEL = 'com.docker.volume.anonymous'

/** A local volume: a directory that outlives containers. */
export interface LocalVolume {
  readonly name: string
  readonly created: Realtime
  readonly labels: Readonly<Record<string, string>> | null
  readonly options: VolumeOptions | null
  /** ids of the containers that have it */
  readonly users: Set<string>
  /** who has what its options name mounted on it */
  readonly mountedFor: Set<string>
}

export interface VolumeRequest {
  readonly name?: string | undefined
  readonly driver?: string | undefined
  readonly labels?: Readonly<Record<string, string>> | null | undefined
  readonly options?: VolumeOptions | null | undefined
}

/** The volumes of an engine (moby volume/service with the local driver). */
export class VolumeStore {
  readonly #volumes = new Map<string, LocalVolume>()

  constructor(private readonly sys: Syscalls) {
    mkdirAll(sys, ROOT, 0o701)
  }

  /** Knows what another store has put on this disk and is still there; nobody uses it yet. */
  adopt(other: VolumeStore): void {
    for (const volume of other.all) {
      if (!exists(this.sys, mountpoint(volume.name))) continue
      this.#volumes.set(volume.name, { ...volume, users: new Set(), mountedFor: new Set() })
    }
  }

  get all(): readonly LocalVolume[] {
    return [...this.#volumes.values()]
  }

  /** Makes a volume; one of that name that exists already is given back. @throws EngineError InvalidParameter */
  create({ name = '', driver = '', labels, options }: VolumeRequest): {
    volume: LocalVolume
    isNew: boolean
  } {
    const existing = this.#volumes.get(name)
    if (existing) return { volume: existing, isNew: false }
    const chosen = name || generateId(this.sys)
    try {
      if (driver !== '' && driver !== 'local')
        throw new EngineError(
          'NotFound',
          `error looking up volume plugin ${driver}: plugin "${driver}" not found`,
        )
      validateName(chosen)
      validateVolumeOptions(options ?? {})
    } catch (error) {
      throw error instanceof EngineError ? error.wrap(`create ${chosen}`) : error
    }
    const anonymous = name === '' ? { [ANONYMOUS_LABEL]: '' } : {}
    const volume: LocalVolume = {
      name: chosen,
      created: this.sys.realtime(),
      labels: hasEntries(labels) || name === '' ? { ...labels, ...anonymous } : null,
      options: hasEntries(options) ? { ...options } : null,
      users: new Set(),
      mountedFor: new Set(),
    }
    mkdirAll(this.sys, `${ROOT}/${chosen}`, 0o701)
    this.sys.mkdir(mountpoint(chosen), 0o755)
    this.#volumes.set(chosen, volume)
    return { volume, isNew: true }
  }

  find(name: string): LocalVolume | undefined {
    return this.#volumes.get(name)
  }

  /** @throws EngineError NotFound */
  get(name: string): LocalVolume {
    const volume = this.#volumes.get(name)
    if (!volume) throw new EngineError('NotFound', `get ${name}: no such volume`)
    return volume
  }

  /** @throws EngineError Conflict while a container has it */
  remove(volume: LocalVolume): void {
    if (volume.users.size > 0) {
      throw new EngineError(
        'Conflict',
        `remove ${volume.name}: volume is in use - [${[...volume.users].join(', ')}]`,
      )
    }
    this.#volumes.delete(volume.name)
    removeAll(this.sys, `${ROOT}/${volume.name}`)
  }

  /** Bytes of what is in a volume. */
  size(volume: LocalVolume): number {
    return treeSize(this.sys, mountpoint(volume.name))
  }
}

/** Where a volume's files lie on the host. */
export function mountpoint(name: string): string {
  return `${ROOT}/${name}/_data`
}

export function describeVolume({ name, created, labels, options }: LocalVolume): Volume {
  return {
    CreatedAt: rfc3339(created),
    Driver: 'local',
    Labels: labels ? sorted(labels) : null,
    Mountpoint: mountpoint(name),
    Name: name,
    Options: options ? sorted(options) : null,
    Scope: 'local',
  }
}

/** Go writes maps with sorted keys. */
export function sorted<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).sort(([left], [right]) => (left < right ? -1 : 1)))
}

function validateName(name: string): void {
  if (name.length === 1) {
    throw new EngineError(
      'InvalidParameter',
      'volume name is too short, names should be at least two alphanumeric characters',
    )
  }
  if (!NAME.test(name)) {
    throw new EngineError(
      'InvalidParameter',
      `${JSON.stringify(name)} includes invalid characters for a local volume name, only "${RESTRICTED}" are allowed. If you intended to pass a host directory, use absolute path`,
    )
  }
}

function hasEntries(map: Readonly<Record<string, string>> | null | undefined): boolean {
  return Object.keys(map ?? {}).length > 0
}
