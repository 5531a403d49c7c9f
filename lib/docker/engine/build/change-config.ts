import type { HealthConfig } from '../../api/types/container-config'
import { signalOf } from '../container/kill'
import type { Instruction, KeyValue } from './dockerfile/instruction'
import { exposedPorts } from './expose'
import { quoteList, type RunConfig, resolveCommand, setEnv } from './run-config'

/** What instructions change of a stage. */
export interface ChangingStage {
  config: RunConfig
  /** this stage has its own CMD, which a new ENTRYPOINT keeps */
  hasCmd: boolean
}

const shown = (pairs: readonly KeyValue[]): string =>
  pairs.map(({ key, value }) => `${key}=${value}`).join(' ')

/** Changes the configuration as an instruction that makes no files asks; what the history says. @throws EngineError */
export function changeConfig(stage: ChangingStage, instruction: Instruction): string {
  const { config } = stage
  const set = (changes: Partial<RunConfig>): void => {
    stage.config = { ...config, ...changes }
  }
  switch (instruction.type) {
    case 'env': {
      let env = config.Env
      for (const { key, value } of instruction.pairs) env = setEnv(env, key, value)
      set({ Env: env })
      return `ENV ${shown(instruction.pairs)}`
    }
    case 'label': {
      set({
        Labels: {
          ...config.Labels,
          ...Object.fromEntries(instruction.pairs.map(({ key, value }) => [key, value])),
        },
      })
      return `LABEL ${shown(instruction.pairs)}`
    }
    case 'cmd': {
      const words = resolveCommand(instruction.command, config.Shell)
      set({ Cmd: words })
      stage.hasCmd = true
      return `CMD ${quoteList(words)}`
    }
    case 'entrypoint': {
      const words = resolveCommand(instruction.command, config.Shell)
      set({ Entrypoint: words, ...(!stage.hasCmd && { Cmd: null }) })
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
  }
  return ''
}

/** Go's `%q` of a health configuration. */
function healthNote(health: HealthConfig): string {
  const { Test = [], Interval = 0, Timeout = 0, StartPeriod = 0, StartInterval = 0, Retries = 0 } = health
  const quoted = [Interval, Timeout, StartPeriod, StartInterval].map((time) => `"${time / 1e9}s"`)
  return `{${quoteList(Test)} ${quoted.join(' ')} '\\x${Retries.toString(16).padStart(2, '0')}'}`
}
