import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '@/lib/i18n/locale'

/** What every page below `[locale]` is given. */
export interface LocaleParams {
  params: Promise<{ locale: string }>
}

/** The page's language; an unknown one is a page that does not exist. */
export async function localeOf(params: LocaleParams['params']): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : notFound()
}
