import Link from 'next/link'
import { courseLessons } from '@/components/lesson/course-lessons'
import { ContinueLink } from '@/components/progress/continue-link'
import { HomeTerminal } from '@/components/workbench/home-terminal'
import { InlineCode } from '@/components/workbench/inline-code'
import { messages } from '@/content/messages/messages'
import { dockerHost } from '@/content/scenarios/docker-host'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import styles from './home.module.css'

/** The first screen: what this is, a way in, and a machine to type into. */
export function Hero({ locale }: { locale: Locale }) {
  const words = messages[locale].home
  const lessons = courseLessons(locale)
  const minutes = lessons.reduce((sum, lesson) => sum + (lesson.minutes ?? lesson.readingMinutes), 0)
  return (
    <>
      <div className={styles.hero}>
        <div className={styles.left}>
          <h1>{messages[locale].site.name}</h1>
          <p className={styles.say}>{words.say}</p>
          <p className={styles.go}>
            <ContinueLink
              lessons={lessons.map(({ id, number }) => ({ id, number }))}
              lessonsPath={`/${locale}/learn`}
              begin={words.begin}
              goOn={words.goOn}
            />
            <Link className="btn" href={`/${locale}/playground`}>
              {words.machine}
            </Link>
          </p>
        </div>
        <div className={styles.machine}>
          <HomeTerminal
            scenario={dockerHost.name}
            host={dockerHost.hostname}
            locale={locale}
            messages={messages[locale].workbench}
          />
          <noscript>
            <p className={styles.noScript}>{words.noScript}</p>
          </noscript>
        </div>
      </div>
      <div className={styles.level}>
        <div>
          <p>
            <svg aria-hidden="true">
              <use href="#level" />
            </svg>
            {fill(words.below, { lessons: lessons.length, minutes })}
          </p>
          <p className={styles.try}>
            <InlineCode text={words.try} />
          </p>
        </div>
      </div>
    </>
  )
}
