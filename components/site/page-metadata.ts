import type { Metadata } from 'next'
import { type Locale, languageTags, locales } from '@/lib/i18n/locale'
import { pageAddress } from './site'

/** A page's title and description, and its addresses: its own, and those in the other languages. */
export function pageMetadata(
  locale: Locale,
  path: string,
  { title, description }: { title?: string; description?: string },
): Metadata {
  const others = locales.map((other) => [languageTags[other], pageAddress(other, path)])
  return {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    alternates: {
      canonical: pageAddress(locale, path),
      languages: { ...Object.fromEntries(others), 'x-default': pageAddress('en', path) },
    },
    openGraph: {
      url: pageAddress(locale, path),
      locale: languageTags[locale],
      ...(title ? { title } : {}),
      ...(description ? { description } : {}),
    },
  }
}
