import { atLeast, command } from '../../command'
import { CommandError } from '../../error'
import { string } from '../../flag/scalar-types'
import { checkPull, createContainer, withHelp } from './create-container'
import { type CreateRequest, createRequest } from './create-request'
import { containerFlags } from './flags/container-flags'

export const create = command({
  use: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: { en: 'Make a container without starting it', zh: '创建容器，但不启动' },
  forms: 'docker container create, docker create',
  args: atLeast(1),
  interspersed: false,
  flags: { ...containerFlags, name: { type: string, help: 'Name of the container' } },
  completes: { first: 'image' },
  *run(cli, args, flags, changed) {
    let request: CreateRequest
    try {
      checkPull(flags.pull)
      request = yield* createRequest(cli, flags, { changed }, args)
    } catch (error) {
      throw new CommandError(withHelp(error, 'create'), 125)
    }
    const id = yield* createContainer(cli, flags, request, flags.name)
    yield* cli.print(`${id}\n`)
  },
})
