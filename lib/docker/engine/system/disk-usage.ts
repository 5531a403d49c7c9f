import type { DiskUsage } from '../../api/types/system'
import { describeBuildCache } from '../build/buildkit/cache-usage'
import { summarize as summarizeContainer } from '../container/list'
import type { Engine } from '../engine'
import { Filters } from '../filters'
import { layersSize } from '../image/disk-usage'
import { listImages } from '../image/list'
import { describeVolume } from '../volume/volume-store'

/** `GET /system/df`. */
export function describeDiskUsage(engine: Engine): DiskUsage {
  const { containerStore, volumeStore } = engine
  return {
    LayersSize: layersSize(engine),
    Images: listImages(engine, {
      all: false,
      filters: new Filters(),
      sharedSize: true,
      containerCount: true,
    }),
    Containers: containerStore.all
      .toReversed()
      .map((container) => summarizeContainer(engine, container, true)),
    Volumes: volumeStore.all.map((volume) => ({
      ...describeVolume(volume),
      UsageData: { RefCount: volume.users.size, Size: volumeStore.size(volume) },
    })),
    BuildCache: describeBuildCache(engine),
  }
}
