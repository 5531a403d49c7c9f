import type { Kernel } from '../kernel'
import { AnonymousFileSystem } from './anonymous-file-system'
import { LoadAverage } from './machine/load-average'
import { NamespaceFileSystem } from './namespace-file-system'
import { ProcFileSystem, type ProcShared } from './proc-file-system'
import { SysctlTable } from './sysctl-table'

/** Makes proc mountable: `mount -t proc` shows the pid namespace of whoever mounts it. */
export function registerProc(kernel: Kernel): ProcShared {
  const shared: ProcShared = {
    namespaces: new NamespaceFileSystem(kernel.vfs, kernel.initNamespaces.pid),
    anonymous: new AnonymousFileSystem(kernel),
    loadAverage: new LoadAverage(),
    sysctls: new SysctlTable(kernel),
  }
  kernel.fileSystems.set('proc', (_kernel, task) => new ProcFileSystem(kernel, task.namespaces.pid, shared))
  return shared
}
