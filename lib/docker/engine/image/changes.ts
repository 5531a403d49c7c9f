import type { ImageConfig } from '../../registry/image-source'
import { changeConfig } from '../build/change-config'
import { DockerfileError } from '../build/dockerfile/error'
import { parseDockerfile } from '../build/dockerfile/parse'
import { parseInstruction } from '../build/dockerfile/parse-instruction'
import { expandInstruction } from '../build/expand-instruction'
import { imageConfigOf, type RunConfig, resolvePath } from '../build/run-config'
import { EngineError } from '../error'

const allowed = new Set(
  'cmd entrypoint healthcheck env expose label onbuild stopsignal user volume workdir'.split(' '),
)

/** A configuration after `--change` instructions (moby dockerfile.BuildFromConfig). @throws EngineError */
export function applyChanges(config: RunConfig, changes: readonly string[]): ImageConfig {
  if (changes.length === 0) return imageConfigOf(config)
  const stage = { config, hasCmd: false }
  try {
    const { nodes, directives } = parseDockerfile(changes.join('\n'))
    for (const { name, word } of nodes) {
      if (!allowed.has(name))
        throw new EngineError('InvalidParameter', `${word} is not a valid change command`)
    }
    for (const node of nodes) {
      const instruction = expandInstruction(parseInstruction(node), stage.config.Env, directives.escape)
      if (instruction.type === 'workdir')
        stage.config = {
          ...stage.config,
          WorkingDir: resolvePath(stage.config.WorkingDir, instruction.value),
        }
      else changeConfig(stage, instruction)
    }
  } catch (error) {
    throw error instanceof DockerfileError ? new EngineError('InvalidParameter', error.message) : error
  }
  return imageConfigOf(stage.config)
}
