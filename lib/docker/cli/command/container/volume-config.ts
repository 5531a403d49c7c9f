import type { Syscalls } from '../../../../linux/kernel/syscalls'
import { absolutePath } from '../../files'
import { parseVolume } from '../../opts/volume'

interface VolumeConfig {
  readonly binds: string[]
  /** targets that get a volume of their own */
  readonly anonymous: Record<string, Record<string, never>>
}

/** What `-v` values ask for; sources that begin with a dot count from the working directory. @throws Error */
export function volumeConfig(sys: Syscalls, specs: readonly string[]): VolumeConfig {
  const binds: string[] = []
  const anonymous: Record<string, Record<string, never>> = {}
  for (const spec of new Set(specs)) {
    const { source, type } = parseVolume(spec)
    if (source === '') anonymous[spec] = {}
    else if (type === 'bind' && source.startsWith('.'))
      binds.push(absolutePath(sys, source) + spec.slice(source.length))
    else binds.push(spec)
  }
  return { binds, anonymous }
}
