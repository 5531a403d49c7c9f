import type { Metadata } from 'next'
import { CourseMap } from '@/components/map/course-map'
import { ProgressPanel } from '@/components/progress/progress-panel'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { course } from '@/content/course'
import { messages } from '@/content/messages/messages'
import { lessonPlaces } from '@/lib/content/course'
import { fill } from '@/lib/i18n/fill'
import { type LocaleParams, localeOf } from '../../locale-params'
import styles from './learn.module.css'

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params)
  const { title, lead } = messages[locale].map
  return pageMetadata({ title, description: lead })
}

export default async function ContentsPage({ params }: LocaleParams) {
  const locale = await localeOf(params)
  const words = messages[locale].map
  const counts = { lessons: lessonPlaces(course).length, modules: course.modules.length }
  return (
    <>
      <SiteHeader locale={locale} path="/learn" />
      <main className={styles.page} id="main">
        <CourseMap locale={locale} title={words.title} heading="h1" />
        <p className={styles.here}>{fill(words.here, counts)}</p>
        <section className={styles.progress} id="progress">
          <h2>{words.progressTitle}</h2>
          <p>{words.progressText}</p>
          <ProgressPanel messages={messages[locale].progress} />
        </section>
      </main>
      <SiteFooter locale={locale} />
    </>
  )
}
