import { atLeast, command } from '../../command'
import { CommandError, DaemonError } from '../../error'
import { strings } from '../../flag/collecting-types'
import { bool } from '../../flag/scalar-types'
import { platformJson } from '../../opts/platform'

export const rm = command({
  use: '[OPTIONS] IMAGE [IMAGE...]',
  aliases: ['rmi', 'remove'],
  summary: { en: 'Remove images', zh: '删除镜像' },
  forms: 'docker image rm, docker image remove, docker rmi',
  args: atLeast(1),
  flags: {
    force: { type: bool, short: 'f', help: 'Remove it even when stopped containers use it' },
    'no-prune': { type: bool, help: 'Keep untagged parents' },
    platform: { type: strings, help: 'Remove only this platform (os[/arch[/variant]])', support: 'partial' },
  },
  completes: 'image',
  *run(cli, names, flags) {
    const client = yield* cli.client()
    const platforms = flags.platform.flatMap((text) => platformJson(text) ?? [])
    const query = { force: flags.force || undefined, noprune: flags['no-prune'] || undefined, platforms }
    const failures: CommandError[] = []
    for (const name of names) {
      try {
        for (const { Deleted, Untagged } of yield* client.call('imageDelete', { name }, { query })) {
          yield* cli.print(Deleted ? `Deleted: ${Deleted}\n` : `Untagged: ${Untagged}\n`)
        }
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        failures.push(error)
      }
    }
    if (failures.length === 0) return
    const text = failures.map((failure) => failure.message).join('\n')
    const onlyMissing = failures.every(
      (failure) => failure instanceof DaemonError && failure.httpStatus === 404,
    )
    if (!flags.force || !onlyMissing) throw new CommandError(text)
    yield* cli.printError(`${text}\n`)
  },
})
