import { expect, test } from 'vitest'
import { themeColours } from '@/components/site/theme-colours'
import { contrast, tokenColours } from './tokens'

const pages = ['bg', 'surface', 'sunk']
const washes = ['wash-accent', 'wash-success', 'wash-attention', 'wash-danger', 'wash-note']
const ansi = Array.from({ length: 16 }, (_, index) => `ansi-${index}`)

/** What is written or drawn, on what, and the least contrast WCAG 2.2 AA (for ink: AAA) asks of it. */
const pairs: [string, string[], number][] = [
  ['ink', [...pages, ...washes, 'selection'], 7],
  ['ink-muted', [...pages, ...washes], 4.5],
  ...['accent', 'success', 'attention', 'danger', 'note'].map((name): [string, string[], number] => [
    name,
    [...pages, `wash-${name}`],
    4.5,
  ]),
  ['on-accent', ['accent'], 4.5],
  ['bg', ['ink'], 4.5],
  ...['keyword', 'string', 'constant', 'comment'].map((name): [string, string[], number] => [
    `code-${name}`,
    ['sunk', 'wash-accent'],
    4.5,
  ]),
  ['rule-strong', pages, 3],
  ['focus', [...pages, ...washes], 3],
  ['term-focus', ['term-bg', 'term-bar'], 3],
  ['term-cursor', ['term-bg'], 3],
  ['term-fg', ['term-bg', 'term-bar', 'term-select'], 7],
  ...ansi.map((name): [string, string[], number] => [name, ['term-bg', 'term-bar'], 4.5]),
]

test.each(['light', 'dark'] as const)('every text can be read in the %s theme', (theme) => {
  const colours = tokenColours()[theme]
  const failing = pairs.flatMap(([name, grounds, least]) =>
    grounds
      .map((ground) => ({ ground, ratio: contrast(colours.get(name) ?? '', colours.get(ground) ?? '') }))
      .filter(({ ratio }) => !(ratio >= least))
      .map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}, needs ${least}`),
  )
  expect(failing).toEqual([])
})

test('the browser’s own bars have the page’s colour', () => {
  const { light, dark } = tokenColours()
  expect(themeColours).toEqual({ light: light.get('bg'), dark: dark.get('bg') })
})
