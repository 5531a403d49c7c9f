import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { BuildArgs } from '../build-args'
import { expandInstruction } from '../expand-instruction'
import { findSources } from '../files/source'
import { resolvePath, runConfigOf, setEnv } from '../run-config'
import { copyOperation } from './copy'
import { type BaseImage, type BuiltStage, type Solve, stepKey } from './snapshot'
import { runOperation } from './stage'

/** Whether the first step after FROM need not be done: then nobody needs the base's files. */
export function* isFirstStepCached(solve: Solve, index: number, base: BaseImage): Blocking<boolean> {
  const { cache, request, engine, context } = solve
  const stage = solve.stages[index]
  if (!request.usesCache || !stage) return false
  const args = new BuildArgs(request.buildArgs)
  const built: BuiltStage = {
    snapshot: base.snapshot,
    config: runConfigOf(base.config),
    author: '',
    hasCmd: false,
    history: [],
  }
  for (const written of stage.instructions) {
    const { config } = built
    const instruction = expandInstruction(
      written,
      [...config.Env, ...args.environment(config.Env)],
      solve.escape,
    )
    const isCached = (operation: unknown): boolean =>
      cache.get(stepKey(base.snapshot, operation)) !== undefined
    switch (instruction.type) {
      case 'run':
        return isCached(runOperation(built, instruction, args))
      case 'workdir':
        return isCached(['workdir', resolvePath(config.WorkingDir, instruction.value)])
      case 'add':
      case 'copy': {
        if (instruction.flags.has('from') || instruction.heredocs.length > 0) return false
        const sources = instruction.sources.flatMap((source) => findSources(engine.sys, context, source))
        return isCached(yield* copyOperation(solve, config, instruction, sources))
      }
      case 'arg':
        for (const one of instruction.args) args.add(one)
        break
      case 'env': {
        let env = config.Env
        for (const { key, value } of instruction.pairs) env = setEnv(env, key, value)
        built.config = { ...config, Env: env }
        break
      }
      case 'user':
        built.config = { ...config, User: instruction.value }
        break
      case 'shell':
        built.config = { ...config, Shell: instruction.shell }
    }
  }
  return true
}
