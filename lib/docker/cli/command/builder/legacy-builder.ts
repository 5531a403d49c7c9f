import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { CommandError, messageOf } from '../../error'
import { parseBoolean } from '../../go/parse-number'

const DEPRECATED = 'DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n'
const NO_BUILDX = `            Install the buildx component to build images with BuildKit:
            https://docs.docker.com/go/buildx/`
const TURNED_OFF = `            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.`
const REQUIRED = `ERROR: BuildKit is enabled but the buildx component is missing or broken.
       Install the buildx component to build images with BuildKit:
       https://docs.docker.com/go/buildx/`

/** Commands that build warn that the old builder does it, or refuse when BuildKit was asked for. @throws CommandError */
export function* warnOfLegacyBuilder(cli: Cli, [first, second]: readonly string[]): Blocking<void> {
  if (first !== 'build' && first !== 'builder' && !(first === 'image' && second === 'build')) return
  const wanted = cli.process.env.get('DOCKER_BUILDKIT') ?? ''
  if (wanted !== '' && enabled(wanted)) throw new CommandError(REQUIRED)
  yield* cli.server()
  yield* cli.printError(`${DEPRECATED}${wanted === '' ? NO_BUILDX : TURNED_OFF}\n\n`)
}

function enabled(text: string): boolean {
  try {
    return parseBoolean(text)
  } catch (error) {
    throw new CommandError(`DOCKER_BUILDKIT environment variable expects boolean value: ${messageOf(error)}`)
  }
}
