import { gunzip } from '../../../../base/gzip/gunzip'
import type { TarEntry } from '../../../../base/tar/entry'
import { readTar, TarError } from '../../../../base/tar/read'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { unpackTar } from '../../archive/unpack'
import { EngineError } from '../../error'

const WHITEOUT = '.wh.'

/** The members of an archive, packed or not. @throws EngineError in Go's words */
export function archiveMembers(bytes: Uint8Array): TarEntry[] {
  try {
    return readTar(gunzip(bytes) ?? bytes)
  } catch (error) {
    if (error instanceof TarError) throw new EngineError('System', error.message)
    throw error
  }
}

/** Unpacks a layer: `.wh.NAME` becomes what hides NAME in an overlay (OCI image-spec, "Whiteouts"). */
export function* unpackLayer(sys: Syscalls, directory: string, members: readonly TarEntry[]): Blocking<void> {
  yield* unpackTar(
    sys,
    directory,
    members.map((entry): TarEntry => {
      const slash = entry.path.lastIndexOf('/') + 1
      const name = entry.path.slice(slash)
      if (!name.startsWith(WHITEOUT) || name === '.wh..wh..opq') return entry
      const path = entry.path.slice(0, slash) + name.slice(WHITEOUT.length)
      return { ...entry, path, type: 'character', rdev: { major: 0, minor: 0 } }
    }),
  )
}
