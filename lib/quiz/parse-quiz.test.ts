import { expect, test } from 'vitest'
import { parseQuiz } from './parse-quiz'
import { formatProblem } from './problem'

const question = `- id: namespaces/pid/two-numbers
  type: single
  concept: pid-namespace
  level: understand
  source: { lesson: namespaces/pid, anchor: two-numbers }
  prompt: { en: Which number?, zh: 哪个编号？ }
  explanation: { en: Both are right., zh: 两个都对。 }
  options:
    - id: inside
      text: { en: "1", zh: "1" }
      correct: true
      feedback: { en: Inside it is 1., zh: 在里面是 1。 }
    - id: outside
      text: { en: "4127", zh: "4127" }
      feedback: { en: That is the host's., zh: 那是宿主机的。 }
`

const problemsOf = (text: string) => parseQuiz(text, 'quiz.yaml').problems.map(formatProblem)

test('a good file gives its questions with defaults filled in', () => {
  const { questions, problems } = parseQuiz(question, 'quiz.yaml')
  expect(problems).toEqual([])
  expect(questions).toMatchObject([
    {
      id: 'namespaces/pid/two-numbers',
      type: 'single',
      rev: 1,
      points: 1,
      shuffle: true,
      options: [{ correct: true }, {}],
    },
  ])
})

const wrong: [what: string, from: string, to: string, problem: string][] = [
  [
    'a comment that cuts off a text',
    'en: Which number?, zh: 哪个编号？ }',
    '\n    en: docker run # x\n    zh: 哪个 }'.replace(' }', ''),
    '7:20: "# x" is cut off as a comment; put the text in quotes, or the comment on its own line',
  ],
  [
    'a number where text is meant',
    'en: "4127"',
    'en: 1.10',
    '14:19: "en" must be text, and YAML reads 1.10 as a value; write "1.10"',
  ],
  [
    'a wrong option without feedback',
    "      feedback: { en: That is the host's., zh: 那是宿主机的。 }\n",
    '',
    '13:7: "feedback" is missing',
  ],
  [
    'a mistyped key',
    'explanation:',
    'explenation:',
    '7:3: "explenation" is not a key here; did you mean "explanation"?',
  ],
  [
    'a mistyped key deep inside',
    '      correct: true',
    '      corect: true',
    '11:7: "corect" is not a key here; did you mean "correct"?',
  ],
  [
    'a mistyped type',
    'type: single',
    'type: singel',
    '2:9: "singel" is not a question type; did you mean "single"?',
  ],
  [
    'no type',
    '  type: single\n',
    '',
    '1:3: "type" is missing; write one of: single, multiple, boolean, order, match, short, numeric',
  ],
  [
    'a mistyped level',
    'understand',
    'understood',
    '4:10: "level" cannot be "understood"; did you mean "understand"?',
  ],
  ['a language left out', ', zh: 哪个编号？', '', '6:11: "zh" is missing'],
  [
    'one language only',
    '{ en: Which number?, zh: 哪个编号？ }',
    'Which number?',
    '6:11: "prompt" must hold keys of its own, such as "en" and "zh"',
  ],
  ['an empty text', 'en: Which number?', 'en: ""', '6:17: "en" is empty; write a sentence'],
  [
    'two right options',
    "      feedback: { en: That is the host's., zh: 那是宿主机的。 }\n",
    '      correct: true\n      feedback: { en: a, zh: b }\n',
    '9:5: "options" has 2 correct options; a single question needs exactly one (type "multiple" allows more)',
  ],
  [
    'an id used twice',
    'id: outside',
    'id: inside',
    '13:11: "options" has the id "inside" twice; give each its own',
  ],
  [
    'an id that is not one',
    'id: namespaces/pid/two-numbers',
    'id: Two Numbers',
    '1:7: "id" must be the lesson and a name, such as "namespaces/pid/two-numbers"',
  ],
  [
    'a text that needs quotes',
    'en: Which number?',
    'en: `ps`',
    '6:17: a text cannot start with this character; put it in quotes',
  ],
]

test.each(wrong)('%s', (_what, from, to, problem) => {
  expect(question).toContain(from)
  expect(problemsOf(question.replace(from, to))).toContain(`quiz.yaml:${problem}`)
})

test('two questions with one id', () => {
  expect(problemsOf(question + question)).toEqual([
    'quiz.yaml:16:7: "namespaces/pid/two-numbers" is the id of an earlier question; choose another',
  ])
})

test('a file that is no list', () => {
  expect(problemsOf('questions: []')).toEqual([
    'quiz.yaml:1:1: a quiz is a list of questions, each starting with "- id:"',
  ])
})

test('a comment on a line of its own is welcome', () => {
  expect(problemsOf(`# about numbers\n${question}`)).toEqual([])
})
