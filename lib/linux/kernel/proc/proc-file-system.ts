import { FileSystem } from '../../vfs/file-system'
import type { Kernel } from '../kernel'
import type { PidNamespace, UserNamespace } from '../namespaces'
import type { Task } from '../task'
import type { AnonymousFileSystem } from './anonymous-file-system'
import type { LoadAverage } from './machine/load-average'
import type { NamespaceFileSystem } from './namespace-file-system'
import { ProcRoot } from './proc-root'
import type { SysctlTable } from './sysctl-table'

/** What all instances of proc on one machine share. */
export interface ProcShared {
  readonly namespaces: NamespaceFileSystem
  readonly anonymous: AnonymousFileSystem
  readonly loadAverage: LoadAverage
  readonly sysctls: SysctlTable
}

/**
 * proc(5). An instance belongs to a pid namespace, whoever reads it: mounted from inside a container it shows that
 * container's processes by their numbers there. What is in the files is read from the kernel's tables, never stored.
 */
export class ProcFileSystem extends FileSystem {
  override readonly root: ProcRoot
  #lastIno = 0

  constructor(
    readonly kernel: Kernel,
    readonly namespace: PidNamespace,
    readonly shared: ProcShared,
  ) {
    super('proc', kernel.vfs.anonymousDevice(), kernel.vfs.now)
    this.root = new ProcRoot(this)
  }

  override get isVolatile(): boolean {
    return true
  }

  allocateIno(): number {
    return ++this.#lastIno
  }

  /** The process in whose name the kernel works; none while the world outside looks in. */
  get reader(): Task | undefined {
    return this.kernel.scheduler.current?.task
  }

  /** The user namespace in whose ids files are written for the reader. */
  get readerUsers(): UserNamespace {
    return (this.reader?.namespaces ?? this.kernel.initNamespaces).user
  }

  protected override release(): void {
    this.kernel.vfs.freeAnonymousDevice(this.dev)
  }
}
