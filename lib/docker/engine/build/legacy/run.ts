import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { EngineError } from '../../error'
import { StepError } from '../build-error'
import type { InstructionOf } from '../dockerfile/instruction'
import { resolveCommand } from '../run-config'
import { runStepContainer } from '../step-container'
import type { StageState } from './stage-state'
import { commitStep, createStep, type LegacyBuild, probeCache } from './step'

/** An option only BuildKit has. */
export function needsBuildKit(flag: string): EngineError {
  return new EngineError(
    'InvalidParameter',
    `the --${flag} option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled`,
  )
}

/** RUN: the image's own shell or program in a container, whose files become a layer (moby dispatchRun). @throws EngineError */
export function* run(
  build: LegacyBuild,
  state: StageState,
  { command, flags }: InstructionOf<'run'>,
): Blocking<void> {
  if (!state.image)
    throw new EngineError('InvalidParameter', 'Please provide a source image with `from` prior to run')
  const [flag] = flags.keys()
  if (flag !== undefined) throw needsBuildKit(flag)
  const { engine, args, client } = build
  const words = resolveCommand(command, state.config.Shell)
  const given = args.environment(state.config.Env)
  const shown = given.filter((entry) => args.isShown(entry.split('=')[0] ?? '')).sort()
  const saved = given.length > 0 ? [`|${shown.length}`, ...shown, ...words] : words
  const recorded = { ...state.config, Cmd: saved, Entrypoint: null }
  if (yield* probeCache(build, state, recorded)) return
  const config = {
    ...state.config,
    Cmd: words,
    Entrypoint: [''],
    Env: [...state.config.Env, ...given],
    Healthcheck: { Test: ['NONE'] },
  }
  const container = yield* createStep(build, state, config)
  const status = yield* runStepContainer(engine, container, client, (stream, text) =>
    build.emit(stream, text),
  )
  if (status !== 0) {
    throw new StepError(`The command '${words.join(' ')}' returned a non-zero code: ${status}`, status)
  }
  yield* commitStep(build, state, container, recorded)
}
