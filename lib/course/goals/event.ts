import type { EventMessage, EventType } from '../../docker/api/types/event'
import type { Localized } from '../localized'
import type { Situation } from '../situation'
import { matchesImage } from './image-name'
import type { Roles } from './thing'

/** Something happened at least once, whatever came of it later: the engine's own reports tell. */
export interface EventGoal {
  readonly type: 'event'
  readonly of: EventType
  /** as `docker events` calls it: `restart`, `exec_start`, `pull` */
  readonly action: string
  /** name of the object; any when left out */
  readonly name?: string
  readonly role?: string
  /** at least so often; once when left out */
  readonly times?: number
}

const verbs: Readonly<Record<string, Localized>> = {
  'container create': { en: 'was created', zh: '被创建' },
  'container start': { en: 'was started', zh: '被启动' },
  'container restart': { en: 'was restarted', zh: '被重启' },
  'container stop': { en: 'was stopped', zh: '被停止' },
  'container kill': { en: 'was sent a signal', zh: '收到信号' },
  'container die': { en: 'ended', zh: '结束' },
  'container oom': { en: 'ran out of memory', zh: '耗尽内存' },
  'container pause': { en: 'was paused', zh: '被暂停' },
  'container unpause': { en: 'was resumed', zh: '被恢复' },
  'container rename': { en: 'was renamed', zh: '被改名' },
  'container update': { en: 'had its limits changed', zh: '被调整限制' },
  'container destroy': { en: 'was removed', zh: '被删除' },
  'container commit': { en: 'was made into an image', zh: '被做成镜像' },
  'container exec_start': { en: 'had a command run in it', zh: '执行了额外的命令' },
  'container attach': { en: 'was attached to', zh: '被附加终端' },
  'image pull': { en: 'was pulled', zh: '被拉取' },
  'image push': { en: 'was pushed', zh: '被推送' },
  'image tag': { en: 'was tagged', zh: '被打上标签' },
  'image delete': { en: 'was removed', zh: '被删除' },
  'image save': { en: 'was saved', zh: '被保存' },
  'image load': { en: 'was loaded', zh: '被载入' },
  'network create': { en: 'was created', zh: '被创建' },
  'network connect': { en: 'got a container', zh: '接入了容器' },
  'network disconnect': { en: 'lost a container', zh: '断开了容器' },
  'network destroy': { en: 'was removed', zh: '被删除' },
  'volume create': { en: 'was created', zh: '被创建' },
  'volume mount': { en: 'was mounted', zh: '被挂载' },
  'volume destroy': { en: 'was removed', zh: '被删除' },
}

const nouns: Readonly<Partial<Record<EventType, Localized>>> = {
  container: { en: 'container', zh: '容器' },
  image: { en: 'image', zh: '镜像' },
  network: { en: 'network', zh: '网络' },
  volume: { en: 'volume', zh: '卷' },
  daemon: { en: 'daemon', zh: '守护进程' },
}

function wordsOf({ of, action, name, role, times }: EventGoal): {
  readonly subject: Localized
  readonly verb: Localized
} {
  const noun = nouns[of] ?? { en: of, zh: of }
  const verb = verbs[`${of} ${action}`] ?? { en: `had \`${action}\``, zh: `发生过 \`${action}\`` }
  const often = times && times > 1 ? { en: ` ${times} times`, zh: ` ${times} 次` } : { en: '', zh: '过' }
  const called = name ?? role
  return {
    subject: called
      ? { en: `${noun.en} \`${called}\``, zh: `${noun.zh} \`${called}\` ` }
      : { en: `some ${noun.en}`, zh: `有${noun.zh}` },
    verb: { en: `${verb.en}${often.en}`, zh: `${verb.zh}${often.zh}` },
  }
}

export function describeEvent(goal: EventGoal): Localized {
  const { subject, verb } = wordsOf(goal)
  const text = `${subject.en} ${verb.en}`
  return { en: text.charAt(0).toUpperCase() + text.slice(1), zh: `${subject.zh}${verb.zh}` }
}

export function checkEvent(goal: EventGoal, { events }: Situation, roles: Roles): Localized | undefined {
  const { of, action, times = 1 } = goal
  const name = goal.role === undefined ? goal.name : (roles[goal.role] ?? goal.role)
  // An exec's action carries its command line: `exec_start: ls -l`.
  const ofKind = events.filter(({ Type, Action }) => Type === of && Action.replace(/:.*$/, '') === action)
  const count = ofKind.filter((event) => name === undefined || isCalled(name, event)).length
  if (count >= times) return undefined
  const { subject, verb } = wordsOf({ ...goal, times: 1 })
  if (count > 0) {
    return {
      en: `So far that happened ${count} of ${times} times.`,
      zh: `到现在为止发生了 ${count} 次，需要 ${times} 次。`,
    }
  }
  const [other] = ofKind
  const otherName = other && nameOf(other)
  return otherName === undefined
    ? {
        en: `It has not happened yet that ${subject.en} ${verb.en}.`,
        zh: `还没有出现过：${subject.zh}${verb.zh}。`,
      }
    : {
        en: `It has not happened yet that ${subject.en} ${verb.en}; \`${otherName}\` did.`,
        zh: `还没有出现过：${subject.zh}${verb.zh}；目前只有 \`${otherName}\`。`,
      }
}

function nameOf({ Type, Actor }: EventMessage): string {
  return Type === 'volume' ? Actor.ID : (Actor.Attributes.name ?? Actor.ID)
}

function isCalled(wanted: string, event: EventMessage): boolean {
  return event.Type === 'image' ? matchesImage(wanted, nameOf(event)) : nameOf(event) === wanted
}
