import type { Metadata } from 'next'
import { AppearanceScript } from '@/components/site/appearance-script'
import { fontClasses } from '@/components/site/fonts'
import { basePath, pageAddress } from '@/components/site/site'
import { Symbols } from '@/components/site/symbols'
import { messages } from '@/content/messages/messages'
import { languageTags, locales } from '@/lib/i18n/locale'
import styles from './not-found.module.css'
import './styles/index.css'

export const metadata: Metadata = {
  title: `${messages.en.notFound.title} · ${messages.en.site.name}`,
}

/** What an unknown address gets, with status 404. The address need not say a language, so it speaks both. */
export default function NotFoundPage() {
  return (
    <html lang="en" className={fontClasses} suppressHydrationWarning>
      <head>
        <AppearanceScript />
      </head>
      <body>
        <Symbols />
        <header className="topbar">
          <a className="brand" href={`${basePath}/`} aria-label={messages.en.site.home}>
            <svg aria-hidden="true">
              <use href="#logo" />
            </svg>
            <span>{messages.en.site.name}</span>
          </a>
        </header>
        <main className={styles.page} id="main">
          {locales.map((locale, index) => {
            const words = messages[locale].notFound
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <section className="state" key={locale} lang={languageTags[locale]}>
                <Heading>{words.title}</Heading>
                <p>{words.text}</p>
                <p>
                  <a className="btn" href={pageAddress(locale, '/learn')}>
                    {words.contents}
                  </a>
                </p>
              </section>
            )
          })}
        </main>
      </body>
    </html>
  )
}
