import { familiarName, familiarString, type ImageReference } from '../../api/reference'
import { parseRfc3339 } from '../../api/rfc3339'
import type { ImageSummary } from '../../api/types/image'
import type { Engine } from '../engine'
import { nanoseconds } from '../event/event-log'
import type { Filters } from '../filters'
import { parseUntil } from '../prune-filter'
import { sharedSize } from './disk-usage'
import type { Image } from './image'

export interface ImageListOptions {
  /** images nothing but other images refer to, too */
  readonly all: boolean
  readonly filters: Filters
  readonly sharedSize: boolean
  readonly containerCount: boolean
}

type Test = (image: Image) => boolean

/** `docker images`: newest first (moby ImageService.Images). @throws EngineError for a bad filter */
export function listImages(engine: Engine, options: ImageListOptions): ImageSummary[] {
  const { filters, all } = options
  filters.validate('dangling', 'label', 'label!', 'before', 'since', 'reference', 'until')
  const tests = imageTests(engine, filters)
  const found: ImageSummary[] = []
  for (const image of newestFirst(engine.imageStore.all)) {
    if (!tests.every((test) => test(image))) continue
    const names = engine.imageStore.namesOf(image.id)
    const isIntermediate = names.length === 0 && engine.imageStore.childrenOf(image.id).length > 0
    const summary = summarize(engine, image, options)
    if (filters.has('reference')) {
      if (!restrict(summary, names, filters.get('reference'))) continue
    } else if (isIntermediate && !all) {
      continue
    }
    found.push(summary)
  }
  return found
}

function imageTests(engine: Engine, filters: Filters): Test[] {
  const { imageStore } = engine
  const created = (image: Image) => nanoseconds(image.created)
  const dangling = filters.has('dangling') ? filters.bool('dangling', false) : undefined
  const until = parseUntil(filters, engine.sys.realtime())
  const before = filters.get('before').map((reference) => created(imageStore.find(reference)))
  const since = filters.get('since').map((reference) => created(imageStore.find(reference)))
  return [
    (image) =>
      before.every((limit) => created(image) < limit) && since.every((limit) => created(image) > limit),
    (image) => until === undefined || created(image) <= until,
    ({ json }) => filters.matchesLabels('label', json.config.Labels ?? null),
    (image) => dangling === undefined || dangling === imageStore.isDangling(image),
  ]
}

export function newestFirst(images: readonly Image[]): Image[] {
  return images.toSorted((left, right) => {
    const difference = nanoseconds(right.created) - nanoseconds(left.created)
    return difference > 0n ? 1 : difference < 0n ? -1 : 0
  })
}

export function summarize(
  engine: Engine,
  image: Image,
  options: Pick<ImageListOptions, 'sharedSize' | 'containerCount'>,
): ImageSummary {
  const { tags, digests } = engine.imageStore.familiarNames(image.id)
  const containers = engine.containerStore.all.filter(({ imageId }) => imageId === image.id).length
  return {
    Containers: options.containerCount ? containers : -1,
    Created: parseRfc3339(image.json.created).seconds,
    Id: image.id,
    Labels: image.json.config.Labels ? { ...image.json.config.Labels } : null,
    ParentId: image.parentId,
    RepoDigests: digests,
    RepoTags: tags,
    SharedSize: options.sharedSize ? sharedSize(engine, image) : -1,
    Size: image.size,
  }
}

/** Keeps the names that match one of the patterns; false when none does. */
function restrict(
  summary: ImageSummary,
  names: readonly ImageReference[],
  patterns: readonly string[],
): boolean {
  const matching = names.filter((reference) => patterns.some((pattern) => familiarMatch(pattern, reference)))
  summary.RepoTags = matching
    .filter(({ digest }) => digest === undefined)
    .map(familiarString)
    .sort()
  summary.RepoDigests = matching
    .filter(({ digest }) => digest !== undefined)
    .map(familiarString)
    .sort()
  return matching.length > 0
}

/** Whether a shell pattern names a reference, with or without its tag (reference.FamiliarMatch). */
export function familiarMatch(pattern: string, reference: ImageReference): boolean {
  const source = [...pattern].map((character) => globPart(character)).join('')
  const regexp = new RegExp(`^${source}$`)
  return regexp.test(familiarString(reference)) || regexp.test(familiarName(reference))
}

function globPart(character: string): string {
  if (character === '*') return '[^/]*'
  if (character === '?') return '[^/]'
  return /[\w/[\]-]/.test(character) ? character : `\\${character}`
}
