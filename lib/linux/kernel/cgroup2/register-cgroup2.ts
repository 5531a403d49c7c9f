import type { Kernel } from '../kernel'
import { CgroupFileSystem } from './cgroup-file-system'

/** Makes cgroup2 mountable. There is one hierarchy, so every mount has the same device number. */
export function registerCgroup2(kernel: Kernel): void {
  const dev = kernel.vfs.anonymousDevice()
  kernel.fileSystems.set('cgroup2', (_kernel, task) => {
    const top = kernel.rootCgroup.at(task.namespaces.cgroup.root)
    return new CgroupFileSystem(kernel, dev, top)
  })
}
