import type { Engine } from '../../engine'
import { nanoseconds } from '../../event/event-log'
import type { Image } from '../../image/image'
import type { RunConfig } from '../run-config'

/** What two steps must have in common to be the same (moby image/cache compare). */
export function cacheKey(config: RunConfig): unknown {
  const { User, Cmd, Env, Entrypoint, Labels, ExposedPorts, Volumes } = config
  const maps = [Labels, ExposedPorts, Volumes].map(sorted)
  return { User, Cmd, Env, Entrypoint, maps }
}

function sorted(record: Readonly<Record<string, unknown>> | undefined): unknown {
  return Object.entries(record ?? {}).sort(([left], [right]) => (left < right ? -1 : 1))
}

/** The newest image on this machine that the same step has made of the same parent. */
export function cachedImage(
  { imageStore }: Engine,
  parent: Image | undefined,
  config: RunConfig,
): Image | undefined {
  const wanted = JSON.stringify(cacheKey(config))
  let newest: Image | undefined
  for (const image of imageStore.childrenOf(parent?.id ?? '')) {
    if (JSON.stringify(image.json.container_config) !== wanted) continue
    if (!newest || nanoseconds(image.created) >= nanoseconds(newest.created)) newest = image
  }
  return newest
}
