/** Words in every language of the site; names in them stand between backticks. */
export interface Localized {
  readonly en: string
  readonly zh: string
}

/** The same in every language: names, numbers, commands. */
export function same(text: string): Localized {
  return { en: text, zh: text }
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly Localized[]): Localized {
  const english = items.map(({ en }) => en)
  const last = english.pop() ?? ''
  return {
    en: english.length > 0 ? `${english.join(', ')} and ${last}` : last,
    zh: items.map(({ zh }) => zh).join('、'),
  }
}

/** Clauses that follow one subject. */
export function clauses(items: readonly Localized[]): Localized {
  return { en: listed(items).en, zh: items.map(({ zh }) => zh).join('，') }
}

/** Words after Chinese: Latin ones and names in backticks get a gap. */
export function spaced(words: string): string {
  return /^[A-Za-z`]/.test(words) ? ` ${words}` : words
}
