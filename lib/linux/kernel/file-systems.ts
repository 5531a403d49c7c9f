import { mountOverlay } from '../vfs/overlay-options'
import { Tmpfs } from '../vfs/tmpfs'
import { tmpfsOptions } from '../vfs/tmpfs-options'
import { registerCgroup2 } from './cgroup2/register-cgroup2'
import { DevptsFileSystem } from './devpts'
import type { Kernel } from './kernel'
import { registerProc } from './proc/register-proc'
import { makeSysfs } from './sysfs/sysfs'

/** The file systems every machine can mount. */
export function registerFileSystems(kernel: Kernel): void {
  const { fileSystems } = kernel
  fileSystems.set(
    'tmpfs',
    ({ vfs }, _task, _source, data) => new Tmpfs(vfs, tmpfsOptions.parse(data, kernel.options.memoryBytes)),
  )
  fileSystems.set('mqueue', ({ vfs }) => new Tmpfs(vfs, { type: 'mqueue', mode: 0o1777, options: '' }))
  fileSystems.set('devpts', () => new DevptsFileSystem(kernel))
  fileSystems.set('overlay', ({ vfs }, task, _source, data) => mountOverlay(vfs, task.walker, data))
  fileSystems.set('sysfs', (_, task) => makeSysfs(kernel, task.namespaces.net))
  registerCgroup2(kernel)
  registerProc(kernel)
}
