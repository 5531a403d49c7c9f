import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ContainerCreateRequest, ContainerCreateResponse } from '../../api/types/container'
import type { ContainerConfig } from '../../api/types/container-config'
import type { HostConfig, LogConfig } from '../../api/types/host-config'
import type { EndpointSettings } from '../../api/types/network'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { mkdirAll } from '../files'
import { generateId } from '../identifier'
import type { Image } from '../image/image'
import { latency } from '../latency'
import { completeLogConfig } from '../log/log-config'
import { emptyEndpoint, validateFixedAddress } from '../network/container-network'
import { randomName } from '../random-name'
import { defaultMaskedPaths, defaultReadonlyPaths } from '../runtime/default-spec'
import { checkpoint } from './checkpoint'
import { Container } from './container'
import { registerLinks } from './links'
import { commandLine, mergeImageConfig } from './merge-config'
import { prepareFiles } from './prepare-files'
import { addAnonymousVolumes, registerMounts } from './register-mounts'
import { destroyContainer } from './remove'
import { containerConfig, hostConfig } from './request-config'
import { securityOptions } from './security'
import { cgroupPath } from './spec'
import { isContainerMode, validateNetworkMode, validateSettings } from './validate-config'

export interface CreateOptions {
  /** empty for a made-up one */
  readonly name: string
  /** `linux/arm64`; empty for the machine's own */
  readonly platform: string
}

const hostSideKeys = ['HostConfig', 'NetworkingConfig']

/** Makes a container without starting it (moby containerCreate). @throws EngineError */
export function* createContainer(
  engine: Engine,
  request: ContainerCreateRequest,
  options: CreateOptions,
): Blocking<ContainerCreateResponse> {
  const config = containerConfig(request)
  const host = hostConfig(request.HostConfig ?? {})
  if (host.NetworkMode === '' || host.NetworkMode === 'default') host.NetworkMode = 'bridge'
  validateNetworkMode(config, host)
  if (Object.keys(request).every((key) => hostSideKeys.includes(key))) {
    throw new EngineError('InvalidParameter', 'config cannot be empty in order to create a container')
  }
  config.Volumes ??= {}
  const warnings = validateSettings(config, host, engine.processors)
  const image = findImage(engine, config, options.platform)
  adaptHostConfig(engine, host)
  if (image) mergeImageConfig(config, image.json.config)
  if (config.Entrypoint?.length === 1 && config.Entrypoint[0] === '') config.Entrypoint = null
  if (commandLine(config).length === 0) throw new EngineError('InvalidParameter', 'no command specified')
  host.LogConfig = completeLogConfig(host.LogConfig, defaultLog(engine))
  checkSettings(host)
  const networks = request.NetworkingConfig?.EndpointsConfig ?? {}
  const container = yield* newContainer(engine, config, host, image, options.name)
  try {
    registerLinks(engine, container)
    yield* registerMounts(engine, container)
    yield* addAnonymousVolumes(engine, container)
    yield* prepareFiles(engine, container)
    connectToNetworks(engine, container, networks)
  } catch (error) {
    yield* destroyContainer(engine, container, { removeVolumes: true })
    throw error
  }
  engine.containerStore.add(container)
  yield* checkpoint(engine, container)
  yield* engine.logContainer(container, 'create')
  return { Id: container.id, Warnings: warnings }
}

function findImage(engine: Engine, { Image: name }: ContainerConfig, platform: string): Image | undefined {
  if (name === '') return undefined
  const image = engine.imageStore.find(name)
  const own = `${image.json.os}/${image.json.architecture}`
  if (
    platform !== '' &&
    platform !== own &&
    platform !== image.json.architecture &&
    platform !== image.json.os
  ) {
    const message = `image with reference ${name} was found but its platform (${own}) does not match the specified platform (${platform})`
    throw new EngineError('NotFound', message)
  }
  return image
}

/** What daemon.json says of logs. */
function defaultLog({ config }: Engine): LogConfig {
  return { Type: config['log-driver'] ?? 'json-file', Config: { ...config['log-opts'] } }
}

