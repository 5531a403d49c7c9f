import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { worldContent } from '@/content/world'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import { fillConsoleBlocks } from '@/mdx/fill-console-blocks'
import { lessonExercise, lessonFolder } from './lesson'

/** `drydock console`: what the commands of a lesson's console blocks print, in order, in one fresh world. */
export async function console(args: readonly string[]): Promise<number> {
  const isWriting = args.includes('--write')
  const folder = await lessonFolder(args.find((word) => !word.startsWith('--')))
  const { scenario } = await lessonExercise(folder)
  for (const locale of ['en', 'zh']) {
    const file = path.join(folder, `${locale}.mdx`)
    const session = new CommandSession(await bootWorld(worldContent, scenario))
    const source = await readFile(file, 'utf8')
    const filled = await fillConsoleBlocks(source, async (command) => {
      const { stdout, stderr } = await session.run(command)
      return stdout + stderr
    })
    if (isWriting) await writeFile(file, filled)
    else if (locale === 'en') process.stdout.write(filled)
  }
  return 0
}
