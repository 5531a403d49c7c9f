import { atLeast, command } from '../../command'
import { messageOf } from '../../error'
import { bool } from '../../flag/scalar-types'
import { fail } from '../shared/each'

export const rm = command({
  use: 'CONTEXT [CONTEXT...]',
  aliases: ['remove'],
  summary: { en: 'Remove contexts', zh: '删除上下文' },
  args: atLeast(1),
  flags: { force: { type: bool, short: 'f', help: 'Remove it even while it is in use' } },
  completes: 'context',
  *run(cli, names, { force }) {
    const failures: string[] = []
    for (const name of names) {
      try {
        if (name === 'default') throw new Error('context "default" cannot be removed')
        if (name === cli.currentContext) {
          if (!force) throw new Error(`context "${name}" is in use, set -f flag to force remove`)
          delete cli.config.stored.currentContext
          yield* cli.config.save()
        }
        if (!force && !cli.contexts.has(name)) throw new Error(`context "${name}" does not exist`)
        cli.contexts.remove(name)
        yield* cli.print(`${name}\n`)
      } catch (error) {
        failures.push(messageOf(error))
      }
    }
    fail(failures)
  },
})
