import type { ContainerInspect } from '../../docker/api/types/container'
import type { MountPoint } from '../../docker/api/types/mount'
import { type Localized, spaced } from '../localized'
import type { Property } from './property'

/** Something mounted in a container. */
export interface Mounted {
  /** the path inside */
  readonly at: string
  readonly type?: 'volume' | 'bind' | 'tmpfs'
  /** a volume's name, or a directory of the host */
  readonly from?: string
  readonly readOnly?: boolean
}

/** The name Docker makes up for a volume that was given none. */
const madeUp = /^[0-9a-f]{64}$/

function what({ type, from }: Pick<Mounted, 'type' | 'from'>): Localized {
  const source = from ? ` \`${from}\`` : ''
  switch (type) {
    case 'volume':
      if (from && madeUp.test(from)) return { en: 'a volume without a name', zh: '一个没有名字的卷' }
      return { en: from ? `the volume${source}` : 'a volume', zh: from ? `卷${source}` : '一个卷' }
    case 'bind':
      return {
        en: from ? `the host’s${source}` : 'a directory of the host',
        zh: from ? `宿主机的${source}` : '宿主机的一个目录',
      }
    case 'tmpfs':
      return { en: 'a tmpfs', zh: 'tmpfs' }
    default:
      return from ? { en: `\`${from}\``, zh: `\`${from}\`` } : { en: 'something', zh: '内容' }
  }
}

const asMounted = ({ Type, Name, Source, Destination, RW }: MountPoint): Mounted => ({
  at: Destination,
  ...(Type === 'volume' || Type === 'bind' || Type === 'tmpfs' ? { type: Type } : {}),
  from: Type === 'volume' ? (Name ?? '') : Source,
  readOnly: !RW,
})

function isAsWanted(wanted: Mounted, found: Mounted): boolean {
  return (
    (wanted.type === undefined || wanted.type === found.type) &&
    (wanted.from === undefined || wanted.from === found.from) &&
    (wanted.readOnly === undefined || wanted.readOnly === found.readOnly)
  )
}

export const mounts: Property<ContainerInspect, Mounted> = {
  describe({ readOnly, ...wanted }) {
    const { en, zh } = what(wanted)
    return readOnly
      ? {
          en: `has ${en} mounted read-only at \`${wanted.at}\``,
          zh: `在 \`${wanted.at}\` 以只读方式挂载了${spaced(zh)}`,
        }
      : { en: `has ${en} mounted at \`${wanted.at}\``, zh: `在 \`${wanted.at}\` 挂载了${spaced(zh)}` }
  },
  difference({ Mounts, HostConfig }, wanted) {
    const tmpfs = Object.keys(HostConfig.Tmpfs ?? {}).map((at): Mounted => ({ at, type: 'tmpfs', from: '' }))
    const all = [...Mounts.map(asMounted), ...tmpfs]
    const found = all.find(({ at }) => at === wanted.at)
    if (found && isAsWanted(wanted, found)) return undefined
    if (!found) return { clause: elsewhere(wanted, all) }
    if (isAsWanted({ ...wanted, readOnly: found.readOnly ?? false }, found)) {
      return {
        clause: wanted.readOnly
          ? {
              en: `can write to \`${wanted.at}\`; it should be read-only`,
              zh: `可以写 \`${wanted.at}\`；它应当是只读的`,
            }
          : { en: `cannot write to \`${wanted.at}\``, zh: `不能写 \`${wanted.at}\`` },
      }
    }
    const is = what(found)
    const should = what(wanted)
    return {
      clause: {
        en: `has ${is.en} at \`${wanted.at}\`, not ${should.en}`,
        zh: `在 \`${wanted.at}\` 挂载的是${spaced(is.zh)}，不是${spaced(should.zh)}`,
      },
    }
  },
}

function elsewhere(wanted: Mounted, all: readonly Mounted[]): Localized {
  const other = all.find((candidate) => isAsWanted(wanted, candidate)) ?? all[0]
  if (!other) return { en: 'has nothing mounted', zh: '没有挂载任何内容' }
  const is = what(other)
  return {
    en: `has ${is.en} at \`${other.at}\`, but nothing at \`${wanted.at}\``,
    zh: `在 \`${other.at}\` 挂载了${spaced(is.zh)}，但 \`${wanted.at}\` 没有挂载`,
  }
}
