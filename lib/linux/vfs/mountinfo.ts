import { splitDevice } from './device-number'
import type { Mount } from './mount'

/** A line of /proc/PID/mountinfo (proc_pid_mountinfo(5)); `mountpoint` is relative to the reader's root. */
export function mountinfoLine(mount: Mount, mountpoint: string): string {
  const { id, parent, fs, root, source, peerGroup, master, unbindable } = mount
  const { major, minor } = splitDevice(fs.dev)
  const place = `${id} ${parent?.id ?? id} ${major}:${minor} ${mangle(fs.describeRoot(root))} ${mangle(mountpoint)}`
  const access = mount.flags.readOnly ? 'ro' : 'rw'
  const tags = [
    peerGroup && `shared:${peerGroup.id}`,
    master && `master:${master.id}`,
    unbindable && 'unbindable',
  ].filter(Boolean)
  const superOptions = [fs.readOnly ? 'ro' : 'rw', fs.options()].filter(Boolean).join(',')
  return `${[place, access + flagOptions(mount), ...tags].join(' ')} - ${fs.type} ${mangle(source)} ${superOptions}\n`
}

/** A line of /proc/PID/mounts (proc_pid_mounts(5)). */
export function mountsLine(mount: Mount, mountpoint: string): string {
  const { fs, source, readOnly } = mount
  const options = fs.options()
  const all = (readOnly ? 'ro' : 'rw') + flagOptions(mount) + (options && `,${options}`)
  return `${mangle(source)} ${mangle(mountpoint)} ${fs.type} ${all} 0 0\n`
}

function flagOptions({ flags: { noSuid, noDev, noExec, atime = 'relatime' } }: Mount): string {
  const access = atime === 'strictatime' ? '' : `,${atime}`
  return `${noSuid ? ',nosuid' : ''}${noDev ? ',nodev' : ''}${noExec ? ',noexec' : ''}${access}`
}

/** Characters that would break the columns, as octal escapes. */
function mangle(text: string): string {
  return text.replace(
    /[ \t\n\\]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
}
