import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import type { ContainerInspect } from '../api/types/container'
import type { EventType } from '../api/types/event'
import type { ImageInspect } from '../api/types/image'
import type { NetworkInspect } from '../api/types/network'
import type { Volume } from '../api/types/volume'
import { BuildCache } from './build/buildkit/build-cache'
import type { Container } from './container/container'
import { ContainerStore } from './container/container-store'
import type { Exec } from './container/exec'
import { inspectContainer } from './container/inspect'
import type { DaemonConfig } from './daemon-config'
import { EventLog } from './event/event-log'
import { ImageStore } from './image/image-store'
import { inspectImage } from './image/inspect'
import { LayerStore } from './layer/layer-store'
import { inspectNetwork } from './network/inspect'
import type { NetworkStore } from './network/network-store'
import { PortAllocator } from './network/port-allocator'
import type { RemoteImage } from './registry/remote-image'
import { describeVolume, VolumeStore } from './volume/volume-store'

/** What dockerd gives its engine. */
export interface EngineParts {
  readonly sys: Syscalls
  /** as `docker info` shows it */
  readonly id: string
  readonly processors: number
  /** with the predefined networks */
  readonly networkStore: NetworkStore
  readonly config: DaemonConfig
}

/**
 * The Docker engine inside dockerd: what exists, and the system calls it all is built on. Verbs live in files of their own
 * (container/start.ts, image/pull.ts, …) and are generators, since a system call may block. Nothing here knows of HTTP.
 */
export class Engine implements EngineParts {
  readonly sys: Syscalls
  readonly id: string
  readonly processors: number
  readonly containerStore: ContainerStore
  readonly imageStore = new ImageStore()
  readonly layerStore: LayerStore
  readonly volumeStore: VolumeStore
  readonly networkStore: NetworkStore
  config: DaemonConfig
  /** what was pushed to the hub: path → tag → image */
  readonly hubUploads = new Map<string, Map<string, RemoteImage>>()
  readonly buildCache = new BuildCache()
  readonly portAllocator = new PortAllocator()
  readonly events: EventLog
  /** every exec by id, until its container is removed */
  readonly execs = new Map<string, Exec>()
  /** containers that end now do so because dockerd does */
  isShuttingDown = false

  constructor({ sys, id, processors, networkStore, config }: EngineParts) {
    this.config = config
    this.sys = sys
    this.id = id
    this.processors = processors
    this.networkStore = networkStore
    this.containerStore = new ContainerStore(sys)
    this.layerStore = new LayerStore(sys)
    this.volumeStore = new VolumeStore(sys)
    this.events = new EventLog(sys)
  }

  /** Changes whenever anything below may have changed, so that readers can skip looking. */
  get revision(): number {
    return this.events.position
  }

  /** All containers, stopped ones too, as `docker inspect` shows them. For reading only. */
  containers(): readonly ContainerInspect[] {
    return this.containerStore.all.map((container) => inspectContainer(this, container))
  }

  images(): readonly ImageInspect[] {
    return this.imageStore.all.map((image) => inspectImage(this, image))
  }

  volumes(): readonly Volume[] {
    return this.volumeStore.all.map(describeVolume)
  }

  networks(): readonly NetworkInspect[] {
    return this.networkStore.all.map((network) => inspectNetwork(network))
  }

  logContainer(
    container: Container,
    action: string,
    attributes: Readonly<Record<string, string>> = {},
  ): Blocking<void> {
    const { config, name } = container
    return this.log('container', action, container.id, {
      ...config.Labels,
      image: config.Image,
      name,
      ...attributes,
    })
  }

  log(
    type: EventType,
    action: string,
    id: string,
    attributes: Readonly<Record<string, string>> = {},
  ): Blocking<void> {
    return this.events.log(type, action, id, attributes)
  }
}
