import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { course } from '@/content/course'
import { worldContent } from '@/content/world'
import { lessonPlaces } from '@/lib/content/course'
import type { Exercise } from '@/lib/course/exercise'
import { locales } from '@/lib/i18n/locale'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import { fillConsoleBlocks } from '@/mdx/fill-console-blocks'

const cases = lessonPlaces(course).flatMap(({ id }) => locales.map((locale) => ({ id, locale })))

test.each(cases)(
  'the console blocks of $id in $locale show what the machine prints',
  async ({ id, locale }) => {
    const folder = path.resolve('content/lessons', id)
    const { default: exercise }: { default: Exercise } = await import(path.join(folder, 'exercise.ts'))
    const session = new CommandSession(await bootWorld(worldContent, exercise.scenario))
    const source = readFileSync(path.join(folder, `${locale}.mdx`), 'utf8')
    const filled = await fillConsoleBlocks(source, async (command) => {
      const { stdout, stderr } = await session.run(command)
      return stdout + stderr
    })
    // Mend with: npm run -s drydock -- console LESSON --write
    expect(source).toBe(filled)
  },
)
