import type { Locale } from '@/lib/i18n/locale'

/** Where the source code is; edit links and the footer lead there. */
export const repositoryUrl = process.env.REPOSITORY_URL ?? 'https://github.com/drydock-course/drydock'

/** Where the site is served, such as `https://drydock.example`, for the addresses that search engines want whole. */
export const siteUrl = process.env.SITE_URL ?? ''

/** The path below which a static host serves the site; only links that Next does not make itself need it. */
export const basePath = process.env.BASE_PATH ?? ''

// A static host keeps pages as folders, whose addresses end in a slash.
const end = process.env.SITE_MODE === 'static' ? '/' : ''

/** The address of a page in a language, with base path; `path` is '' or begins with a slash. */
export function pageAddress(locale: Locale, path: string): string {
  return `${basePath}/${locale}${path}${end}`
}
