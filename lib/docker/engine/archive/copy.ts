import type { TarEntry } from '../../../base/tar/entry'
import { readTar, TarError } from '../../../base/tar/read'
import { packTree } from '../../../linux/archive/pack'
import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Container } from '../container/container'
import { containerUser } from '../container/spec'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { cleanPath } from '../path'
import { goErrorText } from '../runtime/runtime-error'
import { inContainerFiles } from './in-container'
import { baseName, pathStat } from './path-stat'
import { unpackTar } from './unpack'

const CHUNK = 65_536

/** An absolute path that keeps its ending, since `/d`, `/d/` and `/d/.` are three things (PreserveTrailingDotOrSeparator). */
function absolute(path: string): string {
  const clean = cleanPath(`/${path}`)
  const slash = clean === '/' ? '' : '/'
  if (path.endsWith('/.') || path === '.') return `${clean}${slash}.`
  return path.endsWith('/') ? clean + slash : clean
}

function* named<T>(
  reference: string,
  path: string,
  code: 'System' | 'InvalidParameter',
  work: () => Blocking<T>,
) {
  try {
    return yield* work()
  } catch (error) {
    if (error instanceof TarError) throw new EngineError(code, error.message)
    if (!isErrno(error)) throw error
    if (error.code !== 'ENOENT') throw new EngineError(code, goErrorText(error))
    throw new EngineError('NotFound', `Could not find the file ${path} in container ${reference}`)
  }
}

/** What is at a path of a container, as the path-stat header says it (moby ContainerStatPath). @throws EngineError */
export function* statPath(engine: Engine, reference: string, path: string): Blocking<string> {
  const container = engine.containerStore.find(reference)
  let stat = ''
  yield* named(reference, path, 'System', () =>
    inContainerFiles(engine, container, { volumes: true }, function* (inside) {
      stat = pathStat(inside, absolute(path))
    }),
  )
  return stat
}

/** `docker cp` out of a container: its files as an archive (moby ContainerArchivePath). @throws EngineError */
export function* copyFrom(
  engine: Engine,
  reference: string,
  path: string,
  begin: (stat: string) => void,
  emit: (bytes: Uint8Array) => Blocking<void>,
): Blocking<void> {
  const container = engine.containerStore.find(reference)
  const place = absolute(path)
  yield* named(reference, path, 'System', () =>
    archive(engine, container, place, baseName(place), begin, emit),
  )
  yield* engine.logContainer(container, 'archive-path')
}

/** `docker export`: the container's own file system, without its volumes. @throws EngineError */
export function* exportContainer(
  engine: Engine,
  reference: string,
  emit: (bytes: Uint8Array) => Blocking<void>,
): Blocking<void> {
  const container = engine.containerStore.find(reference)
  if (container.status === 'dead' || container.isBeingRemoved) {
    const state = container.isBeingRemoved ? 'is being removed' : 'is dead'
    throw new EngineError('Conflict', `You cannot export container ${container.id} which ${state}`)
  }
  yield* archive(engine, container, '/', '', () => {}, emit)
  yield* engine.logContainer(container, 'export')
}

function* archive(
  engine: Engine,
  container: Container,
  place: string,
  name: string,
  begin: (stat: string) => void,
  emit: (bytes: Uint8Array) => Blocking<void>,
): Blocking<void> {
  const { sys } = engine
  const pipe = sys.pipe()
  let stat = ''
  try {
    yield* inContainerFiles(
      engine,
      container,
      { volumes: name !== '' },
      function* (inside) {
        inside.close(pipe.read)
        stat = pathStat(inside, place)
        yield* packTree(inside, place, { name }, (bytes) => inside.write(pipe.write, bytes))
      },
      function* () {
        sys.close(pipe.write)
        try {
          let hasBegun = false
          for (;;) {
            const bytes = yield* sys.read(pipe.read, CHUNK)
            if (bytes.length === 0) return
            if (!hasBegun) begin(stat)
            hasBegun = true
            yield* emit(bytes)
          }
        } finally {
          sys.close(pipe.read)
        }
      },
    )
  } catch (error) {
    // The client has hung up, and so the packing process found nobody to write to.
    if (!isErrno(error, 'EPIPE')) throw error
  }
}

/** `docker cp` into a container: unpacks an archive in one of its directories (moby ContainerExtractToDir). @throws EngineError */
export function* copyTo(
  engine: Engine,
  reference: string,
  path: string,
  body: Uint8Array,
  { keepsKinds, takesOwner }: { readonly keepsKinds: boolean; readonly takesOwner: boolean },
): Blocking<void> {
  const container = engine.containerStore.find(reference)
  const place = absolute(path)
  yield* named(reference, path, 'InvalidParameter', () =>
    inContainerFiles(engine, container, { volumes: true }, function* (inside) {
      if (inside.stat(place).type !== 'directory')
        throw new EngineError('InvalidParameter', 'extraction point is not a directory')
      refuseReadOnly(container, place)
      const entries: TarEntry[] = readTar(body)
      const { User } = container.config
      const owner =
        takesOwner && User !== '' ? yield* containerUser({ sys: inside }, container, '', User) : undefined
      yield* unpackTar(inside, cleanPath(place), entries, { keepsKinds, owner })
    }),
  )
  yield* engine.logContainer(container, 'extract-to-dir')
}

function refuseReadOnly(container: Container, place: string): void {
  const path = cleanPath(place)
  const mount = [...container.mounts.values()].find(
    ({ destination }) => path === destination || path.startsWith(`${destination}/`),
  )
  if (mount && !mount.isWritable)
    throw new EngineError('InvalidParameter', 'mounted volume is marked read-only')
  if (!mount && container.hostConfig.ReadonlyRootfs)
    throw new EngineError('InvalidParameter', 'container rootfs is marked read-only')
}
