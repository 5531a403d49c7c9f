import { isErrno } from '../../../linux/kernel/errno'
import type { Engine } from '../engine'
import { unmountVolume } from '../volume/mount-volume'
import type { Container } from './container'
import { shmPath } from './namespaces'
import { unpinNetwork } from './pin-network'

/** Unmounts what a run of a container had mounted on the host. */
export function cleanUp(engine: Engine, container: Container): void {
  const { sys, layerStore } = engine
  unpinNetwork(engine, container)
  if (container.hostConfig.IpcMode === 'shareable') {
    try {
      sys.umount(shmPath(container), { detach: true })
    } catch (error) {
      if (!isErrno(error, 'EINVAL', 'ENOENT')) throw error
    }
  }
  for (const { volume } of container.mounts.values()) {
    if (volume) unmountVolume(sys, volume, container.id)
  }
  layerStore.unmount(container.layer)
}
