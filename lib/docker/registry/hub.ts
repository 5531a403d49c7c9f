import { isErrno } from '../../linux/kernel/errno'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { assembleImage, assembleLayers, type ImageManifest } from './image-manifest'
import type { ImageSource, RepositoryListing, RepositorySource } from './image-source'
import { CATALOG_KEY, repositoryKey } from './module-keys'

/** Who may log in at the simulated hub, and the password. */
export const hubAccounts: Readonly<Record<string, string>> = { student: 'secret' }

/** The repository of that path on the simulated Docker Hub; undefined when there is none. */
export function* fetchRepository(sys: Syscalls, path: string): Blocking<RepositorySource | undefined> {
  const catalog = yield* fetchCatalog(sys)
  if (!catalog.some((listing) => listing.path === path)) return undefined
  return (yield* sys.fetch(repositoryKey(path))) as RepositorySource
}

/** Makes an image's layers a few files at a time, so that whoever draws the page gets its turn. */
export function* prepareImage(sys: Syscalls, source: ImageSource): Blocking<void> {
  yield* assembleLayers(source, sys.realtime(0).seconds, () => sys.schedYield())
}

/** All repositories of the simulated Docker Hub. */
export function* fetchCatalog(sys: Syscalls): Blocking<readonly RepositoryListing[]> {
  try {
    return (yield* sys.fetch(CATALOG_KEY)) as readonly RepositoryListing[]
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  }
}

const assembled = new WeakMap<ImageSource, Map<number, ImageManifest>>()

/** The content an image description stands for; file times are relative to a world that began at `epochSeconds`. */
export function imageManifest(source: ImageSource, epochSeconds: number): ImageManifest {
  const byEpoch = assembled.get(source) ?? new Map<number, ImageManifest>()
  assembled.set(source, byEpoch)
  const manifest = byEpoch.get(epochSeconds) ?? assembleImage(source, epochSeconds)
  byEpoch.set(epochSeconds, manifest)
  return manifest
}
