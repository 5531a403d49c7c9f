import type { Path } from '../vfs/path'
import type { OpenFile, OpenFlags } from './open-file'
import type { CallContext } from './syscalls/call-context'

/** Opens a device special file. @throws Errno ENXIO when nothing is behind it */
export type DeviceOpener = (context: CallContext, flags: OpenFlags, path: Path, minor: number) => OpenFile

/** The drivers of a kernel, by device number (Documentation/admin-guide/devices.txt). */
export class DeviceTable {
  readonly #openers = new Map<string, DeviceOpener>()

  /** A driver for one minor number, or without one for a whole major. */
  register(major: number, minor: number | undefined, open: DeviceOpener): void {
    this.#openers.set(minor === undefined ? `${major}` : `${major}:${minor}`, open)
  }

  find(major: number, minor: number): DeviceOpener | undefined {
    return this.#openers.get(`${major}:${minor}`) ?? this.#openers.get(`${major}`)
  }
}
