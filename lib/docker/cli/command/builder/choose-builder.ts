import { isErrno } from '../../../../linux/kernel/errno'
import { signalNumbers } from '../../../../linux/kernel/signal'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { CommandError, messageOf } from '../../error'
import { exists } from '../../files'
import { parseBoolean } from '../../go/parse-number'

/** Where docker's packages put the plugin. */
export const BUILDX = '/usr/libexec/docker/cli-plugins/docker-buildx'

const DEPRECATED = 'DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n'
const NO_BUILDX = `            Install the buildx component to build images with BuildKit:
            https://docs.docker.com/go/buildx/`
const TURNED_OFF = `            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.`
const REQUIRED = `ERROR: BuildKit is enabled but the buildx component is missing or broken.
       Install the buildx component to build images with BuildKit:
       https://docs.docker.com/go/buildx/`

/**
 * Commands that build go to the buildx plugin where it is there and DOCKER_BUILDKIT does not forbid it; else the old
 * builder does them, after a warning. True when the plugin has done all there was to do. @throws CommandError
 */
export function* chooseBuilder(cli: Cli, words: readonly string[]): Blocking<boolean> {
  const [first, second] = words
  const hasPlugin = exists(cli.sys, BUILDX)
  if (first === 'buildx' && hasPlugin) return yield* runPlugin(cli, words)
  if (first !== 'build' && first !== 'builder' && !(first === 'image' && second === 'build')) return false
  const wanted = cli.process.env.get('DOCKER_BUILDKIT') ?? ''
  const isForced = wanted !== '' && enabled(wanted)
  if (isForced && !hasPlugin) throw new CommandError(REQUIRED)
  if (hasPlugin && (isForced || wanted === '')) {
    const rest = first === 'build' ? words : words.slice(1)
    return yield* runPlugin(cli, ['buildx', ...rest])
  }
  yield* cli.server()
  yield* cli.printError(`${DEPRECATED}${wanted === '' ? NO_BUILDX : TURNED_OFF}\n\n`)
  return false
}

function enabled(text: string): boolean {
  try {
    return parseBoolean(text)
  } catch (error) {
    throw new CommandError(`DOCKER_BUILDKIT environment variable expects boolean value: ${messageOf(error)}`)
  }
}

/** @throws CommandError with the plugin's exit status */
function* runPlugin({ sys, globals, config }: Cli, words: readonly string[]): Blocking<true> {
  const hosts = globals.host.flatMap((host) => ['-H', host])
  const context = globals.context === '' ? [] : ['--context', globals.context]
  const argv = ['docker', '--config', config.directory, ...hosts, ...context, ...words]
  const pid = yield* sys.spawn({ path: BUILDX, argv })
  for (;;) {
    try {
      const status = yield* sys.wait4(pid)
      if (!status) continue
      if ('exited' in status && status.exited === 0) return true
      if ('exited' in status) throw new CommandError('', status.exited)
      throw new CommandError('', 'signaled' in status ? 128 + signalNumbers[status.signaled] : 1)
    } catch (error) {
      if (!isErrno(error, 'EINTR')) throw error
    }
  }
}
