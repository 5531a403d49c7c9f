import type { Syscalls } from '../../../linux/kernel/syscalls'
import { EngineError } from '../error'
import { parseMountOptions } from '../runtime/mount-oci'
import { goErrorText } from '../runtime/runtime-error'
import { type LocalVolume, mountpoint } from './volume-store'

/** Mounts what a volume's options name on its directory, for as long as someone uses it. @throws EngineError System */
export function mountVolume(sys: Syscalls, volume: LocalVolume, user: string): void {
  if (!volume.options?.device) return
  if (volume.mountedFor.size === 0) {
    try {
      mount(sys, mountpoint(volume.name), volume.options)
    } catch (error) {
      const target = mountpoint(volume.name)
      throw new EngineError(
        'System',
        `error while mounting volume '${target}': failed to mount local volume: ${describe(target, volume.options)}: ${goErrorText(error)}`,
      )
    }
  }
  volume.mountedFor.add(user)
}

/** The reverse; does nothing for a user that has not mounted it. */
export function unmountVolume(sys: Syscalls, volume: LocalVolume, user: string): void {
  if (!volume.mountedFor.delete(user) || volume.mountedFor.size > 0) return
  sys.umount(mountpoint(volume.name), { detach: true })
}

function mount(sys: Syscalls, target: string, options: Readonly<Record<string, string>>): void {
  const { device = '', type = '', o = '' } = options
  const { bind, recursive, readOnly, noSuid, noDev, noExec, data } = parseMountOptions(
    o.split(',').filter(Boolean),
  )
  const flags = { readOnly, noSuid, noDev, noExec }
  if (!bind) {
    sys.mount({ source: device, target, type, ...flags, data: data.join(',') })
    return
  }
  sys.mount({ source: device, target, bind, recursive })
  if (readOnly || noSuid || noDev || noExec)
    sys.mount({ source: device, target, bind, remount: true, ...flags })
}

/** linux/mount.h */
const flagBits = { readOnly: 0x1, noSuid: 0x2, noDev: 0x4, noExec: 0x8, bind: 0x1000, recursive: 0x4000 }

/** As moby/sys/mount words what it tried. */
function describe(target: string, { device, o = '' }: Readonly<Record<string, string>>): string {
  const options = parseMountOptions(o.split(',').filter(Boolean))
  let flags = 0
  for (const key of Object.keys(flagBits) as (keyof typeof flagBits)[]) {
    if (options[key]) flags |= flagBits[key]
  }
  const shownFlags = flags === 0 ? '' : `, flags: 0x${flags.toString(16)}`
  const shownData = options.data.length === 0 ? '' : `, data: ${options.data.join(',')}`
  return `mount ${device}:${target}${shownFlags}${shownData}`
}
