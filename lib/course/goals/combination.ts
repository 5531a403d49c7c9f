import { type Localized, listed } from '../localized'

/** Every part holds. */
export interface AllOf<Goal> {
  readonly type: 'combination'
  readonly all: readonly Goal[]
}

/** Some part holds; the first is the way a lesson has in mind. */
export interface AnyOf<Goal> {
  readonly type: 'combination'
  readonly any: readonly Goal[]
}

/** The goal does not hold. */
export interface NotSo<Goal> {
  readonly type: 'combination'
  readonly not: Goal
}

/** So many objects meet a goal about an object. */
export interface AtLeast<Goal> {
  readonly type: 'combination'
  readonly atLeast: number
  readonly of: Goal
}

type Combination<Goal> = AllOf<Goal> | AnyOf<Goal> | NotSo<Goal> | AtLeast<Goal>

interface Outcome {
  readonly why?: Localized
  readonly found: readonly string[]
}

export function describeCombination<Goal>(
  combination: Combination<Goal>,
  describe: (goal: Goal) => Localized,
): Localized {
  if ('all' in combination) return joined(combination.all.map(describe), { en: '; ', zh: '；' })
  if ('any' in combination) return joined(combination.any.map(describe), { en: ', or: ', zh: '，或者：' })
  if ('not' in combination) {
    const { en, zh } = describe(combination.not)
    return { en: `Not so: ${en}`, zh: `不再成立：${zh}` }
  }
  const { en, zh } = describe(combination.of)
  return { en: `At least ${combination.atLeast} times: ${en}`, zh: `至少 ${combination.atLeast} 个：${zh}` }
}

export function checkCombination<Goal>(
  combination: Combination<Goal>,
  check: (goal: Goal) => Outcome,
  describe: (goal: Goal) => Localized,
): Localized | undefined {
  if ('all' in combination) {
    for (const part of combination.all) {
      const { why } = check(part)
      if (why) return why
    }
    return undefined
  }
  if ('any' in combination) {
    const whys = combination.any.flatMap((part) => check(part).why ?? [])
    return whys.length < combination.any.length ? undefined : whys[0]
  }
  if ('not' in combination) {
    const { why, found } = check(combination.not)
    if (why) return undefined
    const { en, zh } = describe(combination.not)
    const who = listed(found.map((name) => ({ en: `\`${name}\``, zh: `\`${name}\`` })))
    return found.length > 0
      ? {
          en: `It should not be so, but ${who.en} is there: ${en}.`,
          zh: `这不应当成立，但 ${who.zh} 仍然如此：${zh}。`,
        }
      : { en: `It should not be so, but it is: ${en}.`, zh: `这不应当成立，但现在成立：${zh}。` }
  }
  const { found, why } = check(combination.of)
  if (found.length >= combination.atLeast) return undefined
  if (why) return why
  return {
    en: `So far ${found.length} of ${combination.atLeast}: ${listed(found.map((name) => ({ en: `\`${name}\``, zh: `\`${name}\`` }))).en}.`,
    zh: `现在有 ${found.length} 个，需要 ${combination.atLeast} 个。`,
  }
}

function joined(parts: readonly Localized[], separator: Localized): Localized {
  return {
    en: parts.map(({ en }) => en).join(separator.en),
    zh: parts.map(({ zh }) => zh).join(separator.zh),
  }
}
