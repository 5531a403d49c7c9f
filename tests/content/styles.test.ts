import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const filesEnding = (end: RegExp) =>
  ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => end.test(name))
      .map((name) => path.join(folder, name)),
  )

const tokens = 'app/styles/tokens.css'
const files = filesEnding(/\.css$/).filter((file) => file !== tokens)

const withoutComments = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

test('only tokens.css names colours', () => {
  const colour = /#[0-9a-f]{3,8}\b(?![\w-]*\s*\{)|\b(?:rgb|hsl|oklch|lab|color)a?\(/gi
  const raw = files.flatMap((file) =>
    (withoutComments(file).match(colour) ?? []).map((found) => `${file}: ${found}`),
  )
  expect(raw).toEqual([])
})

test('every custom property that is used is defined', () => {
  const sheets = [tokens, ...files].map((file) => readFileSync(file, 'utf8')).join('\n')
  const scripts = filesEnding(/\.tsx?$/).map((file) => readFileSync(file, 'utf8'))
  const defined = new Set([
    ...(sheets.match(/--[\w-]+(?=\s*:)/g) ?? []),
    ...(scripts.join('\n').match(/(?<=['"`])--[\w-]+(?=['"`])/g) ?? []),
  ])
  const used = new Set([...sheets.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name))
  expect([...used].filter((name) => !defined.has(name))).toEqual([])
})
