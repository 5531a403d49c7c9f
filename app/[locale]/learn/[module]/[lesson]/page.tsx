import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { courseLessons } from '@/components/lesson/course-lessons'
import { LessonEnd } from '@/components/lesson/lesson-end'
import { lessonExercise } from '@/components/lesson/lesson-exercise'
import { LessonMeta } from '@/components/lesson/lesson-meta'
import { OutlineRail } from '@/components/lesson/outline-rail'
import { TrackPlace } from '@/components/progress/track-place'
import { CodeActions } from '@/components/prose/code-actions'
import { proseComponents } from '@/components/prose/prose-components'
import { LessonQuiz } from '@/components/quiz/lesson-quiz'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteHeader } from '@/components/site/site-header'
import { Workbench } from '@/components/workbench/workbench'
import { course } from '@/content/course'
import { messages } from '@/content/messages/messages'
import { lessonPlaces } from '@/lib/content/course'
import { isLocale } from '@/lib/i18n/locale'
import { lessonHas } from '@/mdx/lesson-files'
import type { LessonText } from '@/mdx/lesson-text'

interface Props {
  params: Promise<{ locale: string; module: string; lesson: string }>
}

export function generateStaticParams() {
  return lessonPlaces(course).map(({ module, lesson }) => ({ module: module.id, lesson }))
}

async function lessonAt({ params }: Props) {
  const { locale, module, lesson: name } = await params
  if (!isLocale(locale)) notFound()
  const lessons = courseLessons(locale)
  const index = lessons.findIndex(({ id }) => id === `${module}/${name}`)
  const lesson = lessons[index]
  if (!lesson) notFound()
  return { locale, lessons, lesson, before: lessons[index - 1], next: lessons[index + 1] }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { lesson } = await lessonAt(props)
  return pageMetadata({ title: lesson.title, description: lesson.summary })
}

export default async function LessonPage(props: Props) {
  const { locale, lessons, lesson, before, next } = await lessonAt(props)
  const words = messages[locale].lesson
  const { default: Text, outline }: LessonText = await import(`@/content/lessons/${lesson.id}/${locale}.mdx`)
  const sections = lessonHas(lesson.id, 'quiz.yaml')
    ? [...outline, { id: 'quiz', title: messages[locale].quiz.title }]
    : outline
  const exercise = await lessonExercise(lesson.id, locale)
  const needs = lessons.filter(({ id }) => lesson.needs?.includes(id))
  const afterLead = <LessonMeta locale={locale} lesson={lesson} needs={needs} />
  const moduleNumber = lesson.number.split('.')[0]
  return (
    <>
      <SiteHeader
        locale={locale}
        path={`/learn/${lesson.id}`}
        crumbs={[
          {
            title: `${moduleNumber} ${lesson.module.title[locale]}`,
            href: `/${locale}/learn#${lesson.module.id}`,
          },
          { title: `${lesson.number} ${lesson.title}` },
        ]}
      />
      <main className="lesson" id="main">
        <OutlineRail label={words.sections} sections={sections} />
        <article className="text" data-behind-sheet>
          <div className="prose">
            <h1>{lesson.title}</h1>
            <Text components={proseComponents({ locale, afterLead, hasMachine: true })} />
          </div>
          <LessonQuiz lesson={lesson.id} locale={locale} />
          <LessonEnd locale={locale} lesson={lesson} before={before} next={next} />
        </article>
        <Workbench exercise={exercise} locale={locale} messages={messages[locale].workbench} />
      </main>
      <CodeActions />
      <TrackPlace lesson={lesson.id} sections={sections.map(({ id }) => id)} />
    </>
  )
}
