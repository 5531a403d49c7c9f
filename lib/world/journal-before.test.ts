import { expect, test } from 'vitest'
import type { Journal } from './journal'
import { journalBefore } from './journal-before'
import type { Step } from './types'

const input = (at: number, terminal: number, data: string) => ({ at, type: 'input', terminal, data }) as const
const open = (at: number) => ({ at, type: 'open', columns: 80, rows: 24 }) as const

const journal: Journal = {
  version: 1,
  scenario: 'any',
  seed: 's',
  until: 900,
  entries: [
    open(0),
    input(100, 0, 'one\r'),
    open(150),
    input(200, 1, 'two'),
    input(300, 0, 'three'),
    input(400, 1, '\r'),
    input(500, 0, '\r'),
  ],
}
const steps: readonly Step[] = [
  {
    number: 1,
    terminal: 0,
    command: 'one',
    startedAt: 100,
    askedAfter: 1,
    startedAfter: 2,
    endedAt: 100,
    exit: 0,
  },
  {
    number: 2,
    terminal: 1,
    command: 'two',
    startedAt: 410,
    askedAfter: 3,
    startedAfter: 6,
    endedAt: 420,
    exit: 0,
  },
  { number: 3, terminal: 0, command: 'three', startedAt: 510, askedAfter: 2, startedAfter: 7 },
]

test.each([
  [1, { ...journal, until: 100, entries: [open(0)] }],
  [
    2,
    { ...journal, until: 410, entries: [open(0), input(100, 0, 'one\r'), open(150), input(300, 0, 'three')] },
  ],
  [
    3,
    {
      ...journal,
      until: 510,
      entries: [open(0), input(100, 0, 'one\r'), open(150), input(200, 1, 'two'), input(400, 1, '\r')],
    },
  ],
  [4, journal],
])('before step %i', (number, expected) => {
  expect(journalBefore(journal, steps, number)).toEqual(expected)
})
