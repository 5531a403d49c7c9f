import type { CourseLesson } from '@/components/lesson/course-lessons'
import { LessonRing } from '@/components/progress/lesson-ring'
import { messages } from '@/content/messages/messages'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import type { LessonTasks } from '@/lib/progress/lesson-state'
import styles from './course-map.module.css'
import { LessonLink } from './lesson-link'

const nothingToDo: LessonTasks = { goals: [], questions: [] }

interface Props {
  locale: Locale
  lesson: CourseLesson
  tasks: LessonTasks | undefined
}

/** One lesson on the map: how far, number, title, minutes. */
export function MapEntry({ locale, lesson, tasks = nothingToDo }: Props) {
  const { notBegun, underWay, done } = messages[locale].progress
  const words = messages[locale].map
  const minutes = lesson.minutes ?? lesson.readingMinutes
  return (
    <li>
      <LessonLink lesson={lesson.id} href={`/${locale}/learn/${lesson.id}`}>
        <LessonRing lesson={lesson.id} tasks={tasks} messages={{ notBegun, underWay, done }} />
        <span className={styles.place}>{lesson.number}</span>
        <span className={styles.title}>{lesson.title}</span>
        <span className={styles.dots} />
        <span className={styles.minutes}>
          <span aria-hidden="true">{minutes}</span>
          <span className="vh">{fill(words.minutes, { minutes })}</span>
        </span>
      </LessonLink>
      <p className={styles.summary}>{lesson.summary}</p>
    </li>
  )
}
