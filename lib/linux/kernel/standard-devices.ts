import type { Path } from '../vfs/path'
import type { Stat } from '../vfs/stat'
import { resolve } from '../vfs/walk'
import { DevptsFileSystem, openTerminal } from './devpts'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import { OpenFile, type OpenFlags } from './open-file'
import type { Blocking } from './wait-queue'

/** A device that answers every read and write at once (null(4), full(4), random(4)). */
class SimpleDevice extends OpenFile {
  constructor(
    flags: OpenFlags,
    override readonly path: Path,
    private readonly source: (length: number) => Uint8Array,
    private readonly accept: () => void = () => {},
  ) {
    super(flags, path)
  }

  *read(length: number): Blocking<Uint8Array> {
    return this.source(length)
  }

  *write(bytes: Uint8Array): Blocking<number> {
    this.accept()
    return bytes.length
  }

  stat(): Stat {
    return this.path.dentry.inode.stat()
  }

  describe(): string {
    return `/dev/${this.path.dentry.name}`
  }
}

/** Who reads /dev/zero gets part of these, and must not write to what it has read. */
const ZEROS = new Uint8Array(65_536)

const MEMORY_MAJOR = 1
const TTY_MAJOR = 5
const PTS_MAJOR = 136

/** The drivers every machine has. */
export function registerStandardDevices(kernel: Kernel): void {
  const { devices } = kernel
  const zeros = (length: number) =>
    length <= ZEROS.length ? ZEROS.subarray(0, length) : new Uint8Array(length)
  const random = (length: number) => kernel.random.bytes(Math.min(length, 4096))
  devices.register(
    MEMORY_MAJOR,
    3,
    (_, flags, path) => new SimpleDevice(flags, path, () => new Uint8Array(0)),
  )
  devices.register(MEMORY_MAJOR, 5, (_, flags, path) => new SimpleDevice(flags, path, zeros))
  devices.register(MEMORY_MAJOR, 7, (_, flags, path) => new SimpleDevice(flags, path, zeros, noSpace))
  devices.register(MEMORY_MAJOR, 8, (_, flags, path) => new SimpleDevice(flags, path, random))
  devices.register(MEMORY_MAJOR, 9, (_, flags, path) => new SimpleDevice(flags, path, random))
  devices.register(TTY_MAJOR, 0, ({ task }, flags, path) => {
    if (!task.tty) throw new Errno('ENXIO')
    return openTerminal(kernel, task.tty, flags, path, '/dev/tty')
  })
  devices.register(TTY_MAJOR, 2, ({ task }) => {
    const { fs } = resolve(task.walker, '/dev/pts').dentry.inode
    if (!(fs instanceof DevptsFileSystem)) throw new Errno('ENXIO')
    return fs.openMaster(fs.allocate(kernel), kernel)
  })
  devices.register(PTS_MAJOR, undefined, () => {
    throw new Errno('ENXIO')
  })
}

function noSpace(): never {
  throw new Errno('ENOSPC')
}
