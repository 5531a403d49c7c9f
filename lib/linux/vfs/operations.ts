// The file system calls that take paths, one file per group; the kernel's system calls are thin wrappers around them.
export { absolutePath } from './absolute-path'
export { chmod, chown, touch, truncate, utimens } from './attributes'
export { link, mkdir, mknod, symlink } from './create'
export { openPath } from './open-path'
export { rmdir, unlink } from './remove'
export { rename } from './rename'
export { resolve, resolveParent, type Walker } from './walk'
