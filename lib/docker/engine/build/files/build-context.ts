import { toHex } from '../../../../base/bytes'
import { readTar, TarError } from '../../../../base/tar/read'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { unpackTar } from '../../archive/unpack'
import type { Engine } from '../../engine'
import { EngineError } from '../../error'
import { mkdirAll, removeAll } from '../../files'

const TEMPORARY = '/var/lib/docker/tmp'

/** Unpacks what a client sent into a directory of dockerd's own while `work` builds from it. @throws EngineError */
export function* withContext<T>(
  { sys }: Engine,
  archive: Uint8Array,
  work: (directory: string) => Blocking<T>,
): Blocking<T> {
  const directory = `${TEMPORARY}/docker-builder${Number.parseInt(toHex(sys.getrandom(4)), 16)}`
  mkdirAll(sys, directory, 0o700)
  try {
    yield* unpackTar(sys, directory, members(archive))
    return yield* work(directory)
  } finally {
    removeAll(sys, directory)
  }
}

function members(archive: Uint8Array): ReturnType<typeof readTar> {
  try {
    return readTar(archive)
  } catch (error) {
    if (!(error instanceof TarError)) throw error
    throw new EngineError('System', `Error processing tar file(exit status 1): ${error.message}`)
  }
}
