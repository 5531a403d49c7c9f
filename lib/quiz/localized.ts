import * as z from 'zod'

/** Words the reader sees: never empty, never a YAML number or boolean by accident. */
export const words = z
  .string()
  .refine((value) => value.trim() !== '', { message: 'is empty; write a sentence' })

/** The same words in both languages; neither may be left out. */
export const localized = z.strictObject({ en: words, zh: words })

export type Localized = z.infer<typeof localized>
export type Locale = keyof Localized

/** A value with every `{ en, zh }` in it replaced by the one string a reader needs. */
export type InLanguage<T> = T extends Localized
  ? string
  : T extends readonly (infer Item)[]
    ? InLanguage<Item>[]
    : T extends object
      ? { [Key in keyof T]: InLanguage<T[Key]> }
      : T

function isLocalized(value: object): value is Localized {
  return Object.keys(value).length === 2 && 'en' in value && 'zh' in value
}

function choose(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => choose(item, locale))
  if (typeof value !== 'object' || value === null) return value
  if (isLocalized(value)) return value[locale]
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, choose(item, locale)]))
}

/** Picks one language throughout a question, so that a page carries only the words it shows. */
export function inLanguage<T>(value: T, locale: Locale): InLanguage<T> {
  return choose(value, locale) as InLanguage<T>
}
