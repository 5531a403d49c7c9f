import Link from 'next/link'
import { messages } from '@/content/messages/messages'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import type { LessonSummary } from '@/mdx/lesson-files'
import type { CourseLesson } from './course-lessons'

interface Props {
  locale: Locale
  lesson: LessonSummary
  needs: readonly CourseLesson[]
}

/** The line under a lesson's title: how long it takes and what to know before. */
export function LessonMeta({ locale, lesson, needs }: Props) {
  const words = messages[locale].lesson
  const times = [
    fill(words.reading, { minutes: lesson.readingMinutes }),
    ...(lesson.minutes ? [fill(words.whole, { minutes: lesson.minutes })] : []),
  ]
  const comma = locale === 'zh' ? '，' : ', '
  const stop = locale === 'zh' ? '。' : '. '
  return (
    <p className="meta">
      {times.join(comma)}
      {stop}
      {needs.length > 0 ? (
        <>
          {words.needs}{' '}
          {needs.map(({ id, number, title }, index) => (
            <span key={id}>
              {index > 0 ? comma : null}
              <Link href={`/${locale}/learn/${id}`}>
                {number} {title}
              </Link>
            </span>
          ))}
        </>
      ) : null}
    </p>
  )
}
