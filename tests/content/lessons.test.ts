import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { course } from '@/content/course'
import { lessonPlaces } from '@/lib/content/course'
import { readFrontMatter } from '@/lib/content/front-matter'
import { locales } from '@/lib/i18n/locale'
import { lessonFile } from '@/mdx/lesson-files'
import { compileLesson } from './compile-lesson'

const places = lessonPlaces(course)
const ids = places.map(({ id }) => id)
const read = (id: string, locale: (typeof locales)[number]) => readFileSync(lessonFile(id, locale), 'utf8')

function folders(below: string): string[] {
  return readdirSync(below).filter((name) => statSync(path.join(below, name)).isDirectory())
}

test('every lesson folder is in the course, and every lesson of the course has a folder', () => {
  const root = 'content/lessons'
  const onDisk = folders(root).flatMap((module) =>
    folders(path.join(root, module)).map((lesson) => `${module}/${lesson}`),
  )
  expect(onDisk.sort()).toEqual([...ids].sort())
})

test('a lesson needs only lessons that come before it', () => {
  const wrong = places.flatMap(({ id }, index) => {
    const { needs = [] } = readFrontMatter(read(id, 'en'), lessonFile(id, 'en'))
    return needs.filter((need) => !ids.slice(0, index).includes(need)).map((need) => `${id} needs ${need}`)
  })
  expect(wrong).toEqual([])
})

test.each(ids)('%s says the same about itself in every language', (id) => {
  const facts = locales.map((locale) => {
    const { minutes, objectives, needs, sources } = readFrontMatter(read(id, locale), lessonFile(id, locale))
    return { minutes, objectives: objectives.length, needs, sources: sources?.map(({ url }) => url) }
  })
  for (const fact of facts) expect(fact).toEqual(facts[0])
})

test.each(ids)('%s has the same sections in every language', async (id) => {
  const outlines = await Promise.all(
    locales.map(async (locale) => {
      const { outline } = await compileLesson(read(id, locale), lessonFile(id, locale))
      return outline.map((section) => section.id)
    }),
  )
  expect(outlines[0]?.length).toBeGreaterThan(0)
  for (const outline of outlines) expect(outline).toEqual(outlines[0])
})

test.each(ids)('%s opens with one lead, which the page adds its own lines to', (id) => {
  const leads = locales.map((locale) => read(id, locale).match(/^<Lead>$/gm)?.length)
  expect(leads).toEqual(locales.map(() => 1))
})
