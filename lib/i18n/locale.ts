/** The languages of the site, as they stand in its addresses. */
export const locales = ['en', 'zh'] as const
export type Locale = (typeof locales)[number]

/** The language as HTML names it. */
export const languageTags: Record<Locale, string> = { en: 'en', zh: 'zh-Hans' }

/** What each language calls itself, short enough for a page's header. */
export const languageNames: Record<Locale, string> = { en: 'EN', zh: '中文' }

export function isLocale(word: string | undefined): word is Locale {
  return locales.some((locale) => locale === word)
}
