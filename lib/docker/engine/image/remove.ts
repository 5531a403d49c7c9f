import type { Blocking } from '../../../linux/kernel/wait-queue'
import { familiarString, type ImageReference, repositoryName, withDefaultTag } from '../../api/reference'
import type { ImageDeleteItem } from '../../api/types/image'
import type { Container } from '../container/container'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { truncateId } from '../identifier'
import type { Image } from './image'
import { logImage, readReference } from './tag'

export interface RemoveImageOptions {
  readonly force: boolean
  /** parents without a name go too */
  readonly prune: boolean
}

interface DeleteConflict {
  readonly isHard: boolean
  /** a container needs the image */
  readonly isUsed: boolean
  readonly message: string
}

/** `docker rmi`: takes away a name, and the image with its last one (moby ImageDelete). @throws EngineError NotFound, Conflict */
export function* removeImage(
  engine: Engine,
  reference: string,
  { force, prune }: RemoveImageOptions,
): Blocking<ImageDeleteItem[]> {
  const { imageStore } = engine
  const image = imageStore.find(reference)
  const records: ImageDeleteItem[] = []
  const isQuiet = !isIdPrefix(image.id, reference)
  if (isQuiet) {
    refuseWhileUsed(engine, image, reference, force)
    if (yield* untagReference(engine, image, withDefaultTag(readReference(reference)), records))
      return records
  } else if (isSingleReference(imageStore.namesOf(image.id))) {
    const conflict = findConflict(engine, image, { force, checksReferences: false })
    if (conflict) throw conflictError(image, conflict)
    for (const name of imageStore.namesOf(image.id)) yield* untag(engine, image, name, records)
  }
  yield* deleteImage(engine, image, records, { force, prune, isQuiet })
  return records
}

function isIdPrefix(imageId: string, reference: string): boolean {
  return imageId.startsWith(reference) || imageId.slice('sha256:'.length).startsWith(reference)
}

/** One tag, apart from digests of the same repository. */
function isSingleReference(names: readonly ImageReference[]): boolean {
  if (names.length <= 1) return names.length === 1
  const tags = names.filter(({ digest }) => digest === undefined)
  if (tags.length > 1) return false
  const repositories = new Set(names.filter(({ digest }) => digest !== undefined).map(repositoryName))
  const [single] = [...tags, ...names]
  return repositories.size === 1 && single !== undefined && repositories.has(repositoryName(single))
}

function usersOf(engine: Engine, image: Image): Container[] {
  return engine.containerStore.all.filter(({ imageId }) => imageId === image.id)
}

function refuseWhileUsed(engine: Engine, image: Image, reference: string, force: boolean): void {
  if (force || !isSingleReference(engine.imageStore.namesOf(image.id))) return
  const [user] = usersOf(engine, image)
  if (!user) return
  const detail = `container ${truncateId(user.id)} is using its referenced image ${truncateId(image.id)}`
  throw new EngineError(
    'Conflict',
    `conflict: unable to remove repository reference ${JSON.stringify(reference)} (must force) - ${detail}`,
  )
}

/** Takes one name away, and with a repository's last tag its digests; true when other names are left. */
function* untagReference(
  engine: Engine,
  image: Image,
  reference: ImageReference,
  records: ImageDeleteItem[],
): Blocking<boolean> {
  const { imageStore } = engine
  yield* untag(engine, image, reference, records)
  if (reference.digest === undefined) {
    const repository = repositoryName(reference)
    const same = imageStore.namesOf(image.id).filter((name) => repositoryName(name) === repository)
    if (!same.some(({ digest }) => digest === undefined)) {
      for (const name of same) {
        imageStore.untag(name)
        records.push({ Untagged: familiarString(name) })
      }
    }
  }
  return imageStore.namesOf(image.id).length > 0
}

function* untag(
  engine: Engine,
  image: Image,
  reference: ImageReference,
  records: ImageDeleteItem[],
): Blocking<void> {
  engine.imageStore.untag(reference)
  records.push({ Untagged: familiarString(reference) })
  yield* logImage(engine, 'untag', image.id, image.id)
}

interface DeleteOptions extends RemoveImageOptions {
  /** what stands in the way is no error: a name was removed already */
  readonly isQuiet: boolean
}

function* deleteImage(
  engine: Engine,
  image: Image,
  records: ImageDeleteItem[],
  { force, prune, isQuiet }: DeleteOptions,
): Blocking<void> {
  const { imageStore, layerStore } = engine
  const conflict = findConflict(engine, image, { force, checksReferences: true })
  if (conflict) {
    const isDangling =
      imageStore.namesOf(image.id).length === 0 && imageStore.childrenOf(image.id).length === 0
    if (isQuiet && (!isDangling || conflict.isUsed)) return
    throw conflictError(image, conflict)
  }
  for (const name of imageStore.namesOf(image.id)) yield* untag(engine, image, name, records)
  yield* logImage(engine, 'delete', image.id, image.id)
  imageStore.delete(image)
  records.push({ Deleted: image.id })
  if (image.layer) for (const chainId of layerStore.release(image.layer)) records.push({ Deleted: chainId })
  const parent = imageStore.get(image.parentId)
  if (prune && parent)
    yield* deleteImage(engine, parent, records, { force: false, prune: true, isQuiet: true })
}

function findConflict(
  engine: Engine,
  image: Image,
  { force, checksReferences }: { force: boolean; checksReferences: boolean },
): DeleteConflict | undefined {
  const { imageStore } = engine
  if (imageStore.childrenOf(image.id).length > 0) {
    return { isHard: true, isUsed: false, message: 'image has dependent child images' }
  }
  const users = usersOf(engine, image)
  const running = users.find(({ isRunning }) => isRunning)
  if (running) {
    return {
      isHard: true,
      isUsed: true,
      message: `image is being used by running container ${truncateId(running.id)}`,
    }
  }
  if (force) return undefined
  if (checksReferences && imageStore.namesOf(image.id).length > 0) {
    return { isHard: false, isUsed: false, message: 'image is referenced in multiple repositories' }
  }
  const [stopped] = users
  if (!stopped) return undefined
  return {
    isHard: false,
    isUsed: true,
    message: `image is being used by stopped container ${truncateId(stopped.id)}`,
  }
}

function conflictError(image: Image, { isHard, message }: DeleteConflict): EngineError {
  const way = isHard ? 'cannot be forced' : 'must be forced'
  return new EngineError(
    'Conflict',
    `conflict: unable to delete ${truncateId(image.id)} (${way}) - ${message}`,
  )
}
