import Link from 'next/link'
import { messages } from '@/content/messages/messages'
import { type Locale, languageNames, languageTags, locales } from '@/lib/i18n/locale'
import { PageLinks } from './page-links'
import { pageAddress } from './site'

/** A step on the way to the page; the last one is the page itself and has no link. */
export interface Crumb {
  readonly title: string
  readonly href?: string
}

interface Props {
  locale: Locale
  /** The page's path without the language: '' or beginning with a slash. */
  path: string
  crumbs?: readonly Crumb[]
}

function Crumbs({ crumbs, label }: { crumbs: readonly Crumb[]; label: string }) {
  if (crumbs.length === 0) return <div className="crumb" />
  return (
    <nav className="crumb" aria-label={label}>
      <ol>
        {crumbs.map(({ title, href }) =>
          href ? (
            <li className="wide" key={title}>
              <Link href={href}>{title}</Link>
            </li>
          ) : (
            <li aria-current="page" key={title}>
              {title}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}

/** The bar on every page: brand, place, contents, languages, theme. PageActions makes its last two work. */
export function SiteHeader({ locale, path, crumbs = [] }: Props) {
  const words = messages[locale].site
  return (
    <header className="topbar">
      <PageLinks locale={locale} path={path} />
      <Link className="brand" href={`/${locale}`} aria-label={words.home}>
        <svg aria-hidden="true">
          <use href="#logo" />
        </svg>
        <span className="wide">{words.name}</span>
      </Link>
      <Crumbs crumbs={crumbs} label={words.place} />
      <div className="tools">
        <Link href={`/${locale}/learn`} {...(path === '/learn' ? { 'aria-current': 'page' as const } : {})}>
          {words.contents}
        </Link>
        <nav aria-label={words.languages}>
          <ul className="lang">
            {locales.map((other) => (
              <li key={other}>
                <a
                  href={pageAddress(other, path)}
                  lang={languageTags[other]}
                  hrefLang={languageTags[other]}
                  data-language={other}
                  {...(other === locale ? { 'aria-current': 'true' as const } : {})}
                >
                  {languageNames[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <button className="scripted" type="button" data-action="theme" aria-label={words.darkTheme}>
          <svg className="ico" aria-hidden="true">
            <use href="#theme" />
          </svg>
        </button>
      </div>
    </header>
  )
}
