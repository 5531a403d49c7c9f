import { clauses, type Localized, listed, same, spaced } from '../localized'
import type { Situation } from '../situation'
import type { Difference, Properties } from './property'

/** A kind of object Docker keeps: where they are, what they are called, what can be asked of them. */
export interface Kind<Subject, Wants> {
  readonly noun: Localized
  nameOf(subject: Subject): string
  /** Oldest first. */
  all(situation: Situation): readonly Subject[]
  /** Whether a name in a goal means the object of a name. */
  isCalled(wanted: string, found: string): boolean
  madeAt(subject: Subject): string | undefined
  readonly properties: Properties<Subject, Wants>
}

/** There is an object with these properties: one of a name, or any. */
export interface ThingGoal<Wants> {
  readonly name?: string
  /** a role under which later goals know the object that was found, instead of a name */
  readonly as?: string
  /** the object's role, given by an earlier goal */
  readonly role?: string
  readonly is: Wants
}

/** What roles stand for, by name of the object. */
export type Roles = Readonly<Record<string, string>>

interface Judged<Subject> {
  readonly subject: Subject
  readonly differences: readonly Difference[]
}

export interface ThingCheck<Subject> {
  /** every object that is as wanted */
  readonly found: readonly Subject[]
  readonly why?: Localized
}

export function describeThing<Subject, Wants>(kind: Kind<Subject, Wants>, goal: ThingGoal<Wants>): Localized {
  const what = wantsOf(kind, goal.is).map(([property, wanted]) => property.describe(wanted))
  const { en, zh } = clauses(what)
  const { noun } = kind
  const name = goal.name ?? goal.role
  if (name === undefined) {
    return what.length > 0
      ? { en: `Some ${noun.en} ${en}`, zh: `有一个${noun.zh}${spaced(zh)}` }
      : { en: `There is a ${noun.en}`, zh: `有一个${noun.zh}` }
  }
  const capital = noun.en.charAt(0).toUpperCase() + noun.en.slice(1)
  return what.length > 0
    ? { en: `${capital} \`${name}\` ${en}`, zh: `${noun.zh} \`${name}\` ${zh}` }
    : { en: `There is a ${noun.en} \`${name}\``, zh: `有名为 \`${name}\` 的${noun.zh}` }
}

/** Which objects are as the goal says and, when none is, one sentence on what comes closest. */
export function checkThing<Subject, Wants>(
  kind: Kind<Subject, Wants>,
  goal: ThingGoal<Wants>,
  situation: Situation,
  roles: Roles,
): ThingCheck<Subject> {
  const name = goal.role === undefined ? goal.name : (roles[goal.role] ?? goal.role)
  const all = kind.all(situation)
  const candidates =
    name === undefined ? all : all.filter((subject) => kind.isCalled(name, kind.nameOf(subject)))
  if (candidates.length === 0) return { found: [], why: missing(kind, name, all) }
  const judged = candidates.map(
    (subject): Judged<Subject> => ({
      subject,
      differences: differencesOf(kind, goal.is, subject, situation),
    }),
  )
  const found = judged.filter(({ differences }) => differences.length === 0).map(({ subject }) => subject)
  if (found.length > 0) return { found }
  const possible = judged.filter(({ differences }) => !differences.some(({ isOther }) => isOther))
  // Of those that come equally close, the newest is the one a learner has just tried with.
  const closest = possible
    .toReversed()
    .toSorted((left, right) => left.differences.length - right.differences.length)[0]
  if (!closest) return { found, why: noOther(kind) }
  return {
    found,
    why: name === undefined ? explainClosest(kind, closest) : explain(kind, closest, situation),
  }
}

function wantsOf<Subject, Wants>(kind: Kind<Subject, Wants>, wants: Wants) {
  const names = Object.keys(kind.properties) as (keyof Wants)[]
  return names.flatMap((name) => {
    const wanted = wants[name]
    return wanted === undefined || wanted === null
      ? []
      : ([[kind.properties[name], wanted as NonNullable<Wants[keyof Wants]>]] as const)
  })
}

function differencesOf<Subject, Wants>(
  kind: Kind<Subject, Wants>,
  wants: Wants,
  subject: Subject,
  situation: Situation,
): readonly Difference[] {
  return wantsOf(kind, wants).flatMap(
    ([property, wanted]) => property.difference(subject, wanted, situation) ?? [],
  )
}

function explain<Subject, Wants>(
  kind: Kind<Subject, Wants>,
  { subject, differences: [difference] }: Judged<Subject>,
  { commandAt }: Situation,
): Localized {
  const name = kind.nameOf(subject)
  const { en = '', zh = '' } = difference?.clause ?? {}
  const since = difference?.since === undefined ? kind.madeAt(subject) : difference.since
  const command = since ? commandAt(since) : undefined
  return command === undefined
    ? { en: `\`${name}\` ${en}.`, zh: `\`${name}\` ${zh}。` }
    : {
        en: `\`${name}\` ${en}: set by command ${command}.`,
        zh: `\`${name}\` ${zh}：由第 ${command} 条命令造成。`,
      }
}

function explainClosest<Subject, Wants>(
  kind: Kind<Subject, Wants>,
  { subject, differences: [difference] }: Judged<Subject>,
): Localized {
  const name = kind.nameOf(subject)
  const { en = '', zh = '' } = difference?.clause ?? {}
  return {
    en: `No ${kind.noun.en} is like that yet; \`${name}\` comes closest: it ${en}.`,
    zh: `还没有这样的${kind.noun.zh}；最接近的是 \`${name}\`：它${spaced(zh)}。`,
  }
}

function noOther<Subject, Wants>({ noun }: Kind<Subject, Wants>): Localized {
  return { en: `There is no other ${noun.en} yet.`, zh: `还没有别的${noun.zh}。` }
}

function missing<Subject, Wants>(
  kind: Kind<Subject, Wants>,
  name: string | undefined,
  all: readonly Subject[],
): Localized {
  const { en, zh } = kind.noun
  if (all.length === 0) {
    return name === undefined
      ? { en: `There is no ${en} yet.`, zh: `现在还没有任何${zh}。` }
      : {
          en: `There is no ${en} \`${name}\`. No ${en} exists yet.`,
          zh: `没有名为 \`${name}\` 的${zh}。现在还没有任何${zh}。`,
        }
  }
  const shown = all.slice(0, 3).map((subject) => same(`\`${kind.nameOf(subject)}\``))
  const rest = all.length - shown.length
  const more = rest > 0 ? [{ en: `${rest} more`, zh: `另外 ${rest} 个` }] : []
  const others = listed([...shown, ...more])
  return {
    en: `There is no ${en} \`${name}\`. There is ${others.en}.`,
    zh: `没有名为 \`${name}\` 的${zh}。现有的${zh}是 ${others.zh}。`,
  }
}
