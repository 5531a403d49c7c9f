import type { Engine } from '../engine'
import { EngineError } from '../error'
import { shmMount } from '../runtime/default-spec'
import type { OciMount, OciNamespaceType, OciSpec } from '../runtime/oci-spec'
import type { Container } from './container'
import { isContainerMode } from './validate-config'

type Namespace = OciSpec['linux']['namespaces'][number]

const nameIn = (mode: string): string => mode.slice('container:'.length)

/** Which namespaces a container gets of its own, shares with another, or shares with the host (left out). @throws EngineError */
export function resolveNamespaces(engine: Engine, container: Container): Namespace[] {
  const { NetworkMode, PidMode, UTSMode, IpcMode, CgroupnsMode } = container.hostConfig
  const join = (type: OciNamespaceType, file: string, other: Container): Namespace => ({
    type,
    path: `/proc/${other.pid}/ns/${file}`,
  })
  const namespaces: Namespace[] = [{ type: 'mount' }]
  if (isContainerMode(NetworkMode)) namespaces.push(join('network', 'net', networkTarget(engine, container)))
  else if (NetworkMode !== 'host') namespaces.push({ type: 'network' })
  if (UTSMode !== 'host') namespaces.push({ type: 'uts' })
  if (isContainerMode(PidMode))
    namespaces.push(
      join('pid', 'pid', runningTarget(engine, nameIn(PidMode), 'failed to join PID namespace')),
    )
  else if (PidMode !== 'host') namespaces.push({ type: 'pid' })
  if (isContainerMode(IpcMode)) namespaces.push(join('ipc', 'ipc', ipcTarget(engine, container)))
  else if (IpcMode !== 'host') namespaces.push({ type: 'ipc' })
  if (CgroupnsMode !== 'host') namespaces.push({ type: 'cgroup' })
  return namespaces
}

function runningTarget(engine: Engine, reference: string, purpose: string): Container {
  const other = engine.containerStore.find(reference)
  if (!other.isRunning) throw new EngineError('System', `${purpose}: container ${other.id} is not running`)
  if (other.state.status === 'restarting') {
    throw new EngineError(
      'System',
      `${purpose}: Container ${other.id} is restarting, wait until the container is running`,
    )
  }
  return other
}

/** The container whose network stack is shared. @throws EngineError worded as dockerd does */
export function networkTarget(engine: Engine, container: Container): Container {
  const reference = nameIn(container.hostConfig.NetworkMode)
  let other: Container
  try {
    other = engine.containerStore.find(reference)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap('joining network namespace of container') : error
  }
  if (other === container) throw new EngineError('System', 'cannot join own network namespace')
  if (!other.isRunning) {
    throw new EngineError(
      'Conflict',
      `cannot join network namespace of a non running container: container ${other.name} is ${other.status}`,
    )
  }
  return other
}

function ipcTarget(engine: Engine, container: Container): Container {
  const other = runningTarget(engine, nameIn(container.hostConfig.IpcMode), 'failed to join IPC namespace')
  if (other.hostConfig.IpcMode !== 'shareable') {
    const hint = 'non-shareable IPC (hint: use IpcMode:shareable for the donor container)'
    throw new EngineError('System', `failed to join IPC namespace: container ${other.id}: ${hint}`)
  }
  return other
}

/** Where the shared memory of a container that others may join is mounted on the host. */
export function shmPath(container: Container): string {
  return `${container.directory}/mounts/shm`
}

/** How a container gets /dev/shm. */
export function ipcMounts(engine: Engine, container: Container): OciMount[] {
  const { IpcMode, ShmSize } = container.hostConfig
  const bind = (source: string): OciMount => ({
    destination: '/dev/shm',
    type: 'bind',
    source,
    options: ['rbind', 'rprivate'],
  })
  if (IpcMode === 'none') return []
  if (IpcMode === 'host') return [bind('/dev/shm')]
  if (IpcMode === 'shareable') return [bind(shmPath(container))]
  if (isContainerMode(IpcMode)) return [bind(shmPath(ipcTarget(engine, container)))]
  return [shmMount(ShmSize)]
}
