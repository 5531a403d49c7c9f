import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Cli } from '../cli'
import { atLeast, command } from '../command'
import { CommandError, DaemonError } from '../error'
import { bool, string } from '../flag/scalar-types'
import { quote } from '../go/quote'
import { finders } from '../inspect/finders'
import { type Inspected, inspect as inspectObjects } from '../inspect/inspect'
import { objectFormat } from './shared/format-flags'

const types = 'config container image network node plugin secret service task volume'.split(' ')

function isSkippable(error: unknown): boolean {
  if (!(error instanceof CommandError)) return false
  const isMissing = error instanceof DaemonError && error.httpStatus === 404
  return isMissing || /not supported|invalid reference format/.test(error.message)
}

/** Tries each kind of object in turn; a type narrows it to one. @throws CommandError when there is none */
function* findAny(cli: Cli, name: string, type: string, size: boolean): Blocking<Inspected> {
  const inOrder = [
    ['container', finders.container(cli, size)],
    ['image', finders.image(cli)],
    ['network', finders.network(cli)],
    ['volume', finders.volume(cli)],
    ['plugin', finders.plugin(cli)],
  ] as const
  for (const [kind, find] of inOrder) {
    if (type !== '' && type !== kind) continue
    if (type === '' && kind === 'plugin') yield* askForSwarm(cli)
    try {
      const found = yield* find(name)
      if (size && kind !== 'container') yield* cli.printError(`WARNING: --size ignored for ${kind}\n`)
      return found
    } catch (error) {
      if (type !== '' || !isSkippable(error)) throw error
    }
  }
  throw new CommandError(`Error: No such object: ${name}`)
}

/** Before what only a swarm has, the client asks whether there is one; here there never is. */
function* askForSwarm(cli: Cli): Blocking<void> {
  const client = yield* cli.client()
  yield* client.order('info')
}

export const inspect = command({
  use: '[OPTIONS] NAME|ID [NAME|ID...]',
  summary: { en: 'Show all the daemon knows of anything', zh: '显示任意 Docker 对象的详细信息' },
  args: atLeast(1),
  flags: {
    ...objectFormat,
    size: { type: bool, short: 's', help: 'Show what a container takes on disk' },
    type: { type: string, help: 'Look only among this kind', completes: types },
  },
  completes: 'container',
  *run(cli, names, { format, size, type }, changed) {
    const list = types.map((name) => `"${name}"`).join(', ')
    if (changed('type') && type === '') throw new CommandError(`type is empty: must be one of ${list}`)
    if (type !== '' && !types.includes(type)) {
      throw new CommandError(`unknown type: ${quote(type)}: must be one of ${list}`)
    }
    yield* inspectObjects(cli, names, format, (name) => findAny(cli, name, type, size))
  },
})
