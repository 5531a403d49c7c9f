import { command } from '../../command'
import { validateContextName } from '../../config/context-store'

export const use = command({
  use: 'CONTEXT',
  summary: { en: 'Make a context the current one', zh: '切换当前上下文' },
  args: { accepts: 1 },
  completes: { first: 'context' },
  *run(cli, [name = '']) {
    if (name !== 'default') {
      validateContextName(name)
      yield* cli.contexts.get(name)
    }
    const { config } = cli
    const wanted = name === 'default' ? undefined : name
    if (config.stored.currentContext !== wanted) {
      if (wanted === undefined) delete config.stored.currentContext
      else config.stored.currentContext = wanted
      yield* config.save()
    }
    yield* cli.print(`${name}\n`)
    yield* cli.printError(`Current context is now "${name}"\n`)
    if (wanted !== undefined && cli.process.env.get('DOCKER_HOST')) {
      yield* cli.printError(
        `Warning: DOCKER_HOST environment variable overrides the active context. To use "${name}", either set the global --context flag, or unset DOCKER_HOST environment variable.\n`,
      )
    }
  },
})
