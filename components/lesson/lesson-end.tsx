import Link from 'next/link'
import { repositoryUrl } from '@/components/site/site'
import { messages } from '@/content/messages/messages'
import type { Locale } from '@/lib/i18n/locale'
import { lessonFile } from '@/mdx/lesson-files'
import type { CourseLesson } from './course-lessons'

interface Props {
  locale: Locale
  lesson: CourseLesson
  before: CourseLesson | undefined
  next: CourseLesson | undefined
}

/** What stands after a lesson's text: its sources, the way to improve it, and the lessons around it. */
export function LessonEnd({ locale, lesson, before, next }: Props) {
  const words = messages[locale].lesson
  const sources = lesson.sources ?? []
  const contents = `/${locale}/learn`
  return (
    <>
      <section className="sources">
        {sources.length > 0 ? (
          <>
            <h2>{words.sources}</h2>
            <ul>
              {sources.map(({ title, url }) => (
                <li key={url}>
                  <a href={url}>{title}</a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p className="edit">
          <a href={`${repositoryUrl}/edit/main/${lessonFile(lesson.id, locale)}`}>{words.edit}</a>
        </p>
      </section>
      <nav className="pager" aria-label={words.contents}>
        {before ? (
          <Link href={`${contents}/${before.id}`} rel="prev">
            <small>{words.before}</small>
            {before.number} {before.title}
          </Link>
        ) : null}
        <Link
          className="next"
          href={next ? `${contents}/${next.id}` : contents}
          {...(next ? { rel: 'next' } : {})}
        >
          <small>{next ? words.next : null}</small>
          {next ? `${next.number} ${next.title}` : words.contents}
        </Link>
      </nav>
    </>
  )
}
