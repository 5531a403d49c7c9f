import { rfc3339Nano } from '../../../base/civil'
import { ZERO_TIME } from '../../api/rfc3339'
import type { ImageInspect, ImageInspectConfig } from '../../api/types/image'
import type { Engine } from '../engine'
import type { Image } from './image'

/** An image as `docker image inspect` shows it. */
export function inspectImage({ imageStore, layerStore }: Engine, image: Image): ImageInspect {
  const { json } = image
  const { tags, digests } = imageStore.familiarNames(image.id)
  const tagged = imageStore.lastTagged(image.id)
  return {
    Id: image.id,
    RepoTags: tags,
    RepoDigests: digests,
    Parent: image.parentId,
    Comment: json.comment ?? '',
    Created: json.created,
    DockerVersion: json.docker_version ?? '',
    Author: json.author ?? '',
    Architecture: json.architecture,
    Os: json.os,
    Size: image.size,
    GraphDriver: { Data: image.layer ? layerStore.describeLayer(image.layer) : null, Name: 'overlay2' },
    RootFS: { Type: 'layers', Layers: [...json.rootfs.diff_ids] },
    Metadata: { LastTagTime: tagged ? rfc3339Nano(tagged) : ZERO_TIME },
    Config: inspectConfig(image),
  }
}

/** The daemon's compatibility layer sends the configuration with sorted keys and the old fields that were always there. */
function inspectConfig({ json: { config } }: Image): ImageInspectConfig {
  const full = {
    Cmd: null,
    Entrypoint: null,
    Env: null,
    Labels: null,
    OnBuild: null,
    User: '',
    Volumes: null,
    WorkingDir: '',
    ...config,
  }
  return Object.fromEntries(
    Object.entries(full).sort(([left], [right]) => (left < right ? -1 : 1)),
  ) as unknown as ImageInspectConfig
}
