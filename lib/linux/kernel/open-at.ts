import { DirectoryFile } from '../vfs/directory-file'
import type { Path } from '../vfs/path'
import { RegularFile } from '../vfs/regular-file'
import { Errno } from './errno'
import type { OpenFile, OpenFlags } from './open-file'
import { Pipe, PipeFile } from './pipe'
import type { CallContext } from './syscalls/call-context'
import type { Blocking } from './wait-queue'

/** An open file for a place that open(2) has found and checked. */
export function* openAt(context: CallContext, place: Path, flags: OpenFlags): Blocking<OpenFile> {
  const { inode } = place.dentry
  const special = inode.open(flags, place)
  if (special) return special
  switch (inode.type) {
    case 'directory':
      return new DirectoryFile(flags, place, context.task.root)
    case 'fifo':
      return yield* openFifo(context, place, flags)
    case 'character':
    case 'block': {
      const { rdev } = inode
      const opener = rdev && context.kernel.devices.find(rdev.major, rdev.minor)
      if (!opener) throw new Errno('ENXIO')
      return opener(context, flags, place, rdev.minor)
    }
    case 'socket':
      if (flags.access !== 'path') throw new Errno('ENXIO')
      return new RegularFile(flags, place, context.task.root)
    default: {
      const keepsSetid = context.task.credentials.effective.has('CAP_FSETID')
      return new RegularFile(flags, place, context.task.root, keepsSetid)
    }
  }
}

/** Opening one end of a fifo waits for somebody at the other (fifo(7)). */
function* openFifo({ kernel }: CallContext, place: Path, flags: OpenFlags): Blocking<OpenFile> {
  const { inode } = place.dentry
  if (!(inode.endpoint instanceof Pipe)) inode.endpoint = new Pipe(inode.ino, () => inode.stat())
  const pipe = inode.endpoint as Pipe
  const file = new PipeFile(pipe, flags, kernel.io, place.dentry.path)
  if (flags.access === 'read-write' || flags.nonBlocking) return file
  const other = flags.access === 'read' ? 'write' : 'read'
  if (other === 'write' ? pipe.writers > 0 : pipe.readers > 0) return file
  const before = pipe.opened[other]
  while (pipe.opened[other] === before) yield* kernel.io.block(pipe.changed)
  return file
}
