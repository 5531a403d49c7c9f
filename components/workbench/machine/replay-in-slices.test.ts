import { expect, test } from 'vitest'
import type { Journal } from '@/lib/world/journal'
import type { RunResult } from '@/lib/world/types'
import { replayInSlices, UnreachableError } from './replay-in-slices'

const journal: Journal = {
  version: 1,
  scenario: 'bare',
  seed: 's',
  until: 50,
  entries: [
    { at: 10, type: 'open', columns: 80, rows: 24 },
    { at: 20, type: 'input', terminal: 0, data: 'ls\r' },
  ],
}

function stage(answers: RunResult[] = []) {
  const log: string[] = []
  let real = 0
  const world = {
    advance(until: number): RunResult {
      real += 3
      const answer = answers.shift() ?? 'time'
      log.push(`${answer} until ${until}`)
      return answer
    },
    load: async () => void log.push('load'),
    replayEntry: ({ type }: { type: string }) => void log.push(type),
  }
  const options = {
    now: () => real,
    rest: async () => void log.push('rest'),
    onMoment: () => void log.push('look'),
  }
  return { world, options, log }
}

test('every entry happens at its time, and the world lives on to the end', async () => {
  const { world, options, log } = stage()
  await replayInSlices(world, journal, options)
  expect(log).toEqual([
    'time until 10',
    'look',
    'open',
    'time until 20',
    'look',
    'input',
    'time until 50',
    'rest',
    'look',
  ])
})

test('a long stretch rests in between and waits for what is loaded', async () => {
  const { world, options, log } = stage(['budget', 'budget', 'budget', 'loading', 'idle'])
  await replayInSlices(world, { ...journal, entries: [] }, options)
  expect(log).toEqual([
    'budget until 50',
    'budget until 50',
    'budget until 50',
    'rest',
    'loading until 50',
    'load',
    'idle until 50',
    'look',
  ])
})

test('what cannot be fetched is told apart from a machine that fails', async () => {
  const unreachable = stage(['loading'])
  unreachable.world.load = () => Promise.reject(new TypeError('Failed to fetch'))
  await expect(replayInSlices(unreachable.world, journal, unreachable.options)).rejects.toThrow(
    UnreachableError,
  )
  const failing = stage()
  failing.world.replayEntry = () => {
    throw new Error('lost a page')
  }
  await expect(replayInSlices(failing.world, journal, failing.options)).rejects.toThrow('lost a page')
})
