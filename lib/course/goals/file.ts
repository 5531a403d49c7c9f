import type { Localized } from '../localized'
import type { Situation } from '../situation'
import { contentDifference, describeContent, type FileContent } from './file-content'
import { excerpt } from './values'

/** A file on the host: what it holds, or that it holds the number that the host gives to a container's process 1. */
export type FileGoal =
  | ({ readonly type: 'file' } & FileContent)
  | { readonly type: 'file'; readonly path: string; readonly hostPidOf: string }

export function describeFile(goal: FileGoal): Localized {
  if (!('hostPidOf' in goal)) {
    const { en, zh } = describeContent(goal)
    return { en: `The machine ${en}`, zh: `主机${zh}` }
  }
  const { path, hostPidOf } = goal
  return {
    en: `\`${path}\` holds the number that the host gives to the first process of \`${hostPidOf}\``,
    zh: `\`${path}\` 里写着宿主机给 \`${hostPidOf}\` 的第一个进程的编号`,
  }
}

export function checkFile(goal: FileGoal, situation: Situation): Localized | undefined {
  const text = situation.readFile(goal.path)
  if ('hostPidOf' in goal) return checkNumber(goal.path, goal.hostPidOf, text, situation)
  const difference = contentDifference(goal, text)
  return difference && { en: `The machine ${difference.en}.`, zh: `主机${difference.zh}。` }
}

function checkNumber(
  path: string,
  name: string,
  text: string | undefined,
  situation: Situation,
): Localized | undefined {
  const pid = situation.containers.find(({ Name }) => Name === `/${name}`)?.State.Pid
  if (!pid) {
    return {
      en: `\`${name}\` is not running, so its process has no number to write down.`,
      zh: `\`${name}\` 没有在运行，它的进程也就没有编号可记。`,
    }
  }
  if (text === undefined) return { en: `There is no file \`${path}\`.`, zh: `还没有文件 \`${path}\`。` }
  const content = text.trim()
  if (content === String(pid)) return undefined
  if (content === '') return { en: `\`${path}\` is empty.`, zh: `\`${path}\` 是空的。` }
  if (!/^\d+$/.test(content)) {
    return {
      en: `\`${path}\` should hold one number and nothing else; its first line is \`${excerpt(content)}\`.`,
      zh: `\`${path}\` 里应当只有一个数字，现在第一行是 \`${excerpt(content)}\`。`,
    }
  }
  return wrongNumber(path, name, pid, Number(content), situation)
}

function wrongNumber(
  path: string,
  name: string,
  pid: number,
  found: number,
  situation: Situation,
): Localized {
  const inside = situation.process(pid)?.numbers.at(-1)
  if (found === inside) {
    return {
      en: `\`${path}\` holds ${found}: the number inside the container. The host has another one for the same process.`,
      zh: `\`${path}\` 里是 ${found}，这是容器内部的编号。宿主机给同一个进程的是另一个编号。`,
    }
  }
  const other = situation.process(found)
  return other
    ? {
        en: `\`${path}\` holds ${found}, which is \`${other.comm}\` on the host, not the first process of \`${name}\`.`,
        zh: `\`${path}\` 里是 ${found}，它在宿主机上是 \`${other.comm}\`，不是 \`${name}\` 的第一个进程。`,
      }
    : {
        en: `\`${path}\` holds ${found}, but no process on the host has that number.`,
        zh: `\`${path}\` 里是 ${found}，但宿主机上没有这个编号的进程。`,
      }
}
