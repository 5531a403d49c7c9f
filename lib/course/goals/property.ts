import type { Localized } from '../localized'
import type { Situation } from '../situation'

/** What is so instead of what was wanted. */
export interface Difference {
  /** a clause after the name: `publishes its port 80 on host port 80, not 8080` */
  readonly clause: Localized
  /** when it became so (RFC 3339): when the object was made, if left out; null when no one moment decided it */
  readonly since?: string | null
  /** no change could make this object the one that is wanted */
  readonly isOther?: true
}

/** One thing that can be asked of an object of a kind. */
export interface Property<Subject, Wanted> {
  /** A clause after the name: `publishes its port 80 on host port 8080`. */
  describe(wanted: Wanted): Localized
  /** Undefined when it is so. */
  difference(subject: Subject, wanted: Wanted, situation: Situation): Difference | undefined
}

/** A property for each thing that can be wanted of a subject. */
export type Properties<Subject, Wants> = {
  readonly [Name in keyof Wants]-?: Property<Subject, NonNullable<Wants[Name]>>
}

/** A property whose value is shown as it is: found and wanted stand in the same sentence. */
export function valueProperty<Subject, Wanted extends string = string>(
  word: Localized,
  textOf: (subject: Subject, situation: Situation) => string,
  isSame: (found: string, wanted: string) => boolean = (found, wanted) => found === wanted,
): Property<Subject, Wanted> {
  return {
    describe: (wanted) => ({ en: `has the ${word.en} \`${wanted}\``, zh: `的${word.zh}是 \`${wanted}\`` }),
    difference(subject, wanted, situation) {
      const found = textOf(subject, situation)
      if (isSame(found, wanted)) return undefined
      return {
        clause:
          found === ''
            ? {
                en: `has no ${word.en}; it should be \`${wanted}\``,
                zh: `没有${word.zh}；应当是 \`${wanted}\``,
              }
            : {
                en: `has the ${word.en} \`${found}\`, not \`${wanted}\``,
                zh: `的${word.zh}是 \`${found}\`，不是 \`${wanted}\``,
              },
      }
    },
  }
}

/** A property that is there or not. */
export function flagProperty<Subject>(
  yes: Localized,
  no: Localized,
  isSo: (subject: Subject) => boolean,
): Property<Subject, boolean> {
  return {
    describe: (wanted) => (wanted ? yes : no),
    difference: (subject, wanted) => (isSo(subject) === wanted ? undefined : { clause: wanted ? no : yes }),
  }
}

/** A number with a unit: limits and counts. Zero is none. */
export function amountProperty<Subject>(
  word: Localized,
  amountOf: (subject: Subject) => number,
  shown: (amount: number) => string = String,
): Property<Subject, number> {
  return {
    describe: (wanted) => ({
      en: `has a ${word.en} of ${shown(wanted)}`,
      zh: `的${word.zh}是 ${shown(wanted)}`,
    }),
    difference(subject, wanted) {
      const found = amountOf(subject)
      if (found === wanted) return undefined
      return {
        clause:
          found === 0
            ? {
                en: `has no ${word.en}; it should be ${shown(wanted)}`,
                zh: `没有${word.zh}；应当是 ${shown(wanted)}`,
              }
            : {
                en: `has a ${word.en} of ${shown(found)}, not ${shown(wanted)}`,
                zh: `的${word.zh}是 ${shown(found)}，不是 ${shown(wanted)}`,
              },
      }
    },
  }
}

/** `NAME=value` pairs of which some are wanted. */
export function pairsProperty<Subject>(
  word: Localized,
  pairsOf: (subject: Subject) => Readonly<Record<string, string>>,
): Property<Subject, Readonly<Record<string, string>>> {
  const shown = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).map(([name, value]) => `\`${name}=${value}\``)
  return {
    describe: (wanted) => ({
      en: `has the ${word.en} ${shown(wanted).join(', ')}`,
      zh: `有${word.zh} ${shown(wanted).join('、')}`,
    }),
    difference(subject, wanted) {
      const found = pairsOf(subject)
      for (const [name, value] of Object.entries(wanted)) {
        const has = found[name]
        if (has === value) continue
        return {
          clause:
            has === undefined
              ? { en: `has no ${word.en} \`${name}\``, zh: `没有${word.zh} \`${name}\`` }
              : {
                  en: `has the ${word.en} \`${name}=${has}\`, not \`${name}=${value}\``,
                  zh: `的${word.zh}是 \`${name}=${has}\`，不是 \`${name}=${value}\``,
                },
        }
      }
      return undefined
    },
  }
}

/** A list that has to hold some items. */
export function itemsProperty<Subject>(
  word: Localized,
  itemsOf: (subject: Subject) => readonly string[],
): Property<Subject, readonly string[]> {
  const quoted = (items: readonly string[]) => items.map((item) => `\`${item}\``)
  return {
    describe: (wanted) => ({
      en: `has the ${word.en} ${quoted(wanted).join(', ')}`,
      zh: `有${word.zh} ${quoted(wanted).join('、')}`,
    }),
    difference(subject, wanted) {
      const found = itemsOf(subject)
      const missing = wanted.filter((item) => !found.includes(item))
      if (missing.length === 0) return undefined
      const instead =
        found.length > 0
          ? { en: `, only ${quoted(found).join(', ')}`, zh: `，只有 ${quoted(found).join('、')}` }
          : { en: '', zh: '' }
      return {
        clause: {
          en: `has no ${word.en} ${quoted(missing).join(', ')}${instead.en}`,
          zh: `没有${word.zh} ${quoted(missing).join('、')}${instead.zh}`,
        },
      }
    },
  }
}
