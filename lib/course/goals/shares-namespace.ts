import type { NamespaceType } from '../../linux/kernel/namespace'
import type { Localized } from '../localized'
import type { ContainerFacts, Situation } from '../situation'

/** Some running container is in the same namespace as the host, or as a container of a name. */
export interface SharesNamespaceGoal {
  readonly type: 'shares-namespace'
  readonly namespace: NamespaceType
  readonly with: 'host' | { readonly container: string }
}

export function sharesNamespaceWithHost(namespace: NamespaceType): SharesNamespaceGoal {
  return { type: 'shares-namespace', namespace, with: 'host' }
}

export function sharesNamespaceWith(container: string, namespace: NamespaceType): SharesNamespaceGoal {
  return { type: 'shares-namespace', namespace, with: { container } }
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

export function describeSharesNamespace({ namespace, with: owner }: SharesNamespaceGoal): Localized {
  const { en, zh } = words[namespace]
  return owner === 'host'
    ? {
        en: `A running container shares the host’s ${en}`,
        zh: `有一个正在运行的容器共用宿主机的${spaced(zh)}`,
      }
    : {
        en: `Another running container shares the ${en} of \`${owner.container}\``,
        zh: `另有一个正在运行的容器共用 \`${owner.container}\` 的${spaced(zh)}`,
      }
}

export function checkSharesNamespace(goal: SharesNamespaceGoal, situation: Situation): Localized | undefined {
  const running = situation.containers.filter(({ pid }) => pid > 0)
  const { en, zh } = words[goal.namespace]
  if (goal.with === 'host') {
    const wanted = situation.namespace('host', goal.namespace)
    if (running.some(({ pid }) => situation.namespace(pid, goal.namespace) === wanted)) return undefined
    if (running.length === 0) return { en: 'No container is running.', zh: '没有正在运行的容器。' }
    const own = list(running)
    return {
      en: `${own.en} ${running.length === 1 ? 'is' : 'are'} running, but not in the host’s ${en}.`,
      zh: `${own.zh} 在运行，但不在宿主机的${spaced(zh)}里。`,
    }
  }
  const { container: name } = goal.with
  const owner = running.find((candidate) => candidate.name === name)
  if (!owner) return { en: `\`${name}\` is not running.`, zh: `\`${name}\` 没有在运行。` }
  const others = running.filter((candidate) => candidate !== owner)
  const wanted = situation.namespace(owner.pid, goal.namespace)
  if (others.some(({ pid }) => situation.namespace(pid, goal.namespace) === wanted)) return undefined
  if (others.length === 0)
    return { en: `\`${name}\` is the only container running.`, zh: `正在运行的容器只有 \`${name}\`。` }
  const rest = list(others)
  return {
    en: `${rest.en} ${others.length === 1 ? 'is' : 'are'} running, but not in the ${en} of \`${name}\`.`,
    zh: `${rest.zh} 在运行，但不在 \`${name}\` 的${spaced(zh)}里。`,
  }
}

/** A thin gap between Chinese and Latin is an ordinary space in the source. */
function spaced(words: string): string {
  return /^[A-Za-z]/.test(words) ? ` ${words}` : words
}

function list(containers: readonly ContainerFacts[]): Localized {
  const names = containers.map(({ name }) => `\`${name}\``)
  const last = names.pop() ?? ''
  return { en: names.length > 0 ? `${names.join(', ')} and ${last}` : last, zh: [...names, last].join('、') }
}
