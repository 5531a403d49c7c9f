import { toHex } from '../../../../base/bytes'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { EngineError } from '../../error'
import { mkdirAll, writeFile } from '../../files'
import { generateId } from '../../identifier'
import { flagText } from '../dockerfile/flags'
import type { InstructionOf } from '../dockerfile/instruction'
import { downloadSource } from '../files/download'
import { findOwner } from '../files/owner'
import { placeSource } from '../files/place'
import { findSources, hashSource, type SourceFile } from '../files/source'
import { type RunConfig, resolveDestination } from '../run-config'
import { cachedStep, type Snapshot, type Solve } from './snapshot'

type Copy = InstructionOf<'add' | 'copy'>
type Collected = SourceFile & { readonly isDownload?: boolean }

/** Puts COPY's or ADD's files on top of a snapshot; `root` is where they come from. @throws EngineError */
export function* copyFiles(
  solve: Solve,
  name: string,
  before: Snapshot,
  config: RunConfig,
  copy: Copy,
  root: string,
): Blocking<Snapshot> {
  const { sys, layerStore } = solve.engine
  const refused = ['parents', 'exclude', 'checksum'].find((flag) => copy.flags.has(flag))
  if (refused)
    throw new EngineError('NotImplemented', `${copy.type.toUpperCase()} --${refused} is not simulated here`)
  const sources = yield* collect(solve, copy, root)
  const missing = sources.find((source): source is string => typeof source === 'string')
  if (missing !== undefined) throw yield* missingSource(solve, name, missing)
  const found = sources as Collected[]
  const target = resolveDestination(config.WorkingDir, copy.destination)
  const chown = flagText(copy.flags, 'chown')
  const chmod = flagText(copy.flags, 'chmod')
  const operation = yield* copyOperation(solve, config, copy, found)
  return yield* cachedStep(solve, name, before, operation, function* () {
    const mount = yield* layerStore.createMount(before.layer)
    try {
      const merged = layerStore.mount(mount)
      const owner = chown === '' ? { uid: 0, gid: 0 } : yield* findOwner(sys, merged, chown)
      const mode = chmod === '' ? undefined : Number.parseInt(chmod, 8)
      const destination = found.length > 1 && !target.endsWith('/') ? `${target}/` : target
      for (const source of found) {
        const unpacks = copy.type === 'add' && !source.isDownload
        yield* placeSource(sys, merged, source, destination, { owner, mode, unpacks })
      }
      layerStore.unmount(mount)
      return yield* layerStore.commit(mount, { moves: true })
    } finally {
      layerStore.unmount(mount)
      layerStore.removeMount(mount)
    }
  })
}

/** What makes two copies the same: the files' contents and where they go. */
export function* copyOperation(
  { engine }: Solve,
  config: RunConfig,
  { type, destination, flags }: Copy,
  sources: readonly SourceFile[],
): Blocking<unknown> {
  const hashes: string[] = []
  for (const source of sources) hashes.push(yield* hashSource(engine.sys, source))
  const target = resolveDestination(config.WorkingDir, destination)
  return ['copy', type, hashes, target, flagText(flags, 'chown'), flagText(flags, 'chmod')]
}

/** The sources, here-documents too; of one that is missing its name. */
function* collect(
  solve: Solve,
  { type, sources, heredocs }: Copy,
  root: string,
): Blocking<(Collected | string)[]> {
  const { sys } = solve.engine
  const found: (Collected | string)[] = []
  for (const source of sources) {
    if (type === 'add' && /^https?:\/\//.test(source)) {
      found.push({ ...(yield* downloadSource(solve.engine, source, solve.context)), isDownload: true })
      continue
    }
    const matches = findSources(sys, root, source)
    if (matches.length === 0) found.push(`/${source.replace(/^(\.?\/)+/, '')}`)
    else found.push(...matches)
  }
  for (const { name, content } of heredocs) {
    const directory = `${solve.context}-inline-${generateId(sys).slice(0, 12)}`
    mkdirAll(sys, directory, 0o700)
    yield* writeFile(sys, `${directory}/${name}`, content, 0o644)
    found.push({ place: `${directory}/${name}`, name, isDirectory: false, isDownload: true })
  }
  return found
}

function* missingSource(
  { engine: { sys }, progress }: Solve,
  name: string,
  path: string,
): Blocking<EngineError> {
  const digits = toHex(sys.getrandom(16))
  const uuid = [8, 12, 16, 20, 32].map((end, index) => digits.slice([0, 8, 12, 16, 20][index], end)).join('-')
  const reference = [...sys.getrandom(25)].map((byte) => (byte % 36).toString(36)).join('')
  const failure = new EngineError(
    'System',
    `failed to calculate checksum of ref ${uuid}::${reference}: ${JSON.stringify(path)}: not found`,
  )
  try {
    yield* progress.step(name, function* () {
      throw failure
    })
  } catch (error) {
    if (error !== failure) throw error
  }
  return failure.wrap('failed to compute cache key')
}
