import type { ContainerInspect, ContainerStatus, Health } from '../../docker/api/types/container'
import type { Localized } from '../localized'
import type { Property } from './property'

/** What a container is doing, as a clause after its name. */
export function doing({
  Status,
  ExitCode,
}: Pick<ContainerInspect['State'], 'Status' | 'ExitCode'>): Localized {
  switch (Status) {
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
      return { en: `has stopped with exit code ${ExitCode}`, zh: `已经停止，退出码是 ${ExitCode}` }
    case 'removing':
      return { en: 'is being removed', zh: '正在被删除' }
  }
}

const wantedState: Readonly<Record<ContainerStatus, Localized>> = {
  running: { en: 'it should be running', zh: '它应当在运行' },
  created: { en: 'it should be created and not started', zh: '它应当只是创建好、没有启动' },
  paused: { en: 'it should be paused', zh: '它应当处于暂停状态' },
  restarting: { en: 'it should be restarting', zh: '它应当在重启' },
  exited: { en: 'it should have stopped', zh: '它应当已停止' },
  dead: { en: 'it should be dead', zh: '它应当已失效' },
  removing: { en: 'it should be on its way out', zh: '它应当正在被删除' },
}

/** When a container came to be in its state. */
function stateSince({ Created, State }: ContainerInspect): string {
  if (State.Status === 'created') return Created
  return State.Running || State.Paused ? State.StartedAt : State.FinishedAt
}

export const status: Property<ContainerInspect, ContainerStatus> = {
  describe: (wanted) =>
    wanted === 'exited' ? { en: 'has stopped', zh: '已经停止' } : doing({ Status: wanted, ExitCode: 0 }),
  difference(container, wanted) {
    if (container.State.Status === wanted) return undefined
    const is = doing(container.State)
    const should = wantedState[wanted]
    return {
      clause: { en: `${is.en}; ${should.en}`, zh: `${is.zh}；${should.zh}` },
      since: stateSince(container),
    }
  },
}

/** The exit code of a container that has stopped. */
export const exited: Property<ContainerInspect, number> = {
  describe: (wanted) => ({
    en: `has stopped with exit code ${wanted}`,
    zh: `已经停止，退出码是 ${wanted}`,
  }),
  difference(container, wanted) {
    const { State } = container
    const hasStopped = State.Status === 'exited' || State.Status === 'dead'
    if (hasStopped && State.ExitCode === wanted) return undefined
    const is = doing(State)
    return {
      clause: hasStopped
        ? { en: `${is.en}, not ${wanted}`, zh: `${is.zh}，不是 ${wanted}` }
        : {
            en: `${is.en}; it should have stopped with exit code ${wanted}`,
            zh: `${is.zh}；它应当已停止，退出码为 ${wanted}`,
          },
      since: stateSince(container),
    }
  },
}

const healthWords: Readonly<Record<Health['Status'], Localized>> = {
  none: { en: 'has no health check', zh: '没有健康检查' },
  starting: { en: 'has not been found healthy yet', zh: '还没有通过健康检查' },
  healthy: { en: 'is healthy', zh: '健康检查通过' },
  unhealthy: { en: 'is unhealthy', zh: '健康检查不通过' },
}

export const health: Property<ContainerInspect, Health['Status']> = {
  describe: (wanted) => healthWords[wanted],
  difference({ State }, wanted) {
    const found = State.Health?.Status ?? 'none'
    return found === wanted ? undefined : { clause: healthWords[found], since: null }
  },
}
