import { type Locale, languageTags, locales } from '@/lib/i18n/locale'
import { pageAddress, siteUrl } from './site'

/** Tells search engines the page's own address and those in the other languages; whole when SITE_URL says where we are. */
export function PageLinks({ locale, path }: { locale: Locale; path: string }) {
  const href = (other: Locale) => siteUrl + pageAddress(other, path)
  return (
    <>
      <link rel="canonical" href={href(locale)} />
      {locales.map((other) => (
        <link key={other} rel="alternate" hrefLang={languageTags[other]} href={href(other)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={href('en')} />
    </>
  )
}
