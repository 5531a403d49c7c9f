import type { Localized } from '../localized'
import type { ContainerFacts, Situation } from '../situation'

/** Names of the containers there are, for a sentence about one that is missing. */
export function otherContainers({ containers }: Situation): Localized {
  const names = containers.slice(0, 3).map(({ name }) => `\`${name}\``)
  if (names.length === 0) return { en: ' No container exists yet.', zh: '现在还没有任何容器。' }
  const rest = containers.length - names.length
  const more: Localized =
    rest > 0 ? { en: ` and ${rest} more`, zh: `等 ${containers.length} 个` } : { en: '', zh: '' }
  return {
    en: ` There is ${names.join(', ')}${more.en}.`,
    zh: `现有的容器是 ${names.join('、')}${more.zh}。`,
  }
}

/** What a container is doing, as a clause after its name. */
export function doing({ status, exitCode }: ContainerFacts): Localized {
  switch (status) {
    case 'running':
      return { en: 'is running', zh: '正在运行' }
    case 'created':
      return { en: 'was created but has not started', zh: '已创建，但还没有启动' }
    case 'paused':
      return { en: 'is paused', zh: '处于暂停状态' }
    case 'restarting':
      return { en: 'keeps restarting', zh: '正在反复重启' }
    case 'exited':
    case 'dead':
      return { en: `has stopped with exit code ${exitCode}`, zh: `已经停止，退出码是 ${exitCode}` }
    case 'removing':
      return { en: 'is being removed', zh: '正在被删除' }
  }
}
