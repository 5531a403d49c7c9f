import Link from 'next/link'
import { courseLessons } from '@/components/lesson/course-lessons'
import { messages } from '@/content/messages/messages'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import styles from './home.module.css'

/** The three uses, and of each what is here now. */
export function Uses({ locale }: { locale: Locale }) {
  const words = messages[locale].home
  const first = courseLessons(locale)[0]
  return (
    <section className={styles.uses} aria-label={words.uses}>
      <div>
        <div className={styles.use}>
          <h2>{words.studyTitle}</h2>
          <p>{words.study}</p>
          {first ? (
            <Link href={`/${locale}/learn/${first.id}`}>
              {fill(words.studyNow, { number: first.number })}
            </Link>
          ) : null}
        </div>
        <div className={styles.use}>
          <h2>{words.classTitle}</h2>
          <p>{words.class}</p>
          <span>{words.notYet}</span>
        </div>
        <div className={styles.use}>
          <h2>{words.referenceTitle}</h2>
          <p>{words.reference}</p>
          <span>{words.notYet}</span>
        </div>
      </div>
    </section>
  )
}
