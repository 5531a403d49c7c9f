import { expect, test } from 'vitest'
import { readFrontMatter } from './front-matter'

const good = `---
title: PID namespaces
summary: Two numbers for one process.
minutes: 20
objectives:
  - say who sees whom
---

Text.
`

const problems = (source: string) => {
  try {
    readFrontMatter(source, 'en.mdx')
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

test('a front matter is read, and the text after it does not matter', () => {
  expect(readFrontMatter(good, 'en.mdx')).toEqual({
    title: 'PID namespaces',
    summary: 'Two numbers for one process.',
    minutes: 20,
    objectives: ['say who sees whom'],
  })
})

test.each([
  [
    'a mistyped key',
    good.replace('title:', 'titel:'),
    ['en.mdx:2:1: "titel" is not a key here; did you mean "title"?', 'en.mdx:2:1: "title" is missing'],
  ],
  [
    'an unknown key',
    good.replace('minutes:', 'author:'),
    [
      'en.mdx:4:1: "author" is not a key here; write one of: title, summary, minutes, objectives, needs, sources',
    ],
  ],
  ['a missing key', good.replace(/summary.*\n/, ''), ['en.mdx:2:1: "summary" is missing']],
  ['an empty text', good.replace('PID namespaces', '""'), ['en.mdx:2:8: "title" is empty; write a sentence']],
  [
    'a number for a text',
    good.replace('PID namespaces', '12'),
    ['en.mdx:2:8: "title" must be text, and YAML reads 12 as a value; write "12"'],
  ],
  [
    'a text for a number',
    good.replace('20', 'twenty'),
    ['en.mdx:4:10: "minutes" must be of type number, not twenty'],
  ],
  [
    'a text for a list',
    good.replace('\n  - say', ' say'),
    ['en.mdx:5:13: "objectives" must be of type array, not say who sees whom'],
  ],
  [
    'an empty list',
    good.replace('\n  - say who sees whom', ' []'),
    ['en.mdx:5:13: "objectives" needs at least 1 entries'],
  ],
  [
    'a lesson that is not named in full',
    good.replace('minutes: 20', 'needs: [pid]'),
    ['en.mdx:4:9: "needs" must name a lesson as module/lesson'],
  ],
  [
    'a source without address',
    good.replace('minutes: 20', 'sources:\n  - title: man pages'),
    ['en.mdx:5:5: "url" is missing'],
  ],
  [
    'a key inside a source',
    good.replace('minutes: 20', 'sources:\n  - title: a\n    urll: https://a.test'),
    ['en.mdx:6:5: "urll" is not a key here; did you mean "url"?', 'en.mdx:5:5: "url" is missing'],
  ],
  [
    'a colon in a text',
    good.replace('PID namespaces', 'PID: namespaces'),
    [
      'en.mdx:2:8: Nested mappings are not allowed in compact mappings; a text with ": " in it must be in quotes',
    ],
  ],
  [
    'no front matter',
    'Text.\n',
    ['en.mdx:1:1: a lesson begins with its front matter: ---, then "title: …", then ---'],
  ],
])('%s', (_name, source, expected) => {
  expect(problems(source).split('\n').sort()).toEqual(expected.sort())
})
