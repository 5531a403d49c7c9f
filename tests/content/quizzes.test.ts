import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadQuiz } from '@/components/quiz/load-quiz'
import { course } from '@/content/course'
import { lessonPlaces } from '@/lib/content/course'
import { lessonFile } from '@/mdx/lesson-files'
import { compileLesson } from './compile-lesson'

const ids = lessonPlaces(course).map(({ id }) => id)

async function anchorsOf(lesson: string): Promise<readonly string[]> {
  const file = lessonFile(lesson, 'en')
  const { outline } = await compileLesson(readFileSync(file, 'utf8'), file)
  return outline.map(({ id }) => id)
}

test.each(ids)('the quiz of %s has no problems and its questions carry its name', (lesson) => {
  const strangers = loadQuiz(lesson).filter(({ id }) => !id.startsWith(`${lesson}/`))
  expect(strangers.map(({ id }) => id)).toEqual([])
})

test('no two questions of the course have one id', () => {
  const questions = ids.flatMap((lesson) => loadQuiz(lesson).map(({ id }) => id))
  expect(questions.filter((id, index) => questions.indexOf(id) !== index)).toEqual([])
})

test.each(ids)('every question of %s points to a passage that exists', async (lesson) => {
  const lost: string[] = []
  for (const { id, source } of loadQuiz(lesson)) {
    const anchors = ids.includes(source.lesson) ? await anchorsOf(source.lesson) : []
    if (!anchors.includes(source.anchor)) lost.push(`${id}: ${source.lesson}#${source.anchor}`)
  }
  expect(lost).toEqual([])
})
