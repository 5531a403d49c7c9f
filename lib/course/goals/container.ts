import type { Localized } from '../localized'
import type { ContainerFacts, Situation } from '../situation'
import { doing, otherContainers } from './container-words'
import { matchesImage } from './image-name'

/** A container of a name is in a state. */
export interface ContainerGoal {
  readonly type: 'container'
  readonly name: string
  readonly status: 'running' | 'exited'
  /** a repository means any of its tags */
  readonly image?: string
  /** of a container that has exited */
  readonly exitCode?: number
}

export function containerRunning(name: string, { image }: { readonly image?: string } = {}): ContainerGoal {
  return { type: 'container', name, status: 'running', ...(image && { image }) }
}

export function containerExited(name: string, exitCode: number): ContainerGoal {
  return { type: 'container', name, status: 'exited', exitCode }
}

export function describeContainer({ name, status, image, exitCode }: ContainerGoal): Localized {
  if (status === 'exited') {
    return {
      en: `Container \`${name}\` has stopped with exit code ${exitCode}`,
      zh: `容器 \`${name}\` 已经停止，退出码是 ${exitCode}`,
    }
  }
  return image
    ? {
        en: `A container \`${name}\` runs from the image \`${image}\``,
        zh: `容器 \`${name}\` 正在用镜像 \`${image}\` 运行`,
      }
    : { en: `A container \`${name}\` is running`, zh: `容器 \`${name}\` 正在运行` }
}

export function checkContainer(goal: ContainerGoal, situation: Situation): Localized | undefined {
  const found = situation.containers.find(({ name }) => name === goal.name)
  if (!found) {
    const others = otherContainers(situation)
    return {
      en: `There is no container \`${goal.name}\`.${others.en}`,
      zh: `没有名为 \`${goal.name}\` 的容器。${others.zh}`,
    }
  }
  return wrongState(goal, found) ?? wrongImage(goal, found)
}

function wrongState({ name, status, exitCode }: ContainerGoal, found: ContainerFacts): Localized | undefined {
  const is = doing(found)
  if (found.status !== status) {
    const wanted: Localized =
      status === 'running'
        ? { en: 'it should be running', zh: '它应当在运行' }
        : {
            en: `it should have stopped with exit code ${exitCode}`,
            zh: `它应当已停止，退出码为 ${exitCode}`,
          }
    return { en: `\`${name}\` ${is.en}; ${wanted.en}.`, zh: `\`${name}\` ${is.zh}；${wanted.zh}。` }
  }
  if (exitCode === undefined || found.exitCode === exitCode) return undefined
  return { en: `\`${name}\` ${is.en}, not ${exitCode}.`, zh: `\`${name}\` ${is.zh}，不是 ${exitCode}。` }
}

function wrongImage({ name, image }: ContainerGoal, found: ContainerFacts): Localized | undefined {
  if (!image || matchesImage(image, found.image)) return undefined
  return {
    en: `\`${name}\` runs from the image \`${found.image}\`, not \`${image}\`.`,
    zh: `\`${name}\` 用的镜像是 \`${found.image}\`，不是 \`${image}\`。`,
  }
}
