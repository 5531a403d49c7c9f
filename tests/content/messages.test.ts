import { expect, test } from 'vitest'
import en from '@/content/messages/en.json'
import zh from '@/content/messages/zh.json'

type Words = { readonly [key: string]: string | Words }

function leaves(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

const english = new Map(leaves(en))
const chinese = new Map(leaves(zh))

test('every message is there in both languages', () => {
  const missing = (from: Map<string, string>, to: Map<string, string>) =>
    [...from.keys()].filter((key) => !to.has(key))
  expect({ zh: missing(english, chinese), en: missing(chinese, english) }).toEqual({ zh: [], en: [] })
})

test('no message is empty', () => {
  const empty = [...english, ...chinese].filter(([, words]) => words.trim() === '')
  expect(empty).toEqual([])
})

test('translations fill in the same values', () => {
  const names = (words = '') => [...new Set(words.match(/\{\w+\}/g))].sort().join(' ')
  const different = [...english.keys()].filter((key) => names(english.get(key)) !== names(chinese.get(key)))
  expect(different).toEqual([])
})
