import { type CourseLesson, courseLessons } from '@/components/lesson/course-lessons'
import { lessonTasks } from '@/components/lesson/lesson-tasks'
import { course } from '@/content/course'
import { messages } from '@/content/messages/messages'
import type { Locale } from '@/lib/i18n/locale'
import styles from './course-map.module.css'
import { MapEntry } from './map-entry'

function Key({ locale }: { locale: Locale }) {
  const { notBegun, underWay, done } = messages[locale].progress
  const marks = [
    ['not-begun', notBegun],
    ['under-way', underWay],
    ['done', done],
  ] as const
  return (
    <p className={styles.key}>
      {marks.map(([mark, word]) => (
        <span key={mark}>
          <svg aria-hidden="true">
            <use href={`#${mark}`} />
          </svg>
          {word}
        </span>
      ))}
      <span>{messages[locale].map.minutesKey}</span>
    </p>
  )
}

interface Props {
  locale: Locale
  title: string
  /** The map is the page on the contents page and a section of it on the home page. */
  heading: 'h1' | 'h2'
}

/** The modules and lessons in order, with how far the reader is. */
export async function CourseMap({ locale, title, heading: Heading }: Props) {
  const ModuleHeading = Heading === 'h1' ? 'h2' : 'h3'
  const lessons = courseLessons(locale)
  const tasks = await lessonTasks(lessons)
  return (
    <>
      <div className={styles.head}>
        <Heading>{title}</Heading>
        <Key locale={locale} />
      </div>
      <div className={styles.modules}>
        {course.modules.map((module, index) => (
          <section
            className={styles.module}
            id={module.id}
            key={module.id}
            aria-labelledby={`${module.id}-title`}
          >
            <p className={styles.number} aria-hidden="true">
              {index + 1}
            </p>
            <div>
              <ModuleHeading id={`${module.id}-title`}>{module.title[locale]}</ModuleHeading>
              <p className={styles.about}>{module.summary[locale]}</p>
            </div>
            <ol className={styles.lessons}>
              {lessons
                .filter((lesson: CourseLesson) => lesson.module === module)
                .map((lesson) => (
                  <MapEntry key={lesson.id} locale={locale} lesson={lesson} tasks={tasks.get(lesson.id)} />
                ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  )
}
