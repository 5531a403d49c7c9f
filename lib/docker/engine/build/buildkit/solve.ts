import { rfc3339Nano } from '../../../../base/civil'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { EngineError } from '../../error'
import { BuildArgs } from '../build-args'
import { DockerfileError } from '../dockerfile/error'
import { expandWord } from '../dockerfile/expand'
import type { InstructionOf } from '../dockerfile/instruction'
import { findStage } from '../dockerfile/stages'
import { runConfigOf } from '../run-config'
import { loadMetadata, type Metadata, pullBase } from './base'
import { cacheId } from './build-cache'
import { isFirstStepCached } from './first-step'
import { StepNames } from './names'
import type { BaseImage, BuiltStage, Solve } from './snapshot'
import { SourceError } from './source-error'
import { dispatch, triggers } from './stage'

const scratch: BaseImage = {
  snapshot: { layer: undefined, key: 'scratch', created: '' },
  config: {},
  history: [],
}

/** Builds one stage and, before it, those it needs. */
export class Solver {
  readonly #metadata = new Map<string, Metadata>()

  constructor(
    private readonly solve: Solve,
    private readonly metaArgs: readonly InstructionOf<'arg'>[],
  ) {}

  /** The stages a target needs, lowest first. */
  needed(target: number): readonly number[] {
    const found = new Set<number>()
    const visit = (index: number): void => {
      const stage = this.solve.stages[index]
      if (!stage || found.has(index)) return
      const base = this.#stageOf(this.#baseName(index), index)
      if (base !== undefined) visit(base)
      for (const instruction of stage.instructions) {
        const from = 'flags' in instruction ? instruction.flags.get('from')?.[0] : undefined
        const other = from === undefined ? undefined : this.#stageOf(from, index)
        if (other !== undefined) visit(other)
      }
      found.add(index)
    }
    visit(target)
    return [...found]
  }

  /** Asks for all images that these stages begin with or copy from. @throws EngineError */
  *load(indices: readonly number[]): Blocking<void> {
    for (const index of indices) {
      const stage = this.solve.stages[index]
      const names = [this.#baseName(index)]
      for (const instruction of stage?.instructions ?? [])
        if (instruction.type === 'copy') names.push(...(instruction.flags.get('from') ?? []))
      for (const name of names) {
        if (name === 'scratch' || this.#metadata.has(name) || this.#stageOf(name, index) !== undefined)
          continue
        const { node } = stage?.from ?? {}
        this.#metadata.set(name, yield* SourceError.at(node, () => loadMetadata(this.solve, name)))
      }
    }
  }

  /** @throws EngineError */
  *build(index: number): Blocking<BuiltStage> {
    const { solve } = this
    const stage = solve.stages[index]
    if (!stage) throw new EngineError('System', 'no such stage')
    const args = this.#args()
    const names = new StepNames(solve.stages, index)
    const name = this.#baseName(index)
    const earlier = this.#stageOf(name, index)
    const before = earlier === undefined ? undefined : solve.built.get(earlier)
    const base = before ? undefined : yield* this.#base(name, index, names)
    if (before) names.next('')
    const built: BuiltStage = before
      ? { ...before, history: [...before.history], hasCmd: false }
      : {
          snapshot: (base ?? scratch).snapshot,
          config: runConfigOf((base ?? scratch).config),
          author: '',
          hasCmd: false,
          history: [...(base ?? scratch).history],
        }
    if (built.snapshot.created === '')
      built.snapshot = { ...built.snapshot, created: rfc3339Nano(solve.engine.sys.realtime()) }
    yield* solve.sendContext()
    const inherited = triggers(base?.config.OnBuild ?? [])
    for (const instruction of [...inherited, ...stage.instructions]) {
      yield* SourceError.at(instruction.node, () =>
        dispatch(solve, built, instruction, args, names, (from) => this.#source(from, index)),
      )
    }
    solve.built.set(index, built)
    return built
  }

  #args(): BuildArgs {
    const args = new BuildArgs(this.solve.request.buildArgs)
    for (const { args: declared } of this.metaArgs) {
      for (const { key, value } of declared)
        args.addMeta({
          key,
          value: value === undefined ? undefined : expandWord(value, args.meta, this.solve),
        })
    }
    return args
  }

  #baseName(index: number): string {
    const from = this.solve.stages[index]?.from
    try {
      return expandWord(from?.base ?? '', this.#args().meta, this.solve)
    } catch (error) {
      throw error instanceof DockerfileError ? new EngineError('InvalidParameter', error.message) : error
    }
  }

  #stageOf(name: string, before: number): number | undefined {
    const index = findStage(this.solve.stages.slice(0, before), name)
    return index
  }

  *#base(name: string, index: number, names: StepNames): Blocking<BaseImage> {
    if (name === 'scratch') return scratch
    const { solve } = this
    const known = solve.images.get(name)
    const metadata = this.#metadata.get(name)
    if (!metadata) throw new EngineError('System', `${name} was not looked up`)
    const text = names.next(`FROM ${metadata.name}`)
    if (known) return known
    const { cache, progress } = solve
    const base = yield* progress.step(text, function* (step) {
      if (!metadata.local) return yield* pullBase(solve, metadata, step)
      const { local } = metadata
      const isUsed = !(yield* isFirstStepCached(solve, index, local))
      step.isCached = isUsed && cache.bases.has(local.snapshot.key)
      if (isUsed) cache.bases.add(local.snapshot.key)
      yield* noteBase(solve, local, text)
      return local
    })
    solve.images.set(name, base)
    return base
  }

  *#source(from: string, index: number): Blocking<{ root: string; release(): void }> {
    const { layerStore } = this.solve.engine
    const stage = this.#stageOf(from, index)
    const snapshot =
      stage === undefined ? (yield* this.#image(from)).snapshot : this.solve.built.get(stage)?.snapshot
    const mount = yield* layerStore.createMount(snapshot?.layer)
    const release = (): void => {
      layerStore.unmount(mount)
      layerStore.removeMount(mount)
    }
    return { root: layerStore.mount(mount), release }
  }

  *#image(name: string): Blocking<BaseImage> {
    const known = this.solve.images.get(name)
    const metadata = this.#metadata.get(name)
    if (known || !metadata) return known ?? scratch
    const { solve } = this
    const image = yield* solve.progress.step(`FROM ${metadata.name}`, function* (step) {
      return metadata.local ?? (yield* pullBase(solve, metadata, step))
    })
    solve.images.set(name, image)
    return image
  }
}

/** The base's files count as a record of their own. */
function* noteBase({ engine, cache }: Solve, { snapshot }: BaseImage, name: string): Blocking<void> {
  if (cache.get(snapshot.key)) return
  const { layer, key } = snapshot
  if (layer) layer.references++
  const time = engine.sys.realtime()
  cache.add({
    id: cacheId(engine.sys),
    key,
    type: 'regular',
    layer,
    size: layer?.size ?? 0,
    description: `pulled from ${name}`,
    created: time.seconds,
    createdAt: rfc3339Nano(time),
    used: time.seconds,
    uses: 1,
  })
}
