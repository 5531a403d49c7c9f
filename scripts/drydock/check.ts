import { parseArgs } from 'node:util'
import { worldContent } from '@/content/world'
import { GoalTracker } from '@/lib/course/goal-tracker'
import { situationOf } from '@/lib/course/situation-of'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import { splitCommands } from '@/lib/world/split-commands'
import { lessonExercise, lessonFolder } from './lesson'
import { readInput } from './read-input'
import { UsageError } from './usage-error'

/** `drydock check`: a JSON line a goal, after the commands of a solution. Exit status 0 when all goals are met. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  const exercise = await lessonExercise(await lessonFolder(positionals[0]))
  const commands = values.solution === undefined ? [] : splitCommands(await readInput(values.solution))
  const world = await bootWorld(worldContent, exercise.scenario)
  const tracker = new GoalTracker(exercise)
  tracker.check(situationOf(world), 0)
  const session = new CommandSession(world)
  for (const [index, command] of commands.entries()) {
    await session.run(command)
    tracker.check(situationOf(world, session.steps), index + 1)
  }
  for (const { id, state, why } of tracker.statuses) {
    process.stdout.write(
      `${JSON.stringify({ id, met: state === 'met', ...(why && { why: why[values.locale] }) })}\n`,
    )
  }
  return tracker.statuses.every(({ state }) => state === 'met') ? 0 : 1
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { solution: { type: 'string' }, locale: { type: 'string', default: 'en' } },
    })
    const { locale, solution } = values
    if (locale !== 'en' && locale !== 'zh') throw new Error('--locale is en or zh')
    return { values: { locale, solution } as const, positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
