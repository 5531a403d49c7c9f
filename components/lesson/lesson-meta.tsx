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

/** What stands under a lesson's opening: how long it takes, what to know before, what the reader can do afterwards. */
export function LessonMeta({ locale, lesson, needs }: Props) {
  const words = messages[locale].lesson
  const times = [
    fill(words.reading, { minutes: lesson.readingMinutes }),
    ...(lesson.minutes ? [fill(words.whole, { minutes: lesson.minutes })] : []),
  ]
  const comma = locale === 'zh' ? '，' : ', '
  const stop = locale === 'zh' ? '。' : '. '
  return (
    <>
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
      <div className="objectives">
        <p id="objectives">{words.objectives}</p>
        <ul aria-labelledby="objectives">
          {lesson.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
      </div>
    </>
  )
}
