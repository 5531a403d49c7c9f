import { expect, test } from 'vitest'
import { type Course, lessonPlaces } from './course'

const both = { en: 'x', zh: 'x' }
const course: Course = {
  modules: [
    { id: 'first', title: both, summary: both, lessons: ['a', 'b'] },
    { id: 'second', title: both, summary: both, lessons: ['a'] },
  ],
}

test('lessons are numbered within their module, in order', () => {
  expect(lessonPlaces(course).map(({ id, number }) => `${number} ${id}`)).toEqual([
    '1.1 first/a',
    '1.2 first/b',
    '2.1 second/a',
  ])
})
