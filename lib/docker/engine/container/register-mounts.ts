import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HostConfig } from '../../api/types/host-config'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { cleanPath } from '../path'
import type { LocalVolume, VolumeRequest } from '../volume/volume-store'
import { mountpoint } from '../volume/volume-store'
import type { Container } from './container'
import {
  isReadOnlyMode,
  isValidMode,
  type ParsedMount,
  parseBind,
  parseMount,
  tmpfsMountOptions,
} from './mount-parser'
import type { ContainerMount } from './mounts'

/** Resolves all mounts a container was created with: of other containers, `-v`, `--mount`, in this order (moby registerMountPoints). */
export function* registerMounts(engine: Engine, container: Container): Blocking<void> {
  const host = container.hostConfig
  for (const from of host.VolumesFrom ?? []) copyMounts(engine, container, from)
  const bound = new Set<string>()
  const register = function* (mount: ParsedMount, makesSource: boolean): Blocking<void> {
    if (bound.has(mount.destination) || host.Tmpfs?.[mount.destination] !== undefined) {
      throw new EngineError('InvalidParameter', `Duplicate mount point: ${mount.destination}`)
    }
    bound.add(mount.destination)
    addMount(container, yield* resolveMount(engine, container, mount, makesSource))
  }
  for (const bind of host.Binds ?? []) yield* register(withDriver(parseBind(bind), host), true)
  for (const spec of host.Mounts ?? []) {
    yield* register(parseMount(engine.sys, spec), spec.BindOptions?.CreateMountpoint ?? false)
  }
}

function withDriver(mount: ParsedMount, { VolumeDriver }: HostConfig): ParsedMount {
  if (VolumeDriver === '' || mount.spec.Type !== 'volume') return mount
  return {
    ...mount,
    spec: {
      ...mount.spec,
      VolumeOptions: { ...mount.spec.VolumeOptions, DriverConfig: { Name: VolumeDriver } },
    },
  }
}

function addMount(container: Container, mount: ContainerMount): void {
  release(container, container.mounts.get(mount.destination))
  mount.volume?.users.add(container.id)
  container.mounts.set(mount.destination, mount)
}

function release(container: Container, replaced: ContainerMount | undefined): void {
  if (!replaced?.volume) return
  const others = [...container.mounts.values()].filter(
    (mount) => mount !== replaced && mount.volume === replaced.volume,
  )
  if (others.length === 0) replaced.volume.users.delete(container.id)
}

function copyMounts(engine: Engine, container: Container, from: string): void {
  const [reference = '', mode = 'rw'] = from.split(/:(.*)/)
  const isValid = mode === '' || (isValidMode(mode) && !/shared|slave|private|nocopy/.test(mode))
  if (!isValid) throw new EngineError('InvalidParameter', `invalid mode: ${mode}`)
  const source = findOr400(engine, reference)
  for (const mount of source.mounts.values()) {
    addMount(container, {
      ...mount,
      mode: '',
      copiesImage: false,
      isWritable: mount.isWritable && !isReadOnlyMode(mode),
    })
  }
}

/** A missing container in an option is the request's mistake: 404 would make clients pull the image. */
function findOr400(engine: Engine, reference: string): Container {
  try {
    return engine.containerStore.find(reference)
  } catch (error) {
    throw error instanceof EngineError ? new EngineError('InvalidParameter', error.message) : error
  }
}

function* resolveMount(
  engine: Engine,
  container: Container,
  mount: ParsedMount,
  makesSource: boolean,
): Blocking<ContainerMount> {
  const { spec, destination, mode, propagation } = mount
  const common = {
    destination,
    isWritable: !spec.ReadOnly,
    propagation,
    makesSource,
    isRecursive: !spec.BindOptions?.NonRecursive,
    spec,
  }
  if (spec.Type === 'bind') {
    return {
      ...common,
      type: 'bind',
      source: cleanPath(spec.Source ?? ''),
      mode,
      copiesImage: false,
      tmpfsOptions: '',
    }
  }
  if (spec.Type === 'tmpfs') {
    return {
      ...common,
      type: 'tmpfs',
      source: '',
      mode,
      copiesImage: false,
      tmpfsOptions: tmpfsMountOptions(spec),
    }
  }
  const volume = yield* obtainVolume(engine, container, {
    name: spec.Source,
    driver: spec.VolumeOptions?.DriverConfig?.Name,
    options: spec.VolumeOptions?.DriverConfig?.Options,
    labels: spec.VolumeOptions?.Labels,
  })
  return {
    ...common,
    type: 'volume',
    volume,
    source: mountpoint(volume.name),
    // SELinux' shared label, which dockerd sets for local volumes when no mode is given
    mode: mode || 'z',
    copiesImage: !spec.VolumeOptions?.NoCopy,
    tmpfsOptions: '',
  }
}

/** Makes an anonymous volume for each `VOLUME` and `-v /path` that nothing else is mounted on. */
export function* addAnonymousVolumes(engine: Engine, container: Container): Blocking<void> {
  for (const path of Object.keys(container.config.Volumes ?? {})) {
    const destination = cleanPath(path)
    if (container.mounts.has(destination)) continue
    const volume = yield* obtainVolume(engine, container, {})
    addMount(container, {
      type: 'volume',
      destination,
      source: mountpoint(volume.name),
      volume,
      mode: '',
      isWritable: true,
      propagation: '',
      copiesImage: true,
      makesSource: false,
      isRecursive: true,
      tmpfsOptions: '',
    })
  }
}

function* obtainVolume(engine: Engine, container: Container, request: VolumeRequest): Blocking<LocalVolume> {
  const { volume, isNew } = engine.volumeStore.create(request)
  volume.users.add(container.id)
  if (isNew) yield* engine.events.log('volume', 'create', volume.name, { driver: 'local' })
  return volume
}
