import { ContainerStore } from '../../container/container-store'
import type { Engine } from '../../engine'
import { EventLog } from '../../event/event-log'
import type { Image } from '../../image/image'
import { ImageStore } from '../../image/image-store'
import type { StoredLayer } from '../../layer/layer-store'

const NAME = `sha256:${'b'.repeat(64)}`

/** The same engine for a container that nobody else sees: BuildKit runs its steps beside the daemon's containers. */
export function aside(
  engine: Engine,
  layer: StoredLayer | undefined,
): { readonly engine: Engine; readonly image: string } {
  const { sys } = engine
  const imageStore = new ImageStore()
  const image: Image = {
    id: NAME,
    json: {
      architecture: 'amd64',
      config: {},
      created: '',
      history: [],
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [] },
    },
    configJson: '',
    parentId: '',
    layer,
    size: 0,
    created: sys.realtime(),
  }
  imageStore.add(image)
  const own = {
    imageStore,
    containerStore: new ContainerStore(sys),
    events: new EventLog(sys),
    execs: new Map(),
  }
  return {
    engine: Object.assign(Object.create(Object.getPrototypeOf(engine)), engine, own) as Engine,
    image: NAME,
  }
}
