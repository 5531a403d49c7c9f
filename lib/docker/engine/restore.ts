import { decode } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Blocking } from '../../linux/kernel/wait-queue'
import type { ContainerConfig } from '../api/types/container-config'
import type { HostConfig } from '../api/types/host-config'
import { checkpoint } from './container/checkpoint'
import { cleanUp } from './container/clean-up'
import { Container } from './container/container'
import { removeContainer } from './container/remove'
import { cgroupPath } from './container/spec'
import { startContainer } from './container/start'
import { setStopped } from './container/state-changes'
import type { Engine } from './engine'
import { readFile } from './files'
import { createBridge } from './network/bridge-driver'
import { emptyEndpoint } from './network/container-network'
import { killCgroup } from './runtime/cgroup'

const KILLED = 137

/** Takes over what an earlier dockerd of this machine has left, as far as it is still on disk, and starts what is to run (moby daemon.restore). */
export function* restore(engine: Engine, previous: Engine): Blocking<void> {
  engine.layerStore.adopt(previous.layerStore)
  engine.imageStore.adopt(previous.imageStore)
  engine.volumeStore.adopt(previous.volumeStore)
  for (const network of engine.networkStore.adopt(previous.networkStore)) createBridge(engine.sys, network)
  const wasRunning = new Set<Container>()
  for (const old of previous.containerStore.all) {
    const container = yield* load(engine, old)
    if (container && old.isRunning) wasRunning.add(container)
    endProxies(engine, old)
  }
  for (const container of engine.containerStore.all) relink(engine, previous, container)
  for (const container of wasRunning) yield* endLeftOver(engine, container)
  const toRemove = engine.containerStore.all.filter(({ hostConfig }) => hostConfig.AutoRemove)
  for (const { id } of toRemove)
    yield* removeContainer(engine, id, { force: true, removeVolumes: true, isAutomatic: true })
  for (const container of engine.containerStore.all)
    if (shouldStart(container)) engine.sys.thread(() => startQuietly(engine, container))
}

/** A container as its files say it is; undefined when they are gone. */
function* load(engine: Engine, old: Container): Blocking<Container | undefined> {
  const { sys, containerStore } = engine
  let config: ContainerConfig
  let hostConfig: HostConfig
  try {
    const saved = decode(yield* readFile(sys, `${old.directory}/config.v2.json`))
    config = (JSON.parse(saved) as { Config: ContainerConfig }).Config
    hostConfig = JSON.parse(decode(yield* readFile(sys, `${old.directory}/hostconfig.json`))) as HostConfig
  } catch (error) {
    if (isErrno(error) || error instanceof SyntaxError) return undefined
    throw error
  }
  const { id, name, created, imageId, path, args, layer } = old
  const container = new Container(sys, { id, name, created, imageId, path, args, config, hostConfig, layer })
  containerStore.reserveName(id, name)
  containerStore.add(container)
  container.state = { status: old.state.status === 'created' ? 'created' : 'exited' }
  container.startedAt = old.startedAt
  container.finishedAt = old.finishedAt
  container.exitCode = old.exitCode
  container.error = old.error
  container.oomKilled = old.oomKilled
  container.restartCount = old.restartCount
  container.hasBeenManuallyStopped = old.hasBeenManuallyStopped
  container.pinnedNetwork = old.pinnedNetwork
  return container
}

/** Volumes, networks and other containers are objects of this dockerd now. */
function relink(engine: Engine, previous: Engine, container: Container): void {
  const { containerStore, volumeStore } = engine
  const old = previous.containerStore.find(container.id)
  for (const [destination, mount] of old.mounts) {
    const volume = mount.volume && volumeStore.find(mount.volume.name)
    volume?.users.add(container.id)
    container.mounts.set(destination, volume ? { ...mount, volume } : mount)
  }
  for (const [name, settings] of old.endpoints) {
    const { IPAMConfig, Links, Aliases, DriverOpts, GwPriority, NetworkID } = settings
    const kept = { IPAMConfig, Links, Aliases, DriverOpts, GwPriority, NetworkID }
    container.endpoints.set(name, { ...emptyEndpoint, ...kept })
  }
  container.links = old.links.flatMap(({ alias, child }) => {
    if (!containerStore.has(child.id)) return []
    const now = containerStore.find(child.id)
    now.linkedBy.add(container)
    return [{ alias, child: now }]
  })
}

/** What ran on while there was no dockerd is ended: live restore is off. */
function* endLeftOver(engine: Engine, container: Container): Blocking<void> {
  yield* killCgroup(engine.sys, cgroupPath(container))
  yield* cleanUp(engine, container)
  yield* setStopped(engine, container, 'exited', KILLED)
  yield* checkpoint(engine, container)
}

/** Proxies end with the dockerd that started them. */
function endProxies({ sys }: Engine, { publications }: Container): void {
  for (const pid of publications.flatMap(({ proxies }) => proxies)) {
    try {
      sys.kill(pid, 'SIGTERM')
    } catch (error) {
      if (!isErrno(error, 'ESRCH')) throw error
    }
  }
}

function shouldStart({ state, hostConfig, hasBeenManuallyStopped, exitCode }: Container): boolean {
  const { Name } = hostConfig.RestartPolicy
  if (state.status === 'created') return false
  if (Name === 'unless-stopped') return !hasBeenManuallyStopped
  return Name === 'always' || (Name === 'on-failure' && exitCode !== 0 && !hasBeenManuallyStopped)
}

function* startQuietly(engine: Engine, container: Container): Blocking<void> {
  try {
    yield* startContainer(engine, container, true)
  } catch {
    // The reason is in the container's State.Error, where dockerd leaves it too.
  }
}
