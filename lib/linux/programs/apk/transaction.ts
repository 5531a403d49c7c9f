import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { type Installed, installedFrom, readInstalled, readWorld, summary, writeDatabase } from './database'
import { filesOf, remove, unpack } from './files'
import type { Package } from './package-index'
import { fetchBytes } from './repository'
import { parseWish, solve } from './solve'

const TRIGGER = 'Executing busybox-1.37.0-r18.trigger\n'

/** Packages take about so much of their installed size on the way. */
const COMPRESSION = 0.4

export interface Change {
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
  /** packages made up on the spot (`--virtual`) */
  readonly virtual?: Installed
  readonly hasIndex: boolean
  readonly isSimulated: boolean
  readonly isQuiet: boolean
}

/** Makes the installed packages those that the changed world needs. @throws Unsatisfiable, Errno */
export function* commit(process: Process, change: Change): Blocking<number> {
  const installed = yield* readInstalled(process)
  const gone = new Set(change.remove ?? [])
  const added = (change.add ?? []).map((text) => parseWish(text).name)
  const before = yield* readWorld(process)
  const world = [
    ...before.filter((text) => !gone.has(parseWish(text).name) && !added.includes(parseWish(text).name)),
    ...(change.add ?? []),
  ]
  const known = change.virtual
    ? [...installed.filter(({ name }) => name !== change.virtual?.name), change.virtual]
    : installed
  const wanted = solve(world, known, change.hasIndex)
  const names = new Set(wanted.map(({ name }) => name))
  const leaving = installed.filter(({ name }) => !names.has(name)).reverse()
  const leavingFirst = [
    ...leaving.filter(({ name }) => gone.has(name)),
    ...leaving.filter(({ name }) => !gone.has(name)),
  ]
  const coming = wanted.filter(({ name }) => !installed.some((each) => each.name === name))
  const total = leaving.length + coming.length
  const say = (text: string): Blocking<void> => process.stdout.write(change.isQuiet ? '' : text)
  const result: Installed[] = installed.filter(({ name }) => names.has(name))
  let step = 0
  const width = String(total).length
  const label = (): string => `(${String(++step).padStart(width)}/${total})`
  for (const item of leavingFirst) {
    yield* say(`${label()} Purging ${item.name} (${item.version})\n`)
    if (!change.isSimulated) remove(process, item.files)
  }
  for (const item of coming) {
    yield* say(`${label()} Installing ${item.name} (${item.version})\n`)
    result.push('files' in item ? item : yield* install(process, item, change.isSimulated))
  }
  if (!change.isSimulated) {
    if (total > 0) yield* say(TRIGGER)
    if (coming.some(({ name }) => name === 'ca-certificates'))
      yield* say('Executing ca-certificates-20241121-r2.trigger\n')
    yield* writeDatabase(process, result, world)
  }
  yield* keptBecause(process, gone, result)
  yield* say(`OK: ${summary(result)}\n`)
  return 0
}

function* install(process: Process, item: Package, isSimulated: boolean): Blocking<Installed> {
  const files = filesOf(item)
  if (!isSimulated) {
    yield* fetchBytes(process, item.size * COMPRESSION)
    yield* unpack(process, files)
  }
  return installedFrom(item, Object.keys(files))
}

/** Says which packages stay although they were to go, and who needs them. */
function* keptBecause(
  { stdout }: Process,
  gone: ReadonlySet<string>,
  result: readonly Installed[],
): Blocking<void> {
  const kept = result.filter(({ name }) => gone.has(name))
  if (kept.length === 0) return
  const rows = kept.map(({ name }) => {
    const users = result.filter(({ depends }) => depends.includes(name)).map((each) => each.name)
    return `  ${name}: ${users.join(' ')}\n`
  })
  yield* stdout.write(`World updated, but the following packages are not removed due to:\n${rows.join('')}\n`)
}
