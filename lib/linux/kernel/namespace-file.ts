import type { Path } from '../vfs/path'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { NamespaceType } from './namespace'
import type { NamespaceSet } from './namespaces'
import { OpenFile } from './open-file'
import type { Blocking } from './wait-queue'

/** An open /proc/PID/ns/* file: a handle that setns(2) takes and that keeps the namespace alive. */
export class NamespaceFile extends OpenFile {
  constructor(
    readonly namespace: NamespaceSet[NamespaceType],
    path: Path,
  ) {
    super({ access: 'read' }, path)
  }

  *read(): Blocking<Uint8Array> {
    throw new Errno('EINVAL')
  }

  *write(): Blocking<number> {
    throw new Errno('EBADF')
  }

  stat(): Stat {
    if (!this.path) throw new Errno('EBADF')
    return this.path.dentry.inode.stat()
  }

  describe(): string {
    return `${this.namespace.type}:[${this.namespace.inum}]`
  }
}
