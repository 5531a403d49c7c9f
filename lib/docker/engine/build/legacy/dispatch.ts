import { isErrno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { signalOf } from '../../container/kill'
import { EngineError } from '../../error'
import { mkdirAll } from '../../files'
import { scopedPath } from '../../runtime/scoped-path'
import type { Instruction } from '../dockerfile/instruction'
import { expandInstruction } from '../expand-instruction'
import { exposedPorts } from '../expose'
import { quoteList, resolveCommand, resolvePath, setEnv } from '../run-config'
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
  yield* commitNote(build, state, change(build, state, instruction))
}

/** Changes the configuration; what the step's history says. */
function change(build: LegacyBuild, state: StageState, instruction: Instruction): string {
  const { config } = state
  const set = (changes: Partial<StageState['config']>): void => {
    state.config = { ...config, ...changes }
  }
  switch (instruction.type) {
    case 'env': {
      let env = config.Env
      for (const { key, value } of instruction.pairs) env = setEnv(env, key, value)
      set({ Env: env })
      return `ENV ${instruction.pairs.map(({ key, value }) => `${key}=${value}`).join(' ')}`
    }
    case 'label': {
      set({
        Labels: {
          ...config.Labels,
          ...Object.fromEntries(instruction.pairs.map(({ key, value }) => [key, value])),
        },
      })
      return `LABEL ${instruction.pairs.map(({ key, value }) => `${key}=${value}`).join(' ')}`
    }
    case 'arg':
      for (const one of instruction.args) build.args.add(one)
      return `ARG ${instruction.args.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)).join(' ')}`
    case 'cmd': {
      const words = resolveCommand(instruction.command, config.Shell)
      set({ Cmd: words })
      state.hasCmd = true
      return `CMD ${quoteList(words)}`
    }
    case 'entrypoint': {
      const words = resolveCommand(instruction.command, config.Shell)
      set({ Entrypoint: words, ...(!state.hasCmd && { Cmd: null }) })
      return `ENTRYPOINT ${quoteList(words)}`
    }
    case 'expose':
      set({ ExposedPorts: { ...config.ExposedPorts, ...exposedPorts(instruction.ports) } })
      return `EXPOSE ${instruction.ports.join(' ')}`
    case 'user':
      set({ User: instruction.value })
      return `USER ${instruction.value}`
    case 'volume':
      set({
        Volumes: { ...config.Volumes, ...Object.fromEntries(instruction.paths.map((path) => [path, {}])) },
      })
      return `VOLUME [${instruction.paths.join(' ')}]`
    case 'stopsignal':
      signalOf(instruction.value)
      set({ StopSignal: instruction.value })
      return `STOPSIGNAL ${instruction.value}`
    case 'shell':
      set({ Shell: instruction.shell })
      return `SHELL [${instruction.shell.join(' ')}]`
    case 'healthcheck':
      set({ Healthcheck: instruction.health })
      return `HEALTHCHECK ${healthNote(instruction.health)}`
    case 'onbuild':
      set({ OnBuild: [...(config.OnBuild ?? []), instruction.trigger] })
      return `ONBUILD ${instruction.trigger}`
    case 'maintainer':
      state.maintainer = instruction.value
      return `MAINTAINER ${instruction.value}`
  }
  return ''
}

/** Go's `%q` of a health configuration. */
function healthNote(health: {
  Test?: string[]
  Interval?: number
  Timeout?: number
  StartPeriod?: number
  StartInterval?: number
  Retries?: number
}): string {
  const { Test = [], Interval = 0, Timeout = 0, StartPeriod = 0, StartInterval = 0, Retries = 0 } = health
  const quoted = [Interval, Timeout, StartPeriod, StartInterval].map((time) => `"${time / 1e9}s"`)
  return `{${quoteList(Test)} ${quoted.join(' ')} '\\x${Retries.toString(16).padStart(2, '0')}'}`
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
