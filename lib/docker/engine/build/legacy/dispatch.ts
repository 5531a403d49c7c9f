import { isErrno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { EngineError } from '../../error'
import { mkdirAll } from '../../files'
import { scopedPath } from '../../runtime/scoped-path'
import { changeConfig } from '../change-config'
import type { Instruction } from '../dockerfile/instruction'
import { expandInstruction } from '../expand-instruction'
import { resolvePath } from '../run-config'
import { copy } from './copy'
import { run } from './run'
import type { StageState } from './stage-state'
import { commitNote, commitStep, createStep, type LegacyBuild, noteConfig, probeCache } from './step'

/** Does one instruction (moby builder/dockerfile dispatch). @throws EngineError */
export function* dispatch(build: LegacyBuild, state: StageState, written: Instruction): Blocking<void> {
  const { args, escape: escapeToken } = build
  const instruction = expandInstruction(
    written,
    [...state.config.Env, ...args.environment(state.config.Env)],
    escapeToken,
  )
  switch (instruction.type) {
    case 'from':
      return
    case 'run':
      return yield* run(build, state, instruction)
    case 'add':
    case 'copy':
      return yield* copy(build, state, instruction)
    case 'workdir':
      return yield* workdir(build, state, instruction.value)
  }
  yield* commitNote(build, state, noteOf(build, state, instruction))
}

function noteOf(build: LegacyBuild, state: StageState, instruction: Instruction): string {
  if (instruction.type === 'arg') {
    for (const one of instruction.args) build.args.add(one)
    const shown = instruction.args.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`))
    return `ARG ${shown.join(' ')}`
  }
  if (instruction.type === 'maintainer') {
    state.maintainer = instruction.value
    return `MAINTAINER ${instruction.value}`
  }
  return changeConfig(state, instruction)
}

/** WORKDIR makes its directory at once, so that it is a step with files. */
function* workdir(build: LegacyBuild, state: StageState, path: string): Blocking<void> {
  const directory = resolvePath(state.config.WorkingDir, path)
  state.config = { ...state.config, WorkingDir: directory }
  const config = noteConfig(state, `WORKDIR ${directory}`)
  if (yield* probeCache(build, state, config)) return
  const container = yield* createStep(build, state, config)
  const { sys, layerStore } = build.engine
  const root = layerStore.mount(container.layer)
  try {
    mkdirAll(sys, scopedPath(sys, root, directory))
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new EngineError('System', `Cannot mkdir: ${directory} is not a directory`)
  } finally {
    layerStore.unmount(container.layer)
  }
  yield* commitStep(build, state, container, config)
}
