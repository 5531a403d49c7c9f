import { atLeast, command } from '../../command'
import { CommandError, isNotFound } from '../../error'
import { bool } from '../../flag/scalar-types'
import { fail } from '../shared/each'

export const rm = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  aliases: ['remove'],
  summary: { en: 'Remove containers', zh: '删除容器' },
  forms: 'docker container rm, docker container remove, docker rm',
  args: atLeast(1),
  flags: {
    force: { type: bool, short: 'f', help: 'Remove it even while it runs (kills it first)' },
    link: { type: bool, short: 'l', help: 'Remove the named link only' },
    volumes: { type: bool, short: 'v', help: 'Remove its anonymous volumes too' },
  },
  completes: 'stopped container',
  *run(cli, names, { force, link, volumes }) {
    const client = yield* cli.client()
    const query = { v: volumes || undefined, link: link || undefined, force: force || undefined }
    const failures: string[] = []
    for (const name of names) {
      try {
        const trimmed = name.replace(/^\/+|\/+$/g, '')
        if (trimmed === '') throw new CommandError('container name cannot be empty')
        yield* client.order('containerDelete', { name: trimmed }, { query })
        yield* cli.print(`${name}\n`)
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        // With force, what is not there counts as removed.
        if (force && isNotFound(error)) yield* cli.printError(`${error.message}\n`)
        else failures.push(error.message)
      }
    }
    fail(failures)
  },
})
