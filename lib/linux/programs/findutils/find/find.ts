import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { NotSimulated } from '../../options'
import { baseName, joinPath } from '../../support/files'
import { Identities } from '../../support/identity'
import { complain } from '../../support/message'
import { quote } from '../../support/quote'
import { Failure } from '../../utility'
import { evaluate, Quit, type Search, type Visit } from './expression'
import { help } from './help'
import { parseCommandLine } from './parse'
import type { Parsed } from './settings'

/** GNU find 4.9. */
export function* find(process: Process): Blocking<number> {
  const words = process.argv.slice(1)
  if (words.includes('--help') || words.includes('-help')) {
    yield* process.stdout.write(help)
    return 0
  }
  if (words.includes('--version') || words.includes('-version')) {
    yield* process.stdout.write('find (GNU findutils) 4.9.0\n')
    return 0
  }
  try {
    const names = yield* Identities.read(process.sys)
    const parsed = parseCommandLine(process, names, words)
    return yield* new Finder(process, names, parsed).run()
  } catch (error) {
    if (!(error instanceof Failure || error instanceof NotSimulated)) throw error
    yield* complain(process, error.message)
    return 1
  }
}

class Finder {
  readonly #search: Search

  constructor(
    private readonly process: Process,
    names: Identities,
    private readonly parsed: Parsed,
  ) {
    this.#search = { process, names, now: process.sys.now(), isPruned: false, status: 0 }
  }

  *run(): Blocking<number> {
    const { paths, settings } = this.parsed
    try {
      for (const path of paths) {
        const stat = yield* this.#stat(path, settings.follow !== 'never')
        if (stat) yield* this.#visit(path, path, 0, stat, new Set(), stat.dev)
      }
    } catch (error) {
      if (!(error instanceof Quit)) throw error
    }
    for (const action of settings.pending) yield* action.flush()
    return this.#search.status
  }

  *#stat(path: string, follow: boolean): Blocking<Stat | undefined> {
    const { sys } = this.process
    try {
      if (!follow) return sys.lstat(path)
      try {
        return sys.stat(path)
      } catch (error) {
        if (!isErrno(error, 'ENOENT', 'ELOOP')) throw error
        return sys.lstat(path)
      }
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.#fail(path, error.message)
      return undefined
    }
  }

  *#visit(
    path: string,
    start: string,
    depth: number,
    stat: Stat,
    above: ReadonlySet<string>,
    device: number,
  ): Blocking<void> {
    const { settings, node } = this.parsed
    const visit: Visit = { path, name: baseName(path), start, depth, stat }
    yield* this.process.sys.schedYield()
    this.#search.isPruned = false
    const isTested = depth >= settings.minDepth
    if (isTested && !settings.depthFirst) yield* evaluate(node, visit, this.#search)
    const isPruned = this.#search.isPruned && !settings.depthFirst
    const goesBelow = stat.type === 'directory' && !isPruned && depth < settings.maxDepth
    if (goesBelow && (!settings.oneFileSystem || stat.dev === device))
      yield* this.#descend(visit, above, device)
    if (isTested && settings.depthFirst) yield* evaluate(node, visit, this.#search)
  }

  *#descend({ path, start, depth, stat }: Visit, above: ReadonlySet<string>, device: number): Blocking<void> {
    const { settings } = this.parsed
    const key = `${stat.dev}:${stat.ino}`
    if (above.has(key)) {
      yield* this.#fail(path, 'Too many levels of symbolic links', 'File system loop detected; ')
      return
    }
    const inside = settings.follow === 'always' ? new Set([...above, key]) : above
    let names: readonly string[]
    try {
      names = this.process.sys.getdents(path).map(({ name }) => name)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.#fail(path, error.message)
      return
    }
    for (const name of names) {
      const child = joinPath(path, name)
      const found = yield* this.#stat(child, settings.follow === 'always')
      if (found) yield* this.#visit(child, start, depth + 1, found, inside, device)
    }
  }

  *#fail(path: string, message: string, lead = ''): Blocking<void> {
    yield* complain(this.process, `${lead}${quote(this.process, path)}: ${message}`)
    this.#search.status = 1
  }
}
