import { basePath, pageAddress } from '@/components/site/site'
import { messages } from '@/content/messages/messages'
import { languageTags, locales } from '@/lib/i18n/locale'
import styles from './start.module.css'

const ownNames = { en: 'English', zh: '中文' }

/** The start page goes on to the reader's language; where it cannot, it asks. */
export default function StartPage() {
  return (
    <main className={styles.start}>
      <h1>{messages.en.site.name}</h1>
      <ul>
        {locales.map((locale) => (
          <li key={locale} lang={languageTags[locale]}>
            <a
              className="btn"
              href={pageAddress(locale, '')}
              hrefLang={languageTags[locale]}
              data-language={locale}
            >
              {ownNames[locale]}
            </a>
            <p>{messages[locale].site.description}</p>
          </li>
        ))}
      </ul>
      <script src={`${basePath}/choose-language.js`} />
    </main>
  )
}
