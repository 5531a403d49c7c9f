import { command, exactly } from '../../command'
import { validateContextName } from '../../config/context-store'
import { stringMap } from '../../flag/collecting-types'
import { string } from '../../flag/scalar-types'
import { endpointOf } from './create'

export const update = command({
  use: '[OPTIONS] CONTEXT',
  summary: { en: 'Change a context', zh: '修改上下文' },
  args: exactly(1),
  flags: {
    description: { type: string, help: 'What it is for' },
    docker: { type: stringMap, help: 'Where its daemon is (host=tcp://HOST:2375)' },
  },
  completes: { first: 'context' },
  *run(cli, [name = ''], { description, docker }, changed) {
    validateContextName(name)
    const context = yield* cli.contexts.get(name)
    yield* cli.contexts.put({
      ...context,
      Metadata: { ...context.Metadata, ...(description !== '' && { Description: description }) },
      Endpoints: changed('docker') ? yield* endpointOf(cli, docker) : context.Endpoints,
    })
    yield* cli.print(`${name}\n`)
    yield* cli.printError(`Successfully updated context "${name}"\n`)
  },
})
