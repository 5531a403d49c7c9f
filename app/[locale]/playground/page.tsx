import type { Metadata } from 'next'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteHeader } from '@/components/site/site-header'
import { messages } from '@/content/messages/messages'
import { type LocaleParams, localeOf } from '../../locale-params'
import styles from './playground.module.css'

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params)
  const { title, description } = messages[locale].playground
  return pageMetadata(locale, '/playground', { title, description })
}

export default async function PlaygroundPage({ params }: LocaleParams) {
  const locale = await localeOf(params)
  const words = messages[locale].playground
  return (
    <>
      <SiteHeader locale={locale} path="/playground" crumbs={[{ title: words.title }]} />
      <main className={styles.page} id="main">
        <h1 className="vh">{words.title}</h1>
        <noscript>
          <p>{words.noScript}</p>
        </noscript>
      </main>
    </>
  )
}
