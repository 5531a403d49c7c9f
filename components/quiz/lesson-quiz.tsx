import { messages } from '@/content/messages/messages'
import type { Locale } from '@/lib/i18n/locale'
import { inLanguage } from '@/lib/quiz/localized'
import { loadQuiz } from './load-quiz'
import { QuizWhenNear } from './quiz-when-near'

/** The quiz at the end of a lesson, in one language; nothing for a lesson without one. Only at build time. */
export function LessonQuiz({ lesson, locale }: { lesson: string; locale: Locale }) {
  const questions = loadQuiz(lesson).filter(({ use }) => use.includes('lesson'))
  if (questions.length === 0) return null
  return (
    <QuizWhenNear
      questions={questions.map((question) => inLanguage(question, locale))}
      lesson={lesson}
      lessonsPath={`/${locale}/learn`}
      messages={messages[locale].quiz}
    />
  )
}
