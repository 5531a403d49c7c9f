import { course } from '@/content/course'
import { type LessonPlace, lessonPlaces } from '@/lib/content/course'
import type { Locale } from '@/lib/i18n/locale'
import { type LessonSummary, readLesson } from '@/mdx/lesson-files'

/** A lesson with its place in the course. */
export type CourseLesson = LessonPlace & LessonSummary

/** All lessons in the order they are taught, with their titles in a language. Only at build time. */
export function courseLessons(locale: Locale): CourseLesson[] {
  return lessonPlaces(course).map((place) => ({ ...place, ...readLesson(place.id, locale) }))
}
