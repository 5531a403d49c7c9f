import type { Nanoseconds } from '../../../base/clock'
import { Dentry } from '../../vfs/dentry'
import { makeDevice } from '../../vfs/device-number'
import { FileSystem } from '../../vfs/file-system'
import { Inode } from '../../vfs/inode'
import { Mount } from '../../vfs/mount'
import type { Path } from '../../vfs/path'
import type { Vfs } from '../../vfs/vfs'
import type { NamespaceType } from '../namespace'
import { NamespaceFile } from '../namespace-file'
import type { NamespaceSet } from '../namespaces'
import type { OpenFile, OpenFlags } from '../open-file'

type AnyNamespace = NamespaceSet[NamespaceType]

/** nsfs: the files behind /proc/PID/ns/*. A bind mount of one keeps its namespace, as `ip netns add` does. */
export class NamespaceFileSystem extends FileSystem {
  override readonly root: Inode
  readonly #paths = new WeakMap<AnyNamespace, Path>()

  /** the kernel's own mount, in no namespace */
  readonly #mount: Mount

  constructor(vfs: Vfs, anyNamespace: AnyNamespace) {
    super('nsfs', makeDevice(0, 4), vfs.now)
    this.root = new NamespaceInode(this, anyNamespace)
    this.#mount = new Mount(vfs, this, this.rootDentry, 'nsfs', { atime: 'strictatime' })
  }

  /** The file that stands for a namespace. */
  pathOf(namespace: AnyNamespace): Path {
    let path = this.#paths.get(namespace)
    if (!path) {
      path = { mount: this.#mount, dentry: new Dentry('', undefined, new NamespaceInode(this, namespace)) }
      this.#paths.set(namespace, path)
    }
    return path
  }

  override dynamicName({ inode }: Dentry): string | undefined {
    return inode instanceof NamespaceInode ? describeNamespace(inode.namespace) : undefined
  }
}

export function describeNamespace({ type, inum }: AnyNamespace): string {
  return `${type}:[${inum}]`
}

/** An inode of nsfs: its number is the namespace's. */
export class NamespaceInode extends Inode {
  override readonly mode = 0o444
  override readonly uid = 0
  override readonly gid = 0
  override readonly nlink = 1
  override readonly atime: Nanoseconds
  override readonly mtime: Nanoseconds
  override readonly ctime: Nanoseconds

  constructor(
    fs: FileSystem,
    readonly namespace: AnyNamespace,
  ) {
    super(fs, namespace.inum, 'file')
    this.atime = fs.now()
    this.mtime = this.atime
    this.ctime = this.atime
  }

  override open(_flags: OpenFlags, path: Path): OpenFile {
    return new NamespaceFile(this.namespace, path)
  }
}
