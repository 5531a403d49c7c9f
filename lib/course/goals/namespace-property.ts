import type { ContainerInspect } from '../../docker/api/types/container'
import type { NamespaceType } from '../../linux/kernel/namespace'
import { type Localized, spaced } from '../localized'
import type { Property } from './property'

/** Whose namespace a container is in. */
export interface SharedNamespace {
  readonly namespace: NamespaceType
  readonly with: 'host' | { readonly container: string }
}

/** What a namespace is called in a sentence. */
const words: Readonly<Record<NamespaceType, Localized>> = {
  mnt: { en: 'mount namespace', zh: '挂载命名空间' },
  uts: { en: 'UTS namespace', zh: 'UTS 命名空间' },
  ipc: { en: 'IPC namespace', zh: 'IPC 命名空间' },
  pid: { en: 'PID namespace', zh: 'PID 命名空间' },
  net: { en: 'network namespace', zh: '网络命名空间' },
  user: { en: 'user namespace', zh: '用户命名空间' },
  cgroup: { en: 'cgroup namespace', zh: 'cgroup 命名空间' },
  time: { en: 'time namespace', zh: '时间命名空间' },
}

function which({ namespace, with: owner }: SharedNamespace): Localized {
  const { en, zh } = words[namespace]
  return owner === 'host'
    ? { en: `the host’s ${en}`, zh: `宿主机的${spaced(zh)}` }
    : { en: `the ${en} of \`${owner.container}\``, zh: `\`${owner.container}\` 的${spaced(zh)}` }
}

export const sharesNamespace: Property<ContainerInspect, SharedNamespace> = {
  describe(wanted) {
    const { en, zh } = which(wanted)
    return { en: `shares ${en}`, zh: `共用${spaced(zh)}` }
  },
  difference(container, wanted, situation) {
    const { namespace, with: owner } = wanted
    const pid = container.State.Pid
    if (pid === 0)
      return { clause: { en: 'is not running', zh: '没有在运行' }, since: container.State.FinishedAt }
    const other =
      owner === 'host'
        ? 'host'
        : situation.containers.find(({ Name }) => Name === `/${owner.container}`)?.State.Pid
    const { en, zh } = which(wanted)
    if (!other)
      return {
        clause: { en: `cannot share ${en}, which is not running`, zh: `无法共用${spaced(zh)}，它没有在运行` },
      }
    if (other === pid)
      return { clause: { en: 'is that container itself', zh: '就是那个容器自己' }, isOther: true }
    const isShared = situation.namespace(pid, namespace) === situation.namespace(other, namespace)
    return isShared ? undefined : { clause: { en: `is not in ${en}`, zh: `不在${spaced(zh)}里` } }
  },
}
