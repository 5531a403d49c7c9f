import type { OciMount } from '../runtime/oci-spec'
import type { Container } from './container'

const TMPFS_DEFAULTS = ['noexec', 'nosuid', 'nodev', 'rprivate']

/** The mounts a user asked for: volumes, bind mounts, tmpfs. */
export function userMounts({ mounts, hostConfig }: Container): OciMount[] {
  const list = [...mounts.values()].map((mount): OciMount => {
    const { type, destination, source, isWritable, propagation, isRecursive, tmpfsOptions } = mount
    if (type === 'tmpfs') {
      return {
        destination,
        type: 'tmpfs',
        source: 'tmpfs',
        options: mergeOptions(TMPFS_DEFAULTS, tmpfsOptions),
      }
    }
    const options = [isRecursive ? 'rbind' : 'bind', propagation || 'rprivate', ...(isWritable ? [] : ['ro'])]
    return { destination, type: 'bind', source, options }
  })
  for (const [destination, options] of Object.entries(hostConfig.Tmpfs ?? {})) {
    list.push({ destination, type: 'tmpfs', source: 'tmpfs', options: mergeOptions(TMPFS_DEFAULTS, options) })
  }
  return list
}

const opposites: Readonly<Record<string, string>> = { exec: 'noexec', suid: 'nosuid', dev: 'nodev', rw: 'ro' }

/** Later options override earlier ones of the same kind (moby MergeTmpfsOptions). */
function mergeOptions(defaults: readonly string[], given: string): string[] {
  const options = given.split(',').filter(Boolean)
  const kept = defaults.filter((option) => !options.some((one) => opposites[one] === option))
  const size = options.map((option) =>
    option.startsWith('size=') ? `size=${toKilobytes(option.slice('size='.length))}` : option,
  )
  return [...kept, ...size]
}

/** tmpfs shows its size in kilobytes, so that is what it is given. */
function toKilobytes(size: string): string {
  const match = /^(\d+)([kmgKMG]?)$/.exec(size)
  if (!match) return size
  const factor = { k: 1024, m: 1024 ** 2, g: 1024 ** 3, '': 1 }[
    (match[2] ?? '').toLowerCase() as 'k' | 'm' | 'g' | ''
  ]
  return `${Math.ceil((Number(match[1]) * factor) / 1024)}k`
}
