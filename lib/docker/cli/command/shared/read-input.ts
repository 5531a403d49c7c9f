import { Errno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { pathError, readFile } from '../../files'

/** A file's content, or standard input's for `-`. @throws Error as `open PATH: …` */
export function* readInput(cli: Cli, path: string): Blocking<Uint8Array> {
  if (path === '-') return yield* cli.process.stdin.readAll()
  try {
    const content = yield* readFile(cli.sys, path)
    if (content) return content
  } catch (error) {
    throw pathError('open', path, error)
  }
  throw pathError('open', path, new Errno('ENOENT'))
}
