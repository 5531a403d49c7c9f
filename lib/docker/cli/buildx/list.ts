import { command, none } from '../command'
import { pruneBuildCache } from '../command/builder/prune'
import { pruneFlags } from '../command/shared/format-flags'
import { bytes } from '../flag/resource-types'
import { bool, string } from '../flag/scalar-types'
import { humanSize } from '../units'

export const ls = command({
  use: '',
  summary: { en: 'List builders', zh: '列出构建器' },
  args: none,
  flags: { 'no-trunc': { type: bool, help: 'Show long values in full' } },
  *run(cli) {
    yield* cli.print(
      'NAME/NODE     DRIVER/ENDPOINT   STATUS    BUILDKIT         PLATFORMS\n' +
        'default*      docker                                       \n' +
        ' \\_ default    \\_ default       running   v0.0.0+unknown   linux/amd64 (+4), linux/386\n',
    )
  },
})

export const version = command({
  use: '',
  summary: { en: 'Show the version of buildx', zh: '显示 buildx 版本' },
  args: none,
  *run(cli) {
    yield* cli.print('github.com/docker/buildx v0.29.1 a32761aeb3debd39be1eca514af3693af0db334b\n')
  },
})

export const du = command({
  use: '',
  summary: { en: 'Show what the build cache takes', zh: '显示构建缓存占用' },
  args: none,
  flags: { verbose: { type: bool, help: 'Tell more of each' }, filter: { type: string, help: 'Only some' } },
  *run(cli) {
    const client = yield* cli.client()
    const { BuildCache } = yield* client.call('diskUsage', {}, {})
    const records = BuildCache ?? []
    const total = records.reduce((sum, { Size }) => sum + Size, 0)
    const rows = records.map(
      ({ ID, InUse, Size }) =>
        `${`${ID}${InUse ? '*' : ''}`.padEnd(40)}\t${InUse ? 'false' : 'true '}\t${humanSize(Size, 3).padEnd(10)}\t`,
    )
    const header = `${'ID'.padEnd(40)}\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n`
    yield* cli.print(header + rows.map((row) => `${row}\n`).join(''))
    const shared = records.filter(({ Shared }) => Shared).reduce((sum, { Size }) => sum + Size, 0)
    yield* cli.print(
      `Shared:\t\t${humanSize(shared, 4)}\nPrivate:\t${humanSize(total - shared, 4)}\nReclaimable:\t${humanSize(total, 4)}\nTotal:\t\t${humanSize(total, 4)}\n`,
    )
  },
})

export const prune = command({
  use: '',
  summary: { en: 'Remove build cache', zh: '删除构建缓存' },
  args: none,
  flags: {
    ...pruneFlags,
    all: { type: bool, short: 'a', help: 'Remove all cache, not only what nothing refers to' },
    'keep-storage': { type: bytes, help: 'Leave this much' },
  },
  *run(cli, _, flags) {
    const { bytes: freed, text } = yield* pruneBuildCache(cli, flags.filter, {
      all: flags.all,
      keepBytes: flags['keep-storage'],
    })
    const ids = text.split('\n').slice(1).filter(Boolean)
    const header = ids.length > 0 ? `${'ID'.padEnd(40)}\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n` : ''
    const rows = ids.map((id) => `${id.padEnd(40)}\ttrue \t0B        \tLess than a second ago\n`)
    yield* cli.print(`${header}${rows.join('')}Total:\t${humanSize(freed, 4)}\n`)
  },
})
