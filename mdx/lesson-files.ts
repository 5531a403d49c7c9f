import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type FrontMatter, readFrontMatter } from '../lib/content/front-matter'
import { readingMinutes } from '../lib/content/reading-minutes'
import type { Locale } from '../lib/i18n/locale'

/** What is known of a lesson without setting its text. */
export interface LessonSummary extends FrontMatter {
  readonly id: string
  readonly readingMinutes: number
}

/** The path of a lesson's text in the repository. */
export function lessonFile(id: string, locale: Locale): string {
  return `content/lessons/${id}/${locale}.mdx`
}

/** Reads a lesson's front matter at build time. Throws FrontMatterError naming file, line and column. */
export function readLesson(id: string, locale: Locale): LessonSummary {
  const file = lessonFile(id, locale)
  const source = readFileSync(path.join(process.cwd(), file), 'utf8')
  return { id, ...readFrontMatter(source, file), readingMinutes: readingMinutes(source) }
}

/** Whether a lesson has a file such as `exercise.ts` or `quiz.yaml`. */
export function lessonHas(id: string, name: string): boolean {
  return existsSync(path.join(process.cwd(), 'content/lessons', id, name))
}
