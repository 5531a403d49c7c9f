import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { course } from '@/content/course'
import { worldContent } from '@/content/world'
import { lessonPlaces } from '@/lib/content/course'
import type { Exercise } from '@/lib/course/exercise'
import { type GoalStatus, GoalTracker } from '@/lib/course/goal-tracker'
import { situationOf } from '@/lib/course/situation-of'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import { splitCommands } from '@/lib/world/split-commands'

const lessons = lessonPlaces(course)
  .map(({ id }) => ({ id, folder: path.join('content/lessons', id) }))
  .filter(({ folder }) => existsSync(path.join(folder, 'exercise.ts')))

async function play(exercise: Exercise, commands: readonly string[]): Promise<readonly GoalStatus[]> {
  const world = await bootWorld(worldContent, exercise.scenario)
  const tracker = new GoalTracker(exercise)
  tracker.check(situationOf(world), 0)
  const session = new CommandSession(world)
  for (const [index, command] of commands.entries()) {
    await session.run(command)
    tracker.check(situationOf(world, session.steps), index + 1)
  }
  expect(world.faults).toEqual([])
  return tracker.statuses
}

const unmet = (statuses: readonly GoalStatus[]) =>
  statuses.filter(({ state }) => state !== 'met').map(({ id }) => id)

function scripts(folder: string, name: string): readonly { readonly file: string; readonly text: string }[] {
  const at = path.join(folder, name)
  if (!existsSync(at)) return []
  return readdirSync(at).map((file) => ({ file, text: readFileSync(path.join(at, file), 'utf8') }))
}

test('there are exercises', () => {
  expect(lessons.length).toBeGreaterThan(0)
})

describe.each(lessons)('$id', async ({ folder }) => {
  const { default: exercise }: { default: Exercise } = await import(path.resolve(folder, 'exercise.ts'))
  const goals = Object.keys(exercise.goals)
  const solution = splitCommands(readFileSync(path.join(folder, 'solution.txt'), 'utf8'))

  test('nothing is met at the start, and each goal says why', async () => {
    const statuses = await play(exercise, [])
    expect(unmet(statuses)).toEqual(goals)
    for (const { why } of statuses)
      expect(why).toEqual({ en: expect.stringMatching(/\.$/), zh: expect.stringMatching(/。$/) })
  })

  test('the solution meets every goal', async () => {
    expect(unmet(await play(exercise, solution))).toEqual([])
  })

  test.each(solution.map((command, index) => ({ command, index })))(
    'it needs `$command`',
    async ({ index }) => {
      expect(unmet(await play(exercise, solution.toSpliced(index, 1)))).not.toEqual([])
    },
  )

  test.each(scripts(folder, 'wrong'))('$file is rejected', async ({ text }) => {
    const expected = /^# unmet: (.*)$/m.exec(text)?.[1]?.split(' ')
    expect(unmet(await play(exercise, splitCommands(text)))).toEqual(expected)
  })

  test.each(scripts(folder, 'detours'))('$file is accepted', async ({ text }) => {
    expect(unmet(await play(exercise, splitCommands(text)))).toEqual([])
  })
})
