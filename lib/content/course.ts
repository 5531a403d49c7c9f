import type { Locale } from '../i18n/locale'

/** A part of the course: lessons, by the names of their folders, in the order they are taught. */
export interface Module {
  readonly id: string
  readonly title: Record<Locale, string>
  readonly summary: Record<Locale, string>
  readonly lessons: readonly [string, ...string[]]
}

/** The course's modules in order. */
export interface Course {
  readonly modules: readonly Module[]
}

/** A lesson's place in the course. */
export interface LessonPlace {
  readonly module: Module
  readonly lesson: string
  /** `module/lesson`, which is also its folder and the end of its address. */
  readonly id: string
  /** As readers see it, such as 2.3. */
  readonly number: string
}

/** All lessons in the order they are taught. */
export function lessonPlaces(course: Course): LessonPlace[] {
  return course.modules.flatMap((module, moduleIndex) =>
    module.lessons.map((lesson, index) => ({
      module,
      lesson,
      id: `${module.id}/${lesson}`,
      number: `${moduleIndex + 1}.${index + 1}`,
    })),
  )
}
