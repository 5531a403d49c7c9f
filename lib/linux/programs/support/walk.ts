import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { joinPath } from './files'

/** Visits a path and all below it, each directory before what it holds; links are not followed. */
export function* walkTree(
  process: Process,
  path: string,
  stat: Stat,
  visit: (path: string, stat: Stat) => Blocking<void>,
  unreadable: (path: string, error: unknown) => Blocking<void>,
): Blocking<void> {
  const { sys } = process
  yield* visit(path, stat)
  if (stat.type !== 'directory') return
  yield* sys.schedYield()
  let names: readonly string[]
  try {
    names = sys.getdents(path).map(({ name }) => name)
  } catch (error) {
    return yield* unreadable(path, error)
  }
  for (const name of names) {
    const child = joinPath(path, name)
    let below: Stat
    try {
      below = sys.lstat(child)
    } catch (error) {
      yield* unreadable(child, error)
      continue
    }
    yield* walkTree(process, child, below, visit, unreadable)
  }
}
