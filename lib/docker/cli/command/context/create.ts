import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { parseHost } from '../../client/endpoint'
import { command, exactly } from '../../command'
import { type ContextMetadata, validateContextName } from '../../config/context-store'
import { CommandError, messageOf } from '../../error'
import { stringMap } from '../../flag/collecting-types'
import { string } from '../../flag/scalar-types'
import { defaultContext } from './default-context'

function* metadata(cli: Cli, name: string): Blocking<ContextMetadata> {
  return name === 'default' ? defaultContext(cli) : yield* cli.contexts.get(name)
}

/** The endpoint of `--docker host=…`; certificates are not simulated. @throws Error in the client's words */
export function* endpointOf(
  cli: Cli,
  settings: Readonly<Record<string, string>>,
): Blocking<ContextMetadata['Endpoints']> {
  for (const key of Object.keys(settings)) {
    if (!['from', 'host', 'ca', 'cert', 'key', 'skip-tls-verify'].includes(key)) {
      throw new Error(`unable to create docker endpoint config: unrecognized config key: ${key}`)
    }
    if (['ca', 'cert', 'key'].includes(key))
      throw new CommandError(`docker: --docker ${key}= is not simulated here`, 125)
  }
  if (settings.from !== undefined) return (yield* metadata(cli, settings.from)).Endpoints
  try {
    const { host } = parseHost(settings.host ?? '')
    return {
      docker: {
        ...(settings.host !== undefined && { Host: host }),
        SkipTLSVerify: settings['skip-tls-verify'] === 'true',
      },
    }
  } catch (error) {
    throw new Error(`unable to create docker endpoint config: ${messageOf(error)}`)
  }
}

export const create = command({
  use: '[OPTIONS] CONTEXT',
  summary: { en: 'Make a context: a name for a daemon to talk to', zh: '创建上下文' },
  args: exactly(1),
  flags: {
    description: { type: string, help: 'What it is for' },
    docker: { type: stringMap, help: 'Where its daemon is (host=tcp://HOST:2375)' },
    from: { type: string, help: 'Make it like this one', completes: 'context' },
  },
  *run(cli, [name = ''], { description, docker, from }, changed) {
    validateContextName(name)
    if (cli.contexts.has(name)) throw new CommandError(`context "${name}" already exists`)
    const copies = from !== '' || !changed('docker')
    if (copies && changed('docker')) throw new CommandError('cannot use --docker flag when --from is set')
    const source = copies ? yield* metadata(cli, from || cli.currentContext) : undefined
    yield* cli.contexts.put({
      Name: name,
      Metadata: { ...source?.Metadata, ...(description !== '' && { Description: description }) },
      Endpoints: source ? source.Endpoints : yield* endpointOf(cli, docker),
    })
    yield* cli.print(`${name}\n`)
    yield* cli.printError(`Successfully created context "${name}"\n`)
  },
})
