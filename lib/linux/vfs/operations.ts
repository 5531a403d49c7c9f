// The file system calls that take paths, one file per group; the kernel's system calls are thin wrappers around them.
export { absolutePath, describePath, isReachable, placeOf } from './absolute-path'
export { chmod, chown, touch, truncate, utimens } from './attributes'
export { createIn, link, mkdir, mknod, symlink } from './create'
export { isAccessible, openPath, requireExecutable } from './open-path'
export { rmdir, unlink } from './remove'
export { rename } from './rename'
export { resolve, resolveParent, type Walker } from './walk'
