import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { withDefaultTag } from '../../../api/reference'
import { sha256 } from '../../../registry/digest'
import { EngineError } from '../../error'
import type { Image } from '../../image/image'
import { readReference } from '../../image/tag'
import type { MountLayer } from '../../layer/layer-store'
import { flagText } from '../dockerfile/flags'
import type { InstructionOf } from '../dockerfile/instruction'
import { downloadSource } from '../files/download'
import { findOwner } from '../files/owner'
import { placeSource } from '../files/place'
import { findSources, hashSource, type SourceFile } from '../files/source'
import { resolveDestination } from '../run-config'
import { baseImage } from './base-image'
import { needsBuildKit } from './run'
import type { StageState } from './stage-state'
import { type LegacyBuild, noteConfig, probeCache, recordStep } from './step'

type Copy = InstructionOf<'add' | 'copy'>

/** COPY and ADD: files from the context or another stage become a layer (moby dispatchCopy). @throws EngineError */
export function* copy(build: LegacyBuild, state: StageState, instruction: Copy): Blocking<void> {
  const { flags } = instruction
  for (const flag of ['chmod', 'link', 'parents', 'exclude']) if (flags.has(flag)) throw needsBuildKit(flag)
  const from = flagText(flags, 'from')
  if (from === '') return yield* copyFrom(build, state, instruction, build.context)
  const image = yield* stageImage(build, from)
  const { layerStore } = build.engine
  const mount = yield* layerStore.createMount(image?.layer)
  try {
    yield* copyFrom(build, state, instruction, layerStore.mount(mount))
  } finally {
    layerStore.unmount(mount)
    layerStore.removeMount(mount)
  }
}

function* stageImage(build: LegacyBuild, from: string): Blocking<Image | undefined> {
  const stage =
    build.stages.find(({ name }) => name !== '' && name === from.toLowerCase()) ??
    (/^\d+$/.test(from) ? build.stages[Number(from)] : undefined)
  if (stage) return stage.state.image
  try {
    return yield* baseImage(build.engine, withDefaultTag(readReference(from)), false, build.report)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap(`invalid from flag value ${from}`) : error
  }
}

function* copyFrom(build: LegacyBuild, state: StageState, instruction: Copy, root: string): Blocking<void> {
  const { engine } = build
  const { type, destination, flags } = instruction
  const word = type.toUpperCase()
  const sources = yield* collect(build, instruction, root)
  if (sources.length > 1 && !destination.endsWith('/')) {
    throw new EngineError(
      'InvalidParameter',
      `When using ${word} with more than one source file, the destination must be a directory and end with a /`,
    )
  }
  const target = resolveDestination(state.config.WorkingDir, destination)
  const chown = flagText(flags, 'chown')
  const note = `${word}${chown && ` --chown=${chown}`} ${yield* hashAll(build, sources)} in ${target} `
  const config = noteConfig(state, note)
  if (yield* probeCache(build, state, config)) return
  const { sys, layerStore } = engine
  const mount: MountLayer = yield* layerStore.createMount(state.image?.layer)
  try {
    const merged = layerStore.mount(mount)
    const owner = chown === '' ? { uid: 0, gid: 0 } : yield* findOwner(sys, merged, chown)
    for (const source of sources) {
      const unpacks = type === 'add' && !source.isDownload
      yield* placeSource(sys, merged, source, target, { owner, unpacks })
    }
    layerStore.unmount(mount)
    const layer = layerStore.isUnchanged(mount) ? undefined : yield* layerStore.commit(mount, { moves: true })
    yield* recordStep(build, state, layer, config)
  } finally {
    layerStore.unmount(mount)
    layerStore.removeMount(mount)
  }
}

type Collected = SourceFile & { readonly isDownload?: boolean }

function* collect(build: LegacyBuild, { type, sources, flags }: Copy, root: string): Blocking<Collected[]> {
  const { sys } = build.engine
  const failed = `${type.toUpperCase()} failed`
  const found: Collected[] = []
  for (const source of sources) {
    if (type === 'add' && /^https?:\/\//.test(source)) {
      found.push({
        ...(yield* wrapped(failed, () => downloadSource(build.engine, source, build.context))),
        isDownload: true,
      })
      continue
    }
    if (/^\/?(\.\.\/)*\.\.(\/|$)/.test(source.replace(/^(\.\/)+/, '')))
      throw new EngineError(
        'InvalidParameter',
        `${failed}: forbidden path outside the build context: ${source} ()`,
      )
    const matches = findSources(sys, root, source)
    if (matches.length === 0 && !/[*?[]/.test(source)) {
      const place = source.replace(/^\//, '')
      const where = flags.has('from') ? '' : 'file not found in build context or excluded by .dockerignore: '
      throw new EngineError('InvalidParameter', `${failed}: ${where}stat ${place}: file does not exist`)
    }
    found.push(...matches)
  }
  if (found.length === 0)
    throw new EngineError('InvalidParameter', `${failed}: no source files were specified`)
  return found
}

function* wrapped<T>(prefix: string, work: () => Blocking<T>): Blocking<T> {
  try {
    return yield* work()
  } catch (error) {
    throw error instanceof EngineError ? error.wrap(prefix) : error
  }
}

function* hashAll({ engine }: LegacyBuild, sources: readonly SourceFile[]): Blocking<string> {
  const hashes: string[] = []
  for (const source of sources) {
    const kind = source.isDirectory ? 'dir' : 'file'
    hashes.push(`${kind}:${yield* hashSource(engine.sys, source)}`)
  }
  const [only] = hashes
  if (hashes.length === 1 && only !== undefined) return only
  return `multi:${sha256(hashes.join(',')).slice('sha256:'.length)}`
}
