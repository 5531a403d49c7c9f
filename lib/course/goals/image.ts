import type { ImageInspect } from '../../docker/api/types/image'
import { matchesImage } from './image-name'
import { amountProperty, itemsProperty, type Properties, pairsProperty, valueProperty } from './property'
import type { Kind } from './thing'
import { environment } from './values'

/** What can be asked of an image. */
export interface ImageWants {
  /** program and arguments, as one line */
  readonly command?: string
  readonly entrypoint?: string
  readonly env?: Readonly<Record<string, string>>
  readonly user?: string
  readonly workdir?: string
  readonly labels?: Readonly<Record<string, string>>
  /** as `80/tcp` */
  readonly exposes?: readonly string[]
  /** paths */
  readonly volumes?: readonly string[]
  readonly layers?: number
  /** bytes */
  readonly smallerThan?: number
  /** built on the image of this name: all its layers come first */
  readonly from?: string
}

const keys = (record: Readonly<Record<string, unknown>> | null | undefined) => Object.keys(record ?? {})

const properties: Properties<ImageInspect, ImageWants> = {
  command: valueProperty({ en: 'command', zh: '命令' }, ({ Config }) => (Config.Cmd ?? []).join(' ')),
  entrypoint: valueProperty({ en: 'entrypoint', zh: '入口程序' }, ({ Config }) =>
    (Config.Entrypoint ?? []).join(' '),
  ),
  env: pairsProperty({ en: 'environment variable', zh: '环境变量' }, ({ Config }) => environment(Config.Env)),
  user: valueProperty({ en: 'user', zh: '用户' }, ({ Config }) => Config.User),
  workdir: valueProperty({ en: 'working directory', zh: '工作目录' }, ({ Config }) => Config.WorkingDir),
  labels: pairsProperty({ en: 'label', zh: '标签' }, ({ Config }) => Config.Labels ?? {}),
  exposes: itemsProperty({ en: 'exposed port', zh: '声明的端口' }, ({ Config }) => keys(Config.ExposedPorts)),
  volumes: itemsProperty({ en: 'volume', zh: '卷' }, ({ Config }) => keys(Config.Volumes)),
  layers: amountProperty({ en: 'number of layers', zh: '层数' }, ({ RootFS }) => RootFS.Layers?.length ?? 0),
  smallerThan: {
    describe: (wanted) => ({ en: `is smaller than ${megabytes(wanted)}`, zh: `小于 ${megabytes(wanted)}` }),
    difference: ({ Size }, wanted) =>
      Size < wanted
        ? undefined
        : {
            clause: {
              en: `is ${megabytes(Size)} large, not smaller than ${megabytes(wanted)}`,
              zh: `大小是 ${megabytes(Size)}，没有小于 ${megabytes(wanted)}`,
            },
          },
  },
  from: {
    describe: (wanted) => ({ en: `is built on \`${wanted}\``, zh: `以 \`${wanted}\` 为基础` }),
    difference({ RootFS }, wanted, { images }) {
      const base = images.find((image) => image.RepoTags.some((tag) => matchesImage(wanted, tag)))
      if (!base) return { clause: { en: `is not built on \`${wanted}\``, zh: `不是以 \`${wanted}\` 为基础` } }
      const own = RootFS.Layers ?? []
      return base.RootFS.Layers?.every((layer, index) => own[index] === layer)
        ? undefined
        : { clause: { en: `is not built on \`${wanted}\``, zh: `不是以 \`${wanted}\` 为基础` } }
    },
  },
}

function megabytes(amount: number): string {
  return `${Number((amount / 1e6).toPrecision(3))} MB`
}

/** The name of an image in a sentence: its first tag. */
function nameOf({ Id, RepoTags }: ImageInspect): string {
  return RepoTags[0] ?? Id.slice('sha256:'.length, 'sha256:'.length + 12)
}

export const imageKind: Kind<ImageInspect, ImageWants> = {
  noun: { en: 'image', zh: '镜像' },
  // An image is there once for each of its tags.
  all: ({ images }) =>
    images.flatMap((image) =>
      image.RepoTags.length > 1 ? image.RepoTags.map((tag) => ({ ...image, RepoTags: [tag] })) : [image],
    ),
  nameOf,
  isCalled: matchesImage,
  madeAt: ({ Metadata }) => Metadata.LastTagTime,
  properties,
}
