import type { Dentry } from './dentry'
import type { Mount } from './mount'

/** A place in a mount namespace: a name in a file system, seen through one mount of it (Linux: struct path). */
export interface Path {
  readonly mount: Mount
  readonly dentry: Dentry
}
