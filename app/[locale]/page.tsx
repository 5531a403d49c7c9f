import { Hero } from '@/components/home/hero'
import styles from '@/components/home/home.module.css'
import { Uses } from '@/components/home/uses'
import { CourseMap } from '@/components/map/course-map'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { messages } from '@/content/messages/messages'
import { type LocaleParams, localeOf } from '../locale-params'

export default async function HomePage({ params }: LocaleParams) {
  const locale = await localeOf(params)
  return (
    <>
      <SiteHeader locale={locale} path="" />
      <main id="main">
        <Hero locale={locale} />
        <section className={styles.map} id="course">
          <CourseMap locale={locale} title={messages[locale].home.course} heading="h2" />
        </section>
        <Uses locale={locale} />
      </main>
      <SiteFooter locale={locale} />
    </>
  )
}