/** What can only be wrong together with this host. @throws EngineError */
function checkSettings(host: HostConfig): void {
  securityOptions(host)
  if (Object.keys(host.StorageOpt ?? {}).length > 0) {
    const needed = "--storage-opt is supported only for overlay over xfs with 'pquota' mount option"
    throw new EngineError('System', needed)
  }
  cgroupPath({ id: '', hostConfig: host })
}

/** Fills in the daemon's defaults, and ids for names of containers whose namespaces are shared (moby adaptContainerSettings). */
function adaptHostConfig(engine: Engine, host: HostConfig): void {
  if (host.Memory > 0 && host.MemorySwap === 0) host.MemorySwap = host.Memory * 2
  if (host.ShmSize === 0) host.ShmSize = 64 * 1024 * 1024
  if (host.PidsLimit !== null && host.PidsLimit <= 0) host.PidsLimit = null
  host.IpcMode ||= 'private'
  host.CgroupnsMode ||= 'private'
  for (const key of ['IpcMode', 'PidMode', 'NetworkMode'] as const) {
    if (!isContainerMode(host[key])) continue
    const reference = host[key].slice('container:'.length)
    try {
      host[key] = `container:${engine.containerStore.find(reference).id}`
    } catch (error) {
      // Whether the other container is there matters when this one starts.
      if (!(error instanceof EngineError)) throw error
    }
  }
}

function* newContainer(
  engine: Engine,
  config: ContainerConfig,
  host: HostConfig,
  image: Image | undefined,
  name: string,
): Blocking<Container> {
  const { sys, containerStore, layerStore } = engine
  const id = generateId(sys)
  const reserved =
    name === '' ? containerStore.reserveRandomName(id, randomName) : containerStore.reserveName(id, name)
  if (config.Hostname === '')
    config.Hostname = host.NetworkMode === 'host' ? sys.gethostname() : id.slice(0, 12)
  const [path = '', ...args] = commandLine(config)
  if (!host.Privileged) {
    host.MaskedPaths ??= [...defaultMaskedPaths]
    host.ReadonlyPaths ??= [...defaultReadonlyPaths]
  }
  const created = sys.realtime()
  yield* sys.nanosleep(latency.create)
  const layer = yield* layerStore.createMount(image?.layer)
  const container = new Container(sys, {
    id,
    name: reserved,
    created,
    imageId: image?.id ?? '',
    path,
    args,
    config,
    hostConfig: host,
    layer,
  })
  mkdirAll(sys, container.directory, 0o710)
  mkdirAll(sys, `${container.directory}/checkpoints`, 0o700)
  mkdirAll(sys, `${container.directory}/mounts`, 0o710)
  return container
}

/** Notes which networks it will be in; addresses come when it starts (moby updateContainerNetworkSettings). */
function connectToNetworks(
  engine: Engine,
  container: Container,
  requested: Readonly<Record<string, Partial<EndpointSettings> | null>>,
): void {
  const mode = container.hostConfig.NetworkMode
  if (isContainerMode(mode)) return
  const own = engine.networkStore.findByName(mode)?.name ?? mode
  const entries = Object.entries(requested)
  if (entries.length === 0) container.endpoints.set(nameOf(engine, own), { ...emptyEndpoint })
  for (const [reference, settings] of entries) {
    const name = nameOf(engine, reference === 'default' ? own : reference)
    const endpoint = { ...emptyEndpoint, ...settings }
    const network = engine.networkStore.findByName(name)
    if (network) wrapNetwork(name, () => validateFixedAddress(network, endpoint))
    container.endpoints.set(name, endpoint)
  }
}

function wrapNetwork(name: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    throw error instanceof EngineError ? error.wrap(`invalid config for network ${name}`) : error
  }
}

/** A network may be named by its id; one that does not exist is noticed at start. */
function nameOf(engine: Engine, reference: string): string {
  try {
    return engine.networkStore.find(reference).name
  } catch {
    return reference
  }
}
