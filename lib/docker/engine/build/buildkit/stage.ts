import { isErrno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { HistoryEntry } from '../../../registry/image-manifest'
import { EngineError } from '../../error'
import { mkdirAll } from '../../files'
import { scopedPath } from '../../runtime/scoped-path'
import type { BuildArgs } from '../build-args'
import { changeConfig } from '../change-config'
import { flagText } from '../dockerfile/flags'
import type { Instruction } from '../dockerfile/instruction'
import { parseDockerfile } from '../dockerfile/parse'
import { parseStages } from '../dockerfile/stages'
import { expandInstruction } from '../expand-instruction'
import { exposedPorts } from '../expose'
import { resolvePath } from '../run-config'
import { copyFiles } from './copy'
import { type StepNames, shownInstruction } from './names'
import { executeRun, runWords } from './run'
import { type BuiltStage, cachedStep, type Snapshot, type Solve } from './snapshot'

/** Finds the root of what COPY --from names. */
export type FindSource = (from: string) => Blocking<{ readonly root: string; release(): void }>

/** Does one instruction of a stage. @throws EngineError */
export function* dispatch(
  solve: Solve,
  stage: BuiltStage,
  written: Instruction,
  args: BuildArgs,
  names: StepNames,
  findSource: FindSource,
): Blocking<void> {
  const environment = [...stage.config.Env, ...args.environment(stage.config.Env)]
  const instruction = expandInstruction(written, environment, solve.escape)
  const variables = new Map(
    environment.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  )
  const show = (): string => names.next(shownInstruction(written, variables))
  switch (instruction.type) {
    case 'from':
      return
    case 'run': {
      const words = runWords(instruction, stage.config.Shell)
      const given = args.environment(stage.config.Env).sort()
      const config = { ...stage.config, Env: [...stage.config.Env, ...given] }
      const operation = runOperation(stage, instruction, args)
      const after = yield* cachedStep(solve, show(), stage.snapshot, operation, (step) =>
        executeRun(solve, stage.snapshot, config, instruction, words, step),
      )
      const shown = given.length > 0 ? [`|${given.length}`, ...given, ...words] : words
      return record(stage, `RUN ${shown.join(' ')} # buildkit`, after)
    }
    case 'add':
    case 'copy': {
      const from = flagText(instruction.flags, 'from')
      const source = from === '' ? { root: solve.context, release() {} } : yield* findSource(from)
      try {
        const after = yield* copyFiles(solve, show(), stage.snapshot, stage.config, instruction, source.root)
        const { sources, heredocs, destination, type } = instruction
        const shown = [...sources, ...heredocs.map(({ name }) => name), destination].join(' ')
        return record(stage, `${type.toUpperCase()} ${shown} # buildkit`, after)
      } finally {
        source.release()
      }
    }
    case 'workdir': {
      const directory = resolvePath(stage.config.WorkingDir, instruction.value)
      const after = yield* workdir(solve, show(), stage.snapshot, directory)
      stage.config = { ...stage.config, WorkingDir: directory }
      return record(stage, `WORKDIR ${instruction.value}`, after)
    }
    case 'arg': {
      for (const one of instruction.args) args.add(one)
      const shown = instruction.args.map(({ key }) => {
        const value = args.allowed.get(key)
        return value === undefined ? key : `${key}=${value}`
      })
      return record(stage, `ARG ${shown.join(' ')}`)
    }
    case 'maintainer':
      stage.author = instruction.value
      return record(stage, `MAINTAINER ${instruction.value}`)
    case 'expose': {
      changeConfig(stage, instruction)
      return record(stage, `EXPOSE [${Object.keys(exposedPorts(instruction.ports)).sort().join(' ')}]`)
    }
    default:
      record(stage, changeConfig(stage, instruction))
  }
}

/** What makes two RUNs the same. */
export function runOperation(
  { config }: BuiltStage,
  run: Extract<Instruction, { type: 'run' }>,
  args: BuildArgs,
): unknown {
  const { User, Env, WorkingDir, Shell } = config
  return ['run', runWords(run, Shell), run.node.flags, User, WorkingDir, Env, args.environment(Env).sort()]
}

function record(stage: BuiltStage, createdBy: string, snapshot?: Snapshot): void {
  const created = snapshot?.created ?? stage.history.at(-1)?.created ?? stage.snapshot.created
  const entry: HistoryEntry = {
    created,
    created_by: createdBy,
    comment: 'buildkit.dockerfile.v0',
    ...(!snapshot && { empty_layer: true }),
  }
  stage.history.push(entry)
  if (snapshot) stage.snapshot = snapshot
}

function* workdir(solve: Solve, name: string, before: Snapshot, directory: string): Blocking<Snapshot> {
  const { sys, layerStore } = solve.engine
  return yield* cachedStep(solve, name, before, ['workdir', directory], function* () {
    const mount = yield* layerStore.createMount(before.layer)
    try {
      const merged = layerStore.mount(mount)
      mkdirAll(sys, scopedPath(sys, merged, directory))
      layerStore.unmount(mount)
      return yield* layerStore.commit(mount, { moves: true })
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new EngineError('System', `mkdir ${directory}: not a directory`)
    } finally {
      layerStore.unmount(mount)
      layerStore.removeMount(mount)
    }
  })
}

/** What a base image left to those who build on it. */
export function triggers(onBuild: readonly string[]): readonly Instruction[] {
  if (onBuild.length === 0) return []
  return parseStages(parseDockerfile(`FROM x\n${onBuild.join('\n')}\n`).nodes).stages[0]?.instructions ?? []
}
