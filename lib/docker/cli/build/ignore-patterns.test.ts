import { expect, test } from 'vitest'
import { IgnorePatterns, readIgnoreFile } from './ignore-patterns'

test.each([
  ['secret\n*.log', 'secret a.log', 'hello.txt sub/a.log'],
  ['**/*.log', 'a.log sub/deep/a.log', 'a.txt'],
  ['# comment\n\n/build/', 'build build/x', 'builder'],
  ['*\n!keep\n!src/*.ts', 'a src/a.js', 'keep keep/x src/a.ts'],
  ['docs\n!docs/README.md', 'docs docs/a', 'docs/README.md'],
  ['temp?', 'tempa', 'temp tempab'],
])('%j', (text, excluded, kept) => {
  const patterns = new IgnorePatterns(readIgnoreFile(text))
  const names = `${excluded} ${kept}`.split(' ')
  expect(names.filter((name) => patterns.excludes(name)).join(' ')).toBe(excluded)
})
