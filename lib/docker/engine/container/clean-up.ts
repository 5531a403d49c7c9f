import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import type { Container } from './container'
import { shmPath } from './namespaces'
import { unpinNetwork } from './pin-network'
import { unmountVolumes } from './volume-mounts'

/** Unmounts what a run of a container had mounted on the host. */
export function* cleanUp(engine: Engine, container: Container): Blocking<void> {
  const { sys, layerStore } = engine
  unpinNetwork(engine, container)
  if (container.hostConfig.IpcMode === 'shareable') {
    try {
      sys.umount(shmPath(container), { detach: true })
    } catch (error) {
      if (!isErrno(error, 'EINVAL', 'ENOENT')) throw error
    }
  }
  yield* unmountVolumes(engine, container)
  layerStore.unmount(container.layer)
}
