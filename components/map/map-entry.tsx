import Link from 'next/link'
import type { CourseLesson } from '@/components/lesson/course-lessons'
import { messages } from '@/content/messages/messages'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import styles from './course-map.module.css'

/** One lesson on the map: how far, number, title, minutes. */
export function MapEntry({ locale, lesson }: { locale: Locale; lesson: CourseLesson }) {
  const words = messages[locale].map
  const minutes = lesson.minutes ?? lesson.readingMinutes
  return (
    <li>
      <Link href={`/${locale}/learn/${lesson.id}`}>
        <svg aria-hidden="true">
          <use href="#not-begun" />
        </svg>
        <span className={styles.place}>{lesson.number}</span>
        <span className={styles.title}>{lesson.title}</span>
        <span className={styles.dots} />
        <span className={styles.minutes}>
          <span aria-hidden="true">{minutes}</span>
          <span className="vh">{fill(words.minutes, { minutes })}</span>
        </span>
      </Link>
      <p className={styles.summary}>{lesson.summary}</p>
    </li>
  )
}
