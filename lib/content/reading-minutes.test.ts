import { expect, test } from 'vitest'
import { readingMinutes } from './reading-minutes'

test.each([
  ['an empty lesson', '', 1],
  ['660 words', 'word '.repeat(660), 3],
  ['700 Chinese characters', '字'.repeat(700), 2],
  ['words inside Chinese', `${'字'.repeat(350)} ${'docker '.repeat(220)}`, 2],
  ['forty lines of code', `\`\`\`console\n${'# ls\n'.repeat(40)}\`\`\`\n`, 2],
  ['a drawing', `<svg><text>${'word '.repeat(660)}</text></svg>`, 1],
  ['front matter', `---\nsummary: ${'word '.repeat(660)}\n---\n`, 1],
])('%s', (_name, source, minutes) => {
  expect(readingMinutes(source)).toBe(minutes)
})
