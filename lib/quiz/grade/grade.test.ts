import { expect, test } from 'vitest'
import { inLanguage } from '../localized'
import { parseQuiz } from '../parse-quiz'
import type { AskedQuestion } from '../question-types'
import type { Answer } from './answers'
import { grade } from './grade'

function question(body: string): AskedQuestion {
  const text = `- id: a/b/c
  concept: c
  level: apply
  source: { lesson: a/b, anchor: c }
  prompt: { en: p, zh: p }
  explanation: { en: e, zh: e }
${body}`
  const { questions, problems } = parseQuiz(text, 'quiz.yaml')
  expect(problems).toEqual([])
  const [first] = questions
  if (!first) throw new Error('no question')
  return inLanguage(first, 'en')
}

const both = (text: string) => `{ en: "${text}", zh: "${text}" }`
const choice = (id: string, correct = false) =>
  `    - { id: ${id}, text: ${both(id)}, feedback: ${both('f')}${correct ? ', correct: true' : ''} }`

const single = question(`  type: single\n  options:\n${choice('a', true)}\n${choice('b')}`)
const options = [choice('a', true), choice('b', true), choice('x'), choice('y'), choice('z')].join('\n')
const multiple = question(`  type: multiple\n  options:\n${options}`)
const strict = question(`  type: multiple\n  scoring: all\n  options:\n${options}`)
const boolean = question(
  `  type: boolean\n  answer: false\n  feedback: { whenTrue: ${both('t')}, whenFalse: ${both('f')} }`,
)
const items = ['one', 'two', 'three', 'four']
  .map((id) => `    - { id: ${id}, text: ${both(id)}, feedback: ${both('f')} }`)
  .join('\n')
const order = question(`  type: order\n  items:\n${items}`)
const exact = question(`  type: order\n  scoring: exact\n  items:\n${items}`)
const pairs = ['uts', 'pid', 'net', 'mnt']
  .map(
    (id) =>
      `    - { id: ${id}, left: ${both(id)}, right: ${both(`right of ${id}`)}, feedback: ${both('f')} }`,
  )
  .join('\n')
const match = question(`  type: match\n  pairs:\n${pairs}`)
const short = question(
  '  type: short\n  answer: docker ps\n  accept:\n    - { text: docker ps }\n    - { pattern: "docker (container )?ls" }',
)
const cased = question('  type: short\n  answer: SIGKILL\n  accept: [{ text: SIGKILL, caseSensitive: true }]')
const numeric = question('  type: numeric\n  value: 0.2\n  tolerance: 0.1')

const rows: [string, AskedQuestion, Answer, number][] = [
  ['single, right', single, 'a', 1],
  ['single, wrong', single, 'b', 0],
  ['multiple, all right', multiple, ['b', 'a'], 1],
  ['multiple, one of two', multiple, ['a'], 1 / 2],
  ['multiple, two right and one of three wrong', multiple, ['a', 'b', 'x'], 2 / 3],
  ['multiple, everything', multiple, ['a', 'b', 'x', 'y', 'z'], 0],
  ['multiple, nothing', multiple, [], 0],
  ['multiple, more wrong than right', multiple, ['a', 'x', 'y'], 0],
  ['multiple scored all, one of two', strict, ['a'], 0],
  ['multiple scored all, both', strict, ['a', 'b'], 1],
  ['boolean, right', boolean, false, 1],
  ['boolean, wrong', boolean, true, 0],
  ['order, right', order, ['one', 'two', 'three', 'four'], 1],
  ['order, neighbours swapped: five pairs of six', order, ['one', 'three', 'two', 'four'], 4 / 6],
  ['order, shifted by one: three pairs of six', order, ['four', 'one', 'two', 'three'], 0],
  ['order, reversed', order, ['four', 'three', 'two', 'one'], 0],
  ['order, one item missing', order, ['one', 'two', 'three'], 0],
  ['order scored exact, neighbours swapped', exact, ['one', 'three', 'two', 'four'], 0],
  ['match, all', match, { uts: 'uts', pid: 'pid', net: 'net', mnt: 'mnt' }, 1],
  ['match, two swapped', match, { uts: 'mnt', pid: 'pid', net: 'net', mnt: 'uts' }, 1 / 2],
  ['match, nothing chosen', match, {}, 0],
  ['short, spaces and capitals', short, '  Docker   PS ', 1],
  ['short, a pattern', short, 'docker container ls', 1],
  ['short, a pattern takes the whole answer', short, 'docker ls -a', 0],
  ['short, full-width letters', short, 'ｄｏｃｋｅｒ ｐｓ', 1],
  ['short, capitals matter here', cased, 'sigkill', 0],
  ['numeric, at the edge of the tolerance', numeric, '0.3', 1],
  ['numeric, beyond it', numeric, '0.31', 0],
  ['numeric, a decimal comma', numeric, '0,25', 1],
  ['numeric, full-width digits', numeric, '０.２', 1],
  ['numeric, no number', numeric, 'two', 0],
  ['an answer of another type', order, 'a', 0],
]

test.each(rows)('%s', (_what, asked, answer, score) => {
  expect(grade(asked, answer).score).toBeCloseTo(score, 9)
})

test.each(rows)('%s: the verdict follows the score', (_what, asked, answer, score) => {
  const verdict = score === 1 ? 'right' : score === 0 ? 'wrong' : 'partly'
  expect(grade(asked, answer).verdict).toBe(verdict)
})
