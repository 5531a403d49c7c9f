import Link from 'next/link'
import { messages } from '@/content/messages/messages'
import type { Locale } from '@/lib/i18n/locale'
import { repositoryUrl } from './site'

/** The end of a page that has one: licence and the ways on. */
export function SiteFooter({ locale }: { locale: Locale }) {
  const words = messages[locale].site
  return (
    <footer className="foot">
      <div>
        <p>{words.licence}</p>
        <nav aria-label={words.footer}>
          <ul>
            <li>
              <Link href={`/${locale}/playground`}>{words.playground}</Link>
            </li>
            <li>
              <Link href={`/${locale}/learn#progress`}>{words.progress}</Link>
            </li>
            <li>
              <a href={repositoryUrl}>{words.source}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
